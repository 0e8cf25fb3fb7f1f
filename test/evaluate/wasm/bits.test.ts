/** The kernels over ℤ₂ compute the meaning of a graph, bit for bit, however their units are shared out. */
import * as fc from 'fast-check'
import type { Wires } from 'lensor'
import {
  Random,
  add,
  bit,
  bits,
  broadcast,
  constant,
  contract,
  fold,
  graphOf,
  integersModulo2,
  linear,
  lookupTable,
  morphism,
  multiply,
  pad,
  permute,
  reshape,
  reverse,
  slice,
  sum,
  window,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { bitKernels, hasBitKernel } from '../../../src/evaluate/wasm/bits/index.ts'
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

const newRegion = (name: string, bytes: number): Region => ({ name, bytes })

const regionOf = ({ wire }: Graph['inputs'][number], at: number): Region =>
  newRegion(`${at}`, Math.ceil(elements(wire.shape) / 128) * 16)

/** Bits as bytes, eight in each, the first lowest. */
function bytesOf(list: readonly unknown[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (const [at, element] of list.entries())
    bytes[at >> 3] = (bytes[at >> 3] as number) | (Number(element) << (at & 7))
  return bytes
}

/** What the kernels of a graph give for random bits, however shared out, is what the graph means. */
function expectMeaning(graph: Graph, seed = 1): void {
  const random = new Random(seed)
  const draw = (shape: readonly number[]): number[] =>
    Array.from({ length: elements(shape) }, () => Math.floor(2 * random.uniform()))
  const inputs = graph.inputs.map(regionOf)
  const outputs = graph.outputs.map(regionOf)
  const lists = graph.inputs.map(({ wire }) => draw(wire.shape))
  const kernels = bitKernels(graph, inputs, outputs, newRegion)
  const running = runKernels(kernels, [...inputs, ...outputs])
  const given = inputs.map((region, at) => bytesOf(lists[at] as number[], region.bytes))
  const expected = meaningOf(graph)(lists).map((list, at) => bytesOf(list, (outputs[at] as Region).bytes))
  for (const share of [undefined, backwards, halves]) {
    for (const region of kernels.flatMap(({ writes }) => writes)) running.bytes(region).fill(0xa5)
    for (const [at, region] of inputs.entries()) running.bytes(region).set(given[at] as Uint8Array)
    running.run(share)
    for (const [at, region] of outputs.entries()) {
      const different = (expected[at] as Uint8Array).findIndex((byte, place) => byte !== running.bytes(region)[place])
      expect(`output ${at} differs at byte ${different}`).toBe(`output ${at} differs at byte -1`)
    }
    for (const [at, region] of inputs.entries()) expect(running.bytes(region)).toEqual(given[at])
  }
}

const covered = (graph: Graph): boolean => graph.values.every(hasBitKernel)

describe('random terms', () => {
  law(
    'their kernels compute their meaning',
    maps,
    (map) => {
      const graph = graphOf(map.term)
      if (covered(graph)) expectMeaning(graph)
    },
    over,
  )

  const sizes = fc.constantFrom(1, 2, 31, 33, 128, 129)
  law(
    'so do those of their batches, and of their reverses',
    (domain) => fc.tuple(maps(domain), sizes),
    ([map, size]) => {
      for (const made of [map, map.batch(size), reverse(map as never), reverse(map.batch(size) as never)]) {
        const graph = graphOf((made as AnyMap).term)
        if (covered(graph)) expectMeaning(graph)
      }
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
    expectMeaning(
      graphOf(
        morphism([x, x], (a, b) => [
          add(a, b),
          multiply(a, b),
          a,
          add(a, b),
          reshape(elements(shape))(a as never) as never,
        ]).term,
      ),
    )
  })

  test('constants', () => {
    const list = Array.from({ length: elements(shape) }, (_, at) => ((at * 7) % 5) & 1)
    expectMeaning(
      graphOf(morphism([x], (a) => [constant(x, 1), constant(x, 0), constant(x, list), add(a, constant(x, 1))]).term),
    )
  })

  test.each(axes)('sum, slice, pad and broadcast at axis %i', (axis) => {
    const size = shape[axis] as number
    expectMeaning(written([x], (a) => sum(a, axis as never)))
    expectMeaning(written([x], (a) => pad(a, axis as never, 1, 2)))
    expectMeaning(written([x], (a) => broadcast(a, axis, 3)))
    expectMeaning(written([x], (a) => broadcast(a, axis + 1, 130)))
    expectMeaning(
      written([x], (a) => slice(a, axis as never, Math.min(1, size) as never, Math.max(0, size - 2) as never)),
    )
    const moved = [...axes.slice(axis), ...axes.slice(0, axis)]
    expectMeaning(written([x], (a) => permute(a, moved as never)))
  })

  test.each(axes.filter((axis) => (shape[axis] as number) >= 2))('window and fold at axis %i', (axis) => {
    for (const stride of [1, 2, 3]) {
      const windows = written([x], (a) => window(a, axis as never, 2 as never, stride))
      expectMeaning(windows)
      const cut = windows.outputs[0]?.wire.shape as number[]
      expectMeaning(written([bit(...cut)], (a) => fold(a, axis as never, shape[axis] as number, stride)))
    }
  })
})

describe('contract', () => {
  const sizes: Readonly<Record<string, number>> = { a: 130, b: 3, i: 5, j: 40, k: 17, l: 129, m: 1, z: 0, w: 256 }
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
  ])('%s', (subscripts) => {
    const [left = '', right = ''] = subscripts.split('->')[0]?.split(',') ?? []
    const object = [left, right].map((letters) => bit(...[...letters].map((letter) => sizes[letter] as number)))
    expectMeaning(written(object, (x, y) => contract(x, y, subscripts as never)))
  })
})

describe('layers', () => {
  test.each([
    ['lookupTable(1) of 8, 1000', bits(8).pipe(lookupTable(1)).batch(1000)],
    ['lookupTable(3) of 5, 77', bits(5).pipe(lookupTable(3)).batch(77)],
    ['linear of 784 and 128, 200', bits(784).pipe(linear(128)).pipe(linear(10)).batch(200)],
    ['linear of 100 and 33, 129', bits(100).pipe(linear(33)).pipe(linear(10)).batch(129)],
  ])('%s', (_name, map) => {
    expectMeaning(graphOf(untyped(map as never).term))
    expectMeaning(graphOf(untyped(reverse(map as never)).term))
  })
})
