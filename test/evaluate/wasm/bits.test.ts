/** The kernels over ℤ₂ compute the meaning of a graph, bit for bit, however their units are shared out. */
import * as fc from 'fast-check'
import type { Domain, Tensor, Wires } from 'lensor'
import {
  Random,
  add,
  bit,
  bits,
  broadcast,
  constant,
  contract,
  fold,
  gather,
  graphOf,
  integersModulo2,
  linear,
  lookupTable,
  morphism,
  multiply,
  pad,
  permute,
  real,
  reshape,
  reverse,
  slice,
  sum,
  window,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { bitKernels, hasBitKernel } from '../../../src/evaluate/wasm/bits/index.ts'
import { simplified } from '../../../src/evaluate/passes/passes.ts'
import type { Region } from '../../../src/evaluate/wasm/kernel.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { elements } from '../../../src/objects/wire.ts'
import { law } from '../../laws/law.ts'
import type { AnyMap } from '../../laws/maps.ts'
import { untyped } from '../../laws/maps.ts'
import { maps } from '../../laws/terms.ts'
import { backwards, halves, runKernels } from './run-kernels.ts'

const over = [['ℤ₂', integersModulo2]] as const

const newRegion = (name: string, bytes: number, data?: Uint8Array): Region => ({
  name,
  bytes,
  ...(data === undefined ? {} : { data }),
})

const regionsOf = (tensors: readonly Tensor[]): Region[] =>
  tensors.map(({ wire }, at) => newRegion(`${at}`, Math.ceil(elements(wire.shape) / 128) * 16))

/** Bits as bytes, eight in each, the first lowest. */
function bytesOf(list: readonly unknown[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (const [at, element] of list.entries())
    bytes[at >> 3] = (bytes[at >> 3] as number) | (Number(element) << (at & 7))
  return bytes
}

/** Where what the kernels of a graph do to random bits, however shared out, is not what the graph means. */
function differences(graph: Graph, seed = 1): string[] {
  const random = new Random(seed)
  const draw = (shape: readonly number[]): number[] =>
    Array.from({ length: elements(shape) }, () => Math.floor(2 * random.uniform()))
  const inputs = regionsOf(graph.inputs)
  const outputs = regionsOf(graph.outputs)
  const lists = graph.inputs.map(({ wire }) => draw(wire.shape))
  const kernels = bitKernels(graph, inputs, outputs, newRegion)
  const running = runKernels(kernels, [...inputs, ...outputs])
  const given = inputs.map((region, at) => bytesOf(lists[at] as number[], region.bytes))
  const expected = meaningOf(graph)(lists).map((list, at) => bytesOf(list, (outputs[at] as Region).bytes))
  const found: string[] = []
  for (const share of [undefined, backwards, halves]) {
    for (const region of kernels.flatMap(({ writes }) => writes)) running.bytes(region).fill(0xa5)
    for (const [at, region] of inputs.entries()) running.bytes(region).set(given[at] as Uint8Array)
    running.run(share)
    for (const [regions, bytes, name] of [
      [outputs, expected, 'output'],
      [inputs, given, 'input'],
    ] as const)
      for (const [at, region] of regions.entries()) {
        const place = running.bytes(region).findIndex((byte, index) => byte !== bytes[at]?.[index])
        if (place >= 0) found.push(`${name} ${at}, byte ${place}, ${share?.name ?? 'whole'}`)
      }
  }
  return found
}

function expectMeaning(graph: Graph): void {
  expect(differences(graph)).toEqual([])
}

/** Random maps all of whose values have kernels. */
const covered = (domain: Domain): fc.Arbitrary<AnyMap> =>
  maps(domain).filter((map) => graphOf(map.term).values.every(hasBitKernel))

/** What every law is asked of: a graph, and what the passes make of it. */
function expectMeaningSimplified(graph: Graph): void {
  for (const one of new Set([graph, simplified(graph)])) if (one.values.every(hasBitKernel)) expectMeaning(one)
}

describe('random terms', () => {
  law('their kernels compute their meaning', covered, (map) => expectMeaningSimplified(graphOf(map.term)), over)

  const sizes = fc.constantFrom(1, 2, 3, 31, 33, 64, 128, 129, 130)
  law(
    'so do those of their reverses, of their batches, and of the reverses of these',
    (domain) => fc.tuple(covered(domain), sizes),
    ([map, size]) => {
      const batch = untyped(map.batch(size))
      const graphs = [untyped(reverse(map)), batch, untyped(reverse(batch))].map((one) => graphOf(one.term))
      for (const graph of graphs) expectMeaningSimplified(graph)
    },
    over,
  )
})

const written = (dom: Wires, body: (...points: never[]) => unknown): Graph =>
  graphOf(untyped(morphism(dom as never, ((...points: never[]) => [body(...points)]) as never) as never).term)

const shapes = [
  [],
  [0],
  [1],
  [33],
  [128],
  [129],
  [1000],
  [5, 33],
  [33, 5],
  [128, 3],
  [3, 128],
  [2, 129, 3],
  [130, 2, 2],
  [3, 0, 2],
]

describe.each(shapes)('at shape %#', (...shape: number[]) => {
  const x = bit(...shape)
  const axes = shape.map((_, axis) => axis)

  test('add, multiply, reshape and a result that is an input, or given twice', () => {
    const map = morphism([x, x], (a, b) => [
      add(a, b),
      multiply(a, b),
      a,
      add(a, b),
      reshape(elements(shape))(a as never) as never,
    ])
    expect(differences(graphOf(map.term))).toEqual([])
  })

  test('constants', () => {
    const list = Array.from({ length: elements(shape) }, (_, at) => ((at * 7) % 5) & 1)
    const map = morphism([x], (a) => [constant(x, 1), constant(x, 0), constant(x, list), add(a, constant(x, 1))])
    expect(differences(graphOf(map.term))).toEqual([])
  })

  test('permute', () => {
    const graphs = [axes.toReversed(), [...axes.slice(1), ...axes.slice(0, 1)]].map((order) =>
      written([x], (a) => permute(a, order as never)),
    )
    expect(graphs.flatMap((graph) => differences(graph))).toEqual([])
  })

  test.each(axes)('sum, slice, pad and broadcast at axis %i', (axis) => {
    const size = shape[axis] as number
    const graphs = [
      written([x], (a) => sum(a, axis as never)),
      written([x], (a) => pad(a, axis as never, 1, 2)),
      written([x], (a) => broadcast(a, axis, 3)),
      written([x], (a) => broadcast(a, axis + 1, 130)),
      written([x], (a) => slice(a, axis as never, Math.min(1, size) as never, Math.max(0, size - 2) as never)),
    ]
    expect(graphs.flatMap((graph) => differences(graph))).toEqual([])
  })

  const wide = axes.filter((axis) => (shape[axis] as number) >= 2)
  test.each(wide.flatMap((axis) => [1, 2, 3].map((stride) => [axis, stride] as const)))(
    'window and fold at axis %i, stride %i',
    (axis, stride) => {
      const windows = written([x], (a) => window(a, axis as never, 2 as never, stride))
      const cut = windows.outputs[0]?.wire.shape as number[]
      const folds = written([bit(...cut)], (a) => fold(a, axis as never, shape[axis] as number, stride))
      expect([...differences(windows), ...differences(folds)]).toEqual([])
    },
  )
})

describe('contract', () => {
  const sizes: Readonly<Record<string, number>> = {
    a: 130,
    b: 3,
    i: 5,
    j: 40,
    k: 17,
    l: 129,
    m: 1,
    z: 0,
    w: 256,
    n: 1300,
  }
  test.each([
    'i,i->',
    'l,l->',
    'i,j->ij',
    'ij,j->i',
    'ij,aj->ai',
    'ai,aj->ij',
    'ai,aj->aij',
    'aij,aj->ai',
    'ij,ai->aj',
    'il,al->ai',
    'al,aj->jl',
    'li,la->ai',
    'ij,jk->ik',
    'ij,jl->il',
    'ji,jl->li',
    'lj,jl->',
    'ij,ij->ij',
    'ai,ai->a',
    'ai,bi->ab',
    'abi,abj->ij',
    'bij,bjk->bik',
    'bla,blk->bak',
    'i,j->ji',
    'ij,k->',
    'ij,k->k',
    'ij,kl->lj',
    'z,z->',
    'iz,jz->ij',
    'iz,az->ai',
    'mj,aj->am',
    'wl,lj->wj',
    'wl,wl->l',
    'wa,wl->al',
    'mw,aw->am',
    'am,aw->mw',
    'wa,la->wl',
    'z,i->iz',
    ',i->i',
    ',->',
    'aw,->wa',
    'ab,wb->aw',
    'ji,ik->ij',
    'ji,ik->ki',
    'lj,jk->kl',
    'nl,la->na',
    'nj,j->n',
    'nj,nj->j',
    'ni,ji->nj',
  ])('%s', (subscripts) => {
    const [left = '', right = ''] = subscripts.split('->')[0]?.split(',') ?? []
    const object = [left, right].map((letters) => bit(...[...letters].map((letter) => sizes[letter] as number)))
    expect(differences(written(object, (x, y) => contract(x, y, subscripts as never)))).toEqual([])
  })
})

describe('layers', () => {
  test.each([
    ['lookupTable(1) of 8, 1000', bits(8).pipe(lookupTable(1)).batch(1000)],
    ['lookupTable(3) of 5, 77', bits(5).pipe(lookupTable(3)).batch(77)],
    ['lookupTable(2) of 6, 9000', bits(6).pipe(lookupTable(2)).batch(9000)],
    ['linear of 784 and 128, 200', bits(784).pipe(linear(128)).pipe(linear(10)).batch(200)],
    ['linear of 100 and 33, 129', bits(100).pipe(linear(33)).pipe(linear(10)).batch(129)],
  ])('%s', (_name, map) => {
    const graphs = [untyped(map as never), untyped(reverse(map as never))].map(({ term }) => graphOf(term))
    expect(graphs.flatMap((graph) => differences(graph))).toEqual([])
  })
})

test('a sum along what is broadcast counts its places', () => {
  const graphs = [2, 3, 5, 130].map((size) =>
    written([bit(129)], (x) => {
      const spread = broadcast(x, 1, size)
      return contract(spread as never, spread as never, 'ai,ai->a' as never)
    }),
  )
  expect(graphs.flatMap((graph) => differences(graph))).toEqual([])
})

test('bits that are constant or repeated are read where they are', () => {
  const list = Array.from({ length: 6 }, (_, at) => at & 1)
  const graphs = [
    written([bit(129, 2)], (x: never) =>
      add(broadcast(x, 2, 3) as never, broadcast(constant(bit(2, 3), list), 0, 129) as never),
    ),
    written([bit(130, 6)], (x: never) => contract(x, constant(bit(130), 1) as never, 'ai,a->i' as never)),
    written([bit(6, 130)], (x: never) => add(permute(x, [1, 0] as never) as never, constant(bit(130, 6), 1) as never)),
    written([bit(2)], () => broadcast(broadcast(constant(bit(6), list), 1, 130), 0, 2)),
  ]
  expect(graphs.flatMap((graph) => [graph, simplified(graph)].flatMap((one) => differences(one)))).toEqual([])
})

test('kernels say in readable loops what they read and write', () => {
  const graph = graphOf(bits(100).pipe(linear(33)).batch(129).term)
  const kernels = bitKernels(graph, regionsOf(graph.inputs), regionsOf(graph.outputs), newRegion)
  const names = new Map<Region, string>()
  const nameOf = (region: Region): string => {
    names.set(region, names.get(region) ?? `region${names.size}`)
    return names.get(region) as string
  }
  for (const { text, reads, writes } of kernels) {
    const line = text(nameOf)
    expect([...reads, ...writes].map(nameOf).filter((name) => !line.includes(name))).toEqual([])
    expect(line).toMatch(/for [a-z] in 0\.\.\d+/)
  }
})

test('only values over ℤ₂ have kernels of bits', () => {
  const doubled = graphOf(morphism([real(2)], (x) => [add(x, x)]).term)
  expect(doubled.values.map(hasBitKernel)).toEqual([false])
  const indexed = graphOf(morphism([bit(2)], (x) => [gather(x, constant(real(1), [1]))]).term)
  expect(indexed.values.map(hasBitKernel)).toEqual([false, false])
  const parts = graphOf(bits(2).pipe(lookupTable(1)).term)
  expect(parts.values.every(hasBitKernel)).toBe(true)
})
