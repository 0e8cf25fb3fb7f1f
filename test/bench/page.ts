/** The page of measurements: fixed words, and sections that a run replaces. */
import { noteOn } from './notes.ts'
import { missedOn } from './report.ts'

/** The sections of the page in their order: what each is called, and what it is about. */
export const sections: Readonly<Record<string, { readonly heading: string; readonly about: string }>> = {
  W1: {
    heading: 'W1: a small network',
    about: 'Shaped for the Iris flowers. A step is so short that what stands around the arithmetic decides.',
  },
  W2: { heading: 'W2: a network of two layers', about: 'Shaped for the digits of MNIST.' },
  W3: {
    heading: 'W3: a convolutional network',
    about: 'Two convolutions with biases, each with a relu and a pooling, and a dense layer.',
  },
  W4: { heading: 'W4: wide layers', about: 'All time goes into contractions of a thousand by a thousand.' },
  W5: {
    heading: 'W5: circuits over ℤ₂',
    about:
      'A step is reverse derivative ascent: forward, the Boolean error, the reverse derivative, the update by XOR. A lookup table is a polynomial here, as the derivative needs it; a program that knows it to be an array may index it, and two peers do.',
  },
  bits: {
    heading: 'Bits in cache',
    about: 'A sum of vectors over ℤ₂, beside a loop of the host that does nothing else: two reads and a write a word.',
  },
  contraction: {
    heading: 'A contraction',
    about:
      'Beside the peers, the host’s peak: multiplications and additions of f64x2 in registers, none waiting for memory.',
  },
  compile: {
    heading: 'From term to callable',
    about:
      'Making the term and compiling it, up to a module that is ready to run: in a process that has compiled nothing before, and again in the same process.',
  },
  growth: {
    heading: 'Growth',
    about:
      'How a step of ours grows with layers, width, batch and parameters, and compiling with layers. Where the exponent of time against arithmetic is 1 it is linear; under 1, a small step has costs that a large one does not feel.',
  },
  unrolling: {
    heading: 'Many steps, and R of them',
    about:
      'What a call of R of n steps takes, as one `iterate` and in the blocks of `rematerialise`: the arena, which holds the states that are remembered beside parameters, inputs and scratch, and the time.',
  },
  curves: {
    heading: 'Learning curves',
    about:
      'No speed is bought by accuracy: the losses of each workload, step by step, beside those of the reference engine, at sizes that it can do.',
  },
}

const introduction = `# Performance

What a learning step of this library costs, beside peers that run as a good user of each would run them. The page is written
by the command that measures:

\`\`\`sh
npm run bench                # all of it; on first use it installs the peers, and PyTorch where there is a Python
npm run bench -- W1 growth   # some of the sections, the others stay
\`\`\`

- All peers start from the same parameters and the same data, drawn from a seed. After three steps the parameters of each
  are compared with those of plain loops over doubles: *off by* is ‖p − q‖ / ‖q − q₀‖, the difference relative to how far
  three steps moved them. Over 10⁻⁹ in doubles, or 10⁻⁴ in singles, a peer has no time. jax-js is held to the bound of
  singles in doubles too, since its exponential and its logarithm are of single precision.
- A step is what the peer does in its own loop over batches that lie in its memory: forward, loss, backward, update. *µs a
  step* is the median of many short rounds, in which the peers take turns; *middle half* is from the lower quarter to the
  upper. While one runs, nothing else does.
- *times ours* is the median over ours: how much longer it takes. Where it is under 1, the peer is faster. A target asks
  for the least of it.
- Ours counts in doubles and on one thread, where it is not said otherwise. PyTorch has fused optimisers, gradients that are
  set to none, the kernels of BLAS that it finds itself, and memory that stays with the process once freed. numpy is written
  by hand, forward and backward, in place.
`

const begins = (group: string): string => `<!-- ${group} -->`
const ends = (group: string): string => `<!-- end of ${group} -->`

/** The body of a section of a page; nothing where it has none. */
export function sectionOn(page: string, group: string): string | undefined {
  const [start, end] = [page.indexOf(begins(group)), page.indexOf(ends(group))]
  return start < 0 || end < 0 ? undefined : page.slice(start + begins(group).length, end).trim()
}

/** The page with some of its sections anew, and the others as they were. */
export function withSections(page: string, fresh: Readonly<Record<string, string>>): string {
  const bodies = Object.entries(sections).flatMap(([group, { heading, about }]) => {
    const body = fresh[group] ?? sectionOn(page, group)
    return body === undefined ? [] : [`## ${heading}\n\n${about}\n\n${begins(group)}\n\n${body}\n\n${ends(group)}\n`]
  })
  const measured = bodies.join('\n')
  return [introduction, measured, `## Where a target is missed\n\n${missed(measured)}\n`].join('\n')
}

/** The targets that a page says are missed, with what is known about each. */
function missed(page: string): string {
  const rows = missedOn(page)
  if (rows.length === 0) return 'Nowhere.'
  return rows
    .map(([workload = '', against = '', asked, measured, outcome]) =>
      [
        `- **${workload}**, beside ${against}: ${asked} was asked for, ${measured} came; ${outcome}.`,
        noteOn(workload, against),
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    )
    .join('\n')
}
