/** What is computed in one loop, and what is not: the loops of small terms, as they explain themselves. */
import type { Wire } from 'lensor'
import {
  adam,
  add,
  broadcast,
  cos,
  dense,
  descent,
  exp,
  compile,
  explain,
  graphOf,
  input,
  learningStep,
  morphism,
  multiply,
  pad,
  permute,
  quadratic,
  real,
  sin,
  softmaxCrossEntropy,
  sum,
  supervised,
  tanh,
} from 'lensor'
import { expect, test } from 'vitest'
import { wasm } from '../../../src/evaluate/wasm/engine.ts'
import type { AnyMap } from '../../laws/maps.ts'
import { drawing } from '../../laws/objects.ts'
import { expectMeaning } from '../passes/kept.ts'

/** The texts of a map's loops, after asking that they compute what it means. */
function loops(map: object): readonly string[] {
  const graph = graphOf((map as AnyMap).term)
  const wires = graph.inputs.map(({ wire }) => wire)
  const values = drawing(5)(wires)
  const program = wasm.compile(graph)
  const read = (object: readonly Wire[], list: readonly unknown[]): unknown[][] =>
    object.map(({ domain }, index) => domain.storage.read(list[index]))
  expectMeaning(
    graph,
    read(wires, values),
    read(
      graph.outputs.map(({ wire }) => wire),
      program(values),
    ),
  )
  return program.explain?.().loops.map(({ text }) => text) ?? []
}

test('a bias and what bends it are one loop, however the bias lies', () => {
  expect(loops(morphism([real(3, 4), real(4)], (x, b) => [tanh(add(x, broadcast(b, 0, 3)))]))).toEqual([
    'for i in 0..3, j in 0..4: y0[4i + j] = tanh((c0[4i + j] + c1[j]))',
  ])
})

test('what lies in another order is read where it lies', () => {
  expect(loops(morphism([real(3, 4)], (x) => [exp(permute(x, [1, 0]))]))).toEqual([
    'for i in 0..4, j in 0..3: y0[3i + j] = exp(c0[i + 4j])',
  ])
})

test('sin and cos of one value are one loop, in which it never leaves a register', () => {
  const map = morphism([real(4)], (x) => {
    const y = multiply(x, x)
    return [sin(y), cos(y)]
  })
  expect(loops(map)).toEqual(['for i in 0..4: u0 = c0[i] · c0[i]; y0[i] = sin(u0); y1[i] = cos(u0)'])
})

test('what one later sum alone uses is computed there, once', () => {
  expect(loops(morphism([real(4, 3)], (x) => [sum(multiply(tanh(x), tanh(x)), 1)]))).toEqual([
    'for i in 0..4, j in 0..3: u0 = tanh(c0[3i + j]); y0[i] += u0 · u0 from 0',
  ])
})

test('what is given out, and used by a sum, is kept', () => {
  const map = morphism([real(4, 3)], (x) => {
    const y = tanh(x)
    return [y, sum(multiply(y, y), 1)]
  })
  expect(loops(map)).toEqual([
    'for i in 0..4, j in 0..3: y0[3i + j] = tanh(c0[3i + j])',
    'for i in 0..4, j in 0..3: y1[i] += y0[3i + j] · y0[3i + j] from 0',
  ])
})

test('what two parts of a sum use is computed once, in a loop of its own', () => {
  const map = morphism([real(4)], (x) => {
    const y = tanh(x)
    return [add(pad(y, 0, 1, 0), pad(y, 0, 0, 1))]
  })
  expect(loops(map)).toEqual([
    'for i in 0..4: t0[i] = tanh(c0[i])',
    'for i in 0..5: y0[i] = 0',
    'for i in 0..4: y0[1 + i] += t0[i]',
    'for i in 0..4: y0[i] += t0[i]',
  ])
})

test('so is what two parts of a sum use by way of others', () => {
  const map = morphism([real(4), real(4)], (x, z) => {
    const y = tanh(x)
    return [add(pad(multiply(y, z), 0, 1, 0), pad(add(y, z), 0, 0, 1))]
  })
  expect(loops(map).filter((text) => text.includes('tanh'))).toHaveLength(1)
})

test('a reduction counts as many operations as it combines', () => {
  const program = wasm.compile(graphOf(morphism([real(4, 3)], (x) => [sum(x, 1)]).term))
  expect(program.explain?.().operations).toBe(12)
})

const parts = { model: input(4).pipe(dense(5)).pipe(tanh).pipe(dense(3)), batch: 8, rate: descent(1) } as const

/** The loops of a learning step whose state lies with the engine. */
function stepLoops(step: object): readonly string[] {
  const graph = graphOf((step as AnyMap).term)
  const process = wasm.process?.(graph, { shared: 0, states: graph.outputs.length })
  return process?.explain?.().loops.map(({ text }) => text) ?? []
}

test('Adam’s update is one loop for each parameter, in place, and nothing is copied', () => {
  const learner = supervised({ ...parts, loss: quadratic, optimiser: adam({ rate: 0.01 }) })
  const texts = stepLoops(learningStep(learner))
  const updates = texts.filter((text) => /s\d+\[.*\] = .*sqrt/.test(text))
  expect(updates).toHaveLength(4)
  for (const update of updates) expect(update.match(/; s\d+\[[^\]]*\] = /g)).toHaveLength(3)
  expect(texts.filter((text) => /^\w+ = \w+$/.test(text))).toEqual([])
})

test('softmax cross-entropy and its reverse are a loop for each reduction and each use of one', () => {
  const lens = input(3)
    .batch(2)
    .lens()
    .pipe(softmaxCrossEntropy as never) as unknown as { readonly put: object }
  const texts = loops(lens.put)
  expect(texts.length).toBeLessThanOrEqual(16)
  // The exponential of each score is taken once.
  expect(texts.filter((text) => text.includes('exp('))).toHaveLength(1)
})

test('explain tells what a learner like that of the README is, at a small size', async () => {
  const learner = supervised({
    model: input(2).pipe(dense(2)),
    batch: 2,
    loss: quadratic,
    optimiser: adam({ rate: 0.5 }),
    rate: descent(1),
  })
  const step = learningStep(learner)
  const graph = graphOf((step as unknown as AnyMap).term)
  const process = wasm.process?.(graph, { shared: 0, states: graph.outputs.length })
  const text = String(process?.explain?.()).replace(/a module of [\d,]+/, 'a module of …')
  await expect(`${text}\n`).toMatchFileSnapshot('golden/learner.txt')
})

test('explain refuses what was not compiled, and what an engine keeps to itself', () => {
  expect(() => explain({})).toThrow('✗ explain takes what compile or resident gave, but an object came')
  const silent = compile(input(2), { engine: 'reference' })
  expect(() => explain(silent)).toThrow('✗ explain: the engine does not say what it made of the term')
})
