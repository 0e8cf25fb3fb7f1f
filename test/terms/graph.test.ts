/** What the graphs of terms hold: no value twice, none that nothing depends on, and each forward value once in a put. */
import type { Para, ParaLens, Port, Real, Wires } from 'lensor'
import {
  add,
  compile,
  constant,
  copy,
  dense,
  discard,
  exp,
  graphOf,
  identity,
  input,
  morphism,
  multiply,
  real,
  reverse,
  scale,
  sum,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { countsOf, valuesOf } from './counting.ts'

const width = 3
type Vector = [Real<[typeof width]>]
type Layered = ParaLens<Port, Vector, Vector>

const layer = (): Layered => input(width).pipe(dense(width)).pipe(tanh).lens() as unknown as Layered

/** ((l₁; l₂); l₃); … */
const leftNested = (count: number): Layered =>
  Array.from({ length: count - 1 }, layer).reduce((done, next) => done.pipe(next) as unknown as Layered, layer())

/** l₁; (l₂; (l₃; …)) */
const rightNested = (count: number): Layered =>
  Array.from({ length: count - 1 }, layer).reduce((done, before) => before.pipe(done) as unknown as Layered, layer())

/** The lens of the composite, instead of the composite of the lenses. */
const ofComposite = (count: number): Layered => {
  type Model = Para<Wires, Vector, Vector>
  const next = (model: Model): Model => model.pipe(dense(width)).pipe(tanh) as unknown as Model
  let model = input(width) as unknown as Model
  for (let at = 0; at < count; at++) model = next(model)
  return model.lens() as unknown as Layered
}

describe.each([
  ['left-nested', leftNested],
  ['right-nested', rightNested],
  ['the lens of a composite', ofComposite],
])('the put of n dense layers, %s', (_name, nested) => {
  test.each([1, 5, 20])('runs each forward primitive once: n = %i', (count) => {
    const graph = graphOf(nested(count).put.term)
    const contractions = valuesOf(graph, 'contract').map(({ node: { attributes } }) => {
      const { left, right, output } = attributes as { left: string; right: string; output: string }
      return `${left},${right}->${output}`
    })
    const counted = (subscripts: string): number => contractions.filter((found) => found === subscripts).length
    expect(valuesOf(graph, 'tanh')).toHaveLength(count)
    // Wx, and backward the changes of W and of x.
    expect(counted('ij,j->i')).toBe(count)
    expect(counted('i,j->ij')).toBe(count)
    expect(counted('ij,i->j')).toBe(count)
    expect(contractions).toHaveLength(3 * count)
  })

  test('is a graph linear in n', () => {
    const size = (count: number): number => graphOf(nested(count).put.term).values.length
    expect(size(20) - size(19)).toBe(size(3) - size(2))
  })
})

describe('hash-consing', () => {
  test('x · y and x · y are one value', () => {
    const twice = morphism([real(2), real(2)], (x, y) => [add(multiply(x, y), multiply(x, y))])
    expect(countsOf(twice)).toEqual({ multiply: 1, add: 1 })
  })

  test('is across parts of a term: Δ; (f ⊗ f) computes f once', () => {
    const f = morphism([real(2)], (x) => [exp(x)])
    const pair = identity([real(2)])
      .pipe(copy([real(2)]))
      .pipe(f.par(f))
    const { values, outputs } = graphOf(pair.term)
    expect(values).toHaveLength(1)
    expect(outputs[0]).toBe(outputs[1])
  })

  test('keeps values apart whose attributes, operands or wires differ', () => {
    const sums = morphism([real(2, 2)], (x) => [sum(x, 0), sum(x, 1)])
    const operands = morphism([real(2), real(2)], (x, y) => [exp(x), exp(y)])
    const constants = morphism([], () => [constant(real(2), 1), constant(real(3), 1), constant(real(2), -1)])
    const zeros = morphism([], () => [constant(real(), 0), constant(real(), -0)])
    expect(countsOf(sums)).toEqual({ sum: 2 })
    expect(countsOf(operands)).toEqual({ exp: 2 })
    expect(countsOf(constants)).toEqual({ constant: 3 })
    expect(compile(zeros)()).toEqual([Float64Array.of(0), Float64Array.of(-0)])
  })

  test('unit laws leave no value: x + 0, 1 · x', () => {
    const units = morphism([real(2)], (x) => [scale(add(x, constant(x.wire, 0)), 1)])
    expect(graphOf(units.term).values).toEqual([])
  })
})

describe('dead values', () => {
  test('what no output depends on is not in the graph', () => {
    const unused = morphism([real(2)], (x) => {
      exp(multiply(x, x))
      return [add(x, x)]
    })
    expect(countsOf(unused)).toEqual({ add: 1 })
  })

  test('what is discarded is not in the graph', () => {
    const half = morphism([real(2)], (x) => [exp(x), add(x, x)])
    const kept = half.pipe(discard([real(2)]).par(identity([real(2)])))
    expect(countsOf(kept)).toEqual({ add: 1 })
  })

  test('R does not run forward what the change does not need', () => {
    const f = morphism([real(2)], (x) => [add(exp(x), multiply(x, x))])
    expect(countsOf(f)).toEqual({ exp: 1, multiply: 1, add: 1 })
    // e · eˣ, then x · e twice and their sums: neither x · x nor the sum of the forward half.
    expect(countsOf(reverse(f))).toEqual({ exp: 1, multiply: 3, add: 2 })
  })
})

describe('the graph of a term', () => {
  test('is made once', () => {
    const model = input(2).pipe(dense(3)).pipe(tanh)
    const put = model.lens().put
    expect(graphOf(model.term)).toBe(graphOf(model.term))
    expect(graphOf(put.term)).toBe(graphOf(put.term))
  })

  test('has operands before what uses them, and inputs in the order of P ⊗ A', () => {
    const graph = graphOf(input(2).pipe(dense(3)).pipe(tanh).lens().put.term)
    expect(graph.inputs.map(({ wire }) => wire.shape)).toEqual([[3, 2], [3], [2], [3]])
    const known = new Set(graph.inputs)
    for (const value of graph.values) {
      expect(value.node.operands.every((operand) => known.has(operand))).toBe(true)
      known.add(value)
    }
    expect(graph.outputs.every((output) => known.has(output))).toBe(true)
  })
})
