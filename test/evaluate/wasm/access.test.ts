/** What is added up to a value: where each term goes, so that nothing is moved that is only added. */
import type { Tensor } from 'lensor'
import { add, fold, pad, real, reshape, sum, tanh } from 'lensor'
import { expect, test } from 'vitest'
import { reachOf } from '../../../src/evaluate/wasm/reals/access.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { trace } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { elements } from '../../../src/objects/wire.ts'
import { placesOf } from './places.ts'

type Point = Tensor<ReturnType<typeof real<[4]>>>

const graphOf = (body: (x: Point, y: Point) => Tensor): Graph =>
  trace([real(4), real(4)], ([x, y]) => [body(x as Point, y as Point)])

const given = [
  [1, 2, 3, 4],
  [50, 60, 70, 80],
]

/** The last value of a graph, put together from its terms. */
function assembled(graph: Graph): number[] {
  const [output] = graph.outputs as readonly [Tensor]
  const total = new Array<number>(elements(output.wire.shape as number[])).fill(0)
  for (const { source, view } of reachOf(graph).terms(output) ?? []) {
    const [list = []] = meaningOf({ ...graph, outputs: [source] })(given) as number[][]
    for (const [at, place] of placesOf(view).entries()) total[place] = (total[place] as number) + (list[at] as number)
  }
  return total
}

test.each<[string, number, (x: Point, y: Point) => Tensor]>([
  ['two parts beside each other', 2, (x, y) => add(pad(x, 0, 0, 4), pad(y, 0, 4, 0))],
  [
    'three, two of which are in one place',
    3,
    (x, y) => add(add(pad(x, 0, 0, 4), pad(y, 0, 4, 0)), pad(tanh(x), 0, 0, 4)),
  ],
  ['a part of a part', 1, (x) => pad(pad(x, 0, 1, 0), 0, 2, 1)],
  ['windows that overlap', 1, (x) => fold(reshape(2, 2)(x), 0, 3, 1)],
  [
    'windows beside a part',
    2,
    (x, y) => add(fold(reshape(2, 2)(x), 0, 4, 2), pad(fold(reshape(2, 2)(y), 0, 3, 1), 0, 1, 0)),
  ],
  ['a sum of parts', 2, (x, y) => sum(add(pad(x, 0, 0, 4), pad(y, 0, 4, 0)), 0)],
])('%s', (_name, count, body) => {
  const graph = graphOf(body)
  const [output] = graph.outputs as readonly [Tensor]
  expect(reachOf(graph).terms(output)).toHaveLength(count)
  expect(assembled(graph)).toEqual(meaningOf(graph)(given)[0])
  // All that is between the terms and the value is never computed.
  const reach = reachOf(graph)
  const sources = new Set(reach.terms(output)?.map(({ source }) => source))
  const between = graph.values.filter(
    (value) => value !== output && ['pad', 'fold', 'add'].includes(value.node.primitive?.name ?? ''),
  )
  for (const value of between) expect(reach.isAbsorbed(value)).toBe(!sources.has(value))
})

test('a part that is used elsewhere too is a term of its own', () => {
  const graph = trace([real(4), real(4)], ([x, y]) => {
    const part = pad(x as Point, 0, 0, 4)
    return [add(part, pad(y as Point, 0, 4, 0)), part]
  })
  const reach = reachOf(graph)
  const [output, part] = graph.outputs as readonly [Tensor, Tensor]
  expect(reach.terms(output)?.map(({ source }) => source)).toContain(part)
  expect(reach.isAbsorbed(part)).toBe(false)
  expect(reach.uses(part)).toBe(2)
})
