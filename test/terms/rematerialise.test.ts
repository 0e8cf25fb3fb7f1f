/** Steps in blocks as a term: how they are bracketed, where they stand, and what memory they take. */
import type { Graph, Iteration, Para, Real, Wires } from 'lensor'
import {
  Layer,
  LensorError,
  SizeError,
  adam,
  add,
  bind,
  compile,
  dense,
  descent,
  explain,
  graphOf,
  identity,
  input,
  iterate,
  learningStep,
  linear,
  lstmCell,
  metaLearning,
  momentum,
  morphism,
  multiply,
  notation,
  openAdam,
  parametric,
  quadratic,
  real,
  rematerialise,
  reverse,
  scan,
  supervised,
  tanh,
} from 'lensor'
import { show, showCode } from 'lensor/draw'
import { describe, expect, test } from 'vitest'
import { simplified } from '../../src/evaluate/passes/passes.ts'
import { pasted } from '../draw/pasted.ts'
import { flat } from '../../src/objects/wire.ts'
import type { Lists } from '../graph/evaluate.ts'
import { relativeError, run } from '../graph/evaluate.ts'
import type { AnyMap } from '../laws/maps.ts'
import { untyped } from '../laws/maps.ts'
import { drawing } from '../laws/objects.ts'
import { refused } from './refusal.ts'

const numbers = (...elements: number[]): Float64Array => Float64Array.from(elements)

const step = input(3).pipe(linear(3)).pipe(tanh)
const cell = parametric([real()], [real(), real()], (p, s, x) => [add(multiply(p, s), x)], { name: 'cell' })

describe('how steps are bracketed', () => {
  test.each([
    [0, '(linear(3); tanh)∘⁰'],
    [1, '(linear(3); tanh)∘¹'],
    [3, '(linear(3); tanh)∘³'],
    [4, '((linear(3); tanh)∘²)∘²'],
    [13, 'Δ(ℝ[3×3]) above ((linear(3); tanh)∘⁴)∘³; (linear(3); tanh)∘¹'],
    [100, '((linear(3); tanh)∘¹⁰)∘¹⁰'],
    // 20 divides 200, and 15 does not.
    [200, '((linear(3); tanh)∘²⁰)∘¹⁰'],
  ])('%i of them', (count, expected) => {
    expect(show(rematerialise(iterate(count, step)))).toBe(expected)
  })

  test.each([
    [1, '(linear(3); tanh)∘⁷'],
    [2, 'Δ(ℝ[3×3]) above ((linear(3); tanh)∘²)∘³; (linear(3); tanh)∘¹'],
    [4, 'Δ(ℝ[3×3]) above ((linear(3); tanh)∘⁴)∘¹; (linear(3); tanh)∘³'],
    [7, '(linear(3); tanh)∘⁷'],
    [100, '(linear(3); tanh)∘⁷'],
  ])('7 of them, every %i', (every, expected) => {
    expect(show(rematerialise(iterate(7, step), { every }))).toBe(expected)
  })

  test('each step keeps its own input', () => {
    const blocks = rematerialise(iterate(7, cell), { every: 3 })
    expect(show(blocks)).toBe('Δ(ℝ) above id(ℝ) ⊗ blocks; (cell∘³)∘² ⊗ id(ℝ[1]); cell∘¹')
    expect(notation(blocks.dom)).toBe('ℝ ⊗ ℝ[7]')
    expect(compile(blocks)(numbers(2), numbers(1), numbers(1, 2, 3, 4, 5, 6, 7))).toEqual([
      numbers([1, 2, 3, 4, 5, 6, 7].reduce((state, x) => 2 * state + x, 1)),
    ])
  })

  test('twice: so are the blocks, and the steps in them', () => {
    expect(show(rematerialise(rematerialise(iterate(16, step))))).toBe('((((linear(3); tanh)∘²)∘²)∘²)∘²')
  })

  test('as code, which makes the same graph', () => {
    const blocks = rematerialise(iterate(7, cell), { every: 3 })
    const again = pasted(showCode(blocks)) as typeof blocks
    expect(showCode(again)).toBe(showCode(blocks))
  })
})

describe('where steps stand', () => {
  test('a term without steps stays the same', () => {
    expect(rematerialise(step).term).toBe(step.term)
    expect(rematerialise(step.lens().reparam(adam())).term.kind).toBe('reparametrise')
  })

  test('a term that stands in several places stays one', () => {
    const steps = iterate(4, step)
    const { term } = rematerialise(steps.pipe(steps))
    const [first, second] = term.kind === 'compose' ? term.parts : []
    expect(first).toBeDefined()
    expect(first).toBe(second)
  })

  test('in R, a batch, and under a reparametrisation', () => {
    const around = (steps: Para<[Real<[3, 3]>], [Real<[3]>], [Real<[3]>]>): unknown =>
      reverse(steps.batch(5).reparam(morphism([real(3, 3)], (p) => [multiply(p, p)])))
    const steps = iterate(4, step)
    expect(show(rematerialise(around(steps) as typeof steps))).toBe(show(around(rematerialise(steps)) as typeof steps))
  })

  test('in a layer, which becomes what it is at its object', () => {
    const four = new Layer('four: A → A', () => iterate(4, step).term)
    const model = input(3).pipe(four as never) as unknown as Para<Wires, Wires, Wires>
    expect(show(model)).toBe('four')
    expect(show(rematerialise(model))).toBe('((linear(3); tanh)∘²)∘²')
  })

  test('in the model of a learner, which stays one', () => {
    const learner = iterate(4, step).batch(2).lens().reparam(momentum()).pipe(quadratic).pipe(descent(1))
    const same = rematerialise(learner)
    expect(show(same)).toBe('(momentum above R((((linear(3); tanh)∘²)∘²)²)); quadratic; descent(1)')
    const [one, other] = [learner, same].map((each) => {
      const map = untyped(learningStep(each))
      const wires = flat(map.dom)
      return run(map)(drawing(1)(wires).map((value, index) => wires[index]?.domain.storage.read(value) as number[]))
    }) as unknown as [Lists, Lists]
    expect(relativeError(other, one)).toBeLessThan(1e-14)
  })

  test('over sizes that are names', () => {
    const own = parametric([real('n')], [real('n'), real()], (p, s, _x) => [multiply(p, s)], { name: 'decay' })
    const blocks = rematerialise(iterate(5, own).batch('samples'), { every: 2 })
    expect(notation(blocks.dom)).toBe('ℝ[samples×n] ⊗ ℝ[samples×5]')
    const bound = bind(blocks, { n: 3, samples: 2 })
    expect(show(bound)).toBe('(Δ(ℝ[3]) above id(ℝ[3]) ⊗ blocks; (decay∘²)∘² ⊗ id(ℝ[1]); decay∘¹)²')
  })
})

