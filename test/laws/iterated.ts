/** Maps done again and again: as one term, and written out. */
import type { Tensor, Wires } from 'lensor'
import { Para, graphOf, iterate } from 'lensor'
import { emit, inline } from '../../src/graph/graph.ts'
import { reshape, slice } from '../../src/graph/structural.ts'
import { batched } from '../../src/objects/wire.ts'
import { generator } from '../../src/terms/morphism.ts'
import type { AnyMap } from './maps.ts'
import { untyped } from './maps.ts'

/** f : P ⊗ (S ⊗ X) → S, and how often it is done. */
export interface Iterated {
  readonly f: AnyMap
  readonly X: Wires
  readonly count: number
}

/** iterate(n, f). */
export const again = ({ f, count }: Iterated): AnyMap => untyped(iterate(count, f as never))

/** A map with the first wires of its domain as parameters. */
export const above = (P: Wires, map: AnyMap): AnyMap =>
  new Para(generator(P, map.dom.slice(P.length), (...points) => inline(graphOf(map.term), points), {}, map.cod))

/** Place i of the first axis. */
function placeOf(tensor: Tensor, start: number): Tensor {
  const [, ...shape] = tensor.wire.shape as number[]
  return emit(reshape, [emit(slice, [tensor], { axis: 0, start, length: 1 })], { shape })
}

/** f done n times, each time written out. */
export function writtenOut({ f, X, count }: Iterated): AnyMap {
  const [P, S] = [f.params, f.cod]
  const body = (...points: readonly Tensor[]): readonly Tensor[] => {
    const params = points.slice(0, P.length)
    const [first, inputs] = [points.slice(P.length, P.length + S.length), points.slice(P.length + S.length)]
    const step = (state: readonly Tensor[], place: number): readonly Tensor[] =>
      inline(graphOf(f.term), [...params, ...state, ...inputs.map((tensor) => placeOf(tensor, place))])
    return Array.from({ length: count }, (_, place) => place).reduce(step, first)
  }
  return new Para(generator(P, [...S, ...batched(count, X)], body, {}, S))
}
