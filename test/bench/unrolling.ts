/** What R of many steps takes, as the steps become more: plain, and in blocks. */
import type { Para, Wires } from 'lensor'
import {
  adam,
  compile,
  dense,
  descent,
  explain,
  identity,
  input,
  iterate,
  learningStep,
  lstmCell,
  quadratic,
  real,
  rematerialise,
  reverse,
  supervised,
  tanh,
} from 'lensor'
import { drawing } from '../laws/objects.ts'
import { untyped } from '../laws/maps.ts'
import type { Contestant, Effort } from './measure.ts'
import { exponentOf, interleaved } from './measure.ts'
import { timed } from './peer.ts'
import { figure, table } from './report.ts'

type Map = Para<Wires, Wires, Wires>

/** What is done again and again: a cell with a heavy state and light inputs, and learning steps, whose state is Adam's. */
const cells: readonly { readonly about: string; readonly cell: Map }[] = [
  {
    about: 'a long short-term memory of 64, batch 16; a state is 16 KiB',
    cell: untyped(
      identity([real(64), real(64), real(1)])
        .pipe(lstmCell(64))
        .batch(16),
    ),
  },
  {
    about: 'learning steps of Adam, dense layers from 8 to 32 to 4, batch 4; a state is 10 KiB',
    cell: untyped(
      learningStep(
        supervised({
          model: input(8).pipe(dense(32)).pipe(tanh).pipe(dense(4)),
          batch: 4,
          loss: quadratic,
          optimiser: adam(),
          rate: descent(1),
        }),
      ),
    ),
  },
]

/** Values of an object, none of them negative, as the second moments of Adam are. */
function positive(value: unknown): unknown {
  return Array.isArray(value) ? value.map(positive) : (value as Float64Array).map(Math.abs)
}

/** R of a map: the bytes of its arena, and its calls, at values that are drawn. */
function derived(id: string, map: Map): Contestant & { readonly bytes: number } {
  const back = untyped(reverse(map))
  const call = compile(back, { engine: 'wasm' }) as unknown as (...values: readonly unknown[]) => unknown
  const values = drawing(1)([...back.params, ...back.dom]).map(positive)
  return {
    id,
    bytes: explain(call).bytes,
    reset() {},
    run: (calls) =>
      timed(() => {
        for (let done = 0; done < calls; done++) call(...values)
      }),
  }
}

/** The section of the page. */
export async function unrollingSection(effort: Effort, isQuick: boolean): Promise<string> {
  const parts: string[] = []
  for (const { about, cell } of cells) {
    const counts = isQuick ? [16, 64] : [16, 64, 256, 1024]
    const measured = counts.map((count) => {
      const steps: Map = untyped(iterate(count, cell as never))
      return [derived(`${count} plain`, steps), derived(`${count} in blocks`, rematerialise(steps))] as const
    })
    const spreads = await interleaved(measured.flat(), effort)
    const timeOf = ({ id }: Contestant): number => spreads.get(id)?.median as number
    const exponent = (of: 0 | 1): string =>
      figure(exponentOf(measured.map((row, index) => [counts[index] as number, row[of].bytes])), 2)
    parts.push(
      `**${about}**. The exponent of bytes against steps is ${exponent(0)} plain, and ${exponent(1)} in blocks.`,
      table(
        ['steps', 'KiB plain', 'KiB in blocks', 'share', 'µs plain', 'µs in blocks', 'times'],
        measured.map(([plain, blocks], index) => [
          figure(counts[index] as number, 1),
          figure(plain.bytes / 1024),
          figure(blocks.bytes / 1024),
          figure(blocks.bytes / plain.bytes),
          figure(timeOf(plain)),
          figure(timeOf(blocks)),
          figure(timeOf(blocks) / timeOf(plain)),
        ]),
      ),
    )
  }
  return parts.join('\n\n')
}