/** How often the scans of a graph do their steps, and those in them: no two scans of one graph alike, sorted. */
function scansOf({ values }: Graph): readonly string[] {
  const scans = values.filter(({ node }) => (node.primitive as unknown) === scan)
  const text = scans.map(({ node: { attributes } }) => {
    const { count, body } = attributes as unknown as Iteration
    const inner = scansOf(body)
    return inner.length === 0 ? `${count}` : `${count} × (${inner.join(' + ')})`
  })
  return text.toSorted()
}

describe('what memory they take', () => {
  const hidden = identity([real(64), real(64), real(1)])
    .pipe(lstmCell(64))
    .batch(16)
  const model = input(8).pipe(dense(32)).pipe(tanh).pipe(dense(4))
  const learner = supervised({ model, batch: 4, loss: quadratic, optimiser: adam(), rate: descent(1) })
  const cells = { lstm: untyped(hidden), learner: untyped(learningStep(learner)) }

  describe.each(Object.entries(cells))('%s', (_name, each) => {
    const steps = (count: number): AnyMap => untyped(iterate(count, each as never))
    const bytes = (map: AnyMap): number => explain(compile(untyped(reverse(map)), { engine: 'wasm' })).bytes
    const [plain, blocks] = [bytes, (map: AnyMap) => bytes(rematerialise(map))].map((measure) =>
      [16, 64, 256].map((count) => measure(steps(count))),
    ) as [[number, number, number], [number, number, number]]

    test('grows by √n, and not by n', () => {
      const growth = ([less, some, more]: readonly [number, number, number]): number => (more - some) / (some - less)
      expect(growth(plain)).toBeGreaterThan(3.3)
      expect(growth(blocks)).toBeLessThan(2.5)
      expect(blocks[2] / blocks[1]).toBeLessThan(2.5)
      expect(blocks[2]).toBeLessThan(plain[2] / 3)
    })

    test('no simplification undoes it: one run forward to the blocks, one in each, and one back', () => {
      const graph = simplified(graphOf(reverse(rematerialise(steps(256))).term))
      expect(scansOf(graph)).toEqual(['16 × (16 + 16)', '16 × (16)'])
      expect(scansOf(simplified(graphOf(reverse(steps(256)).term)))).toEqual(['256', '256'])
    })
  })
})

test('learning to learn looks back on many steps in less memory, to the same meta-parameters', () => {
  const learner = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(2)).batch(2).lens()
  const bytes: [plain: number, blocks: number][] = []
  for (const steps of [16, 64] as const) {
    const meta = metaLearning({
      learner: learner.reparam(openAdam()).pipe(quadratic).pipe(descent(1)),
      steps,
      tasks: 2,
      optimiser: adam(),
      rate: descent(1),
    })
    const blocks = rematerialise(meta)
    expect(show(blocks)).not.toBe(show(meta))
    const [map, same] = [untyped(learningStep(meta)), untyped(learningStep(blocks))]
    const at = drawing(1)(flat(map.dom)).map((value) => Array.from(value as Float64Array, Math.abs))
    expect(relativeError(run(same)(at), run(map)(at))).toBeLessThan(1e-9)
    bytes.push([explain(compile(map, { engine: 'wasm' })).bytes, explain(compile(same, { engine: 'wasm' })).bytes])
  }
  const [[less, lessInBlocks], [more, moreInBlocks]] = bytes as [(typeof bytes)[0], (typeof bytes)[0]]
  expect(more / less).toBeGreaterThan(3.3)
  expect(moreInBlocks / lessInBlocks).toBeLessThan(2.5)
})

describe('what is refused', () => {
  const steps = iterate(4, step)

  refused(LensorError, [
    [
      'a layer',
      () => rematerialise(tanh as never),
      '✗ rematerialise takes a map or a lens; put a layer behind input first',
    ],
    [
      'another option',
      () => rematerialise(steps, { each: 3 } as never),
      '✗ rematerialise has no option each; it has every',
    ],
  ])
  refused(SizeError, [
    [
      'no step between',
      () => rematerialise(steps, { every: 0 as number }),
      '✗ rematerialise takes, as its option every, a whole number from 1, but 0 came',
    ],
    [
      'half a step between',
      () => rematerialise(steps, { every: 1.5 as number }),
      '✗ rematerialise takes, as its option every, a whole number from 1, but 1.5 came',
    ],
    [
      'a name',
      () => rematerialise(steps, { every: 'n' as never }),
      "✗ rematerialise takes, as its option every, a whole number from 1, but 'n' came",
    ],
  ])
})
