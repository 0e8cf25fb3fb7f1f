/** The maps of which the laws are stated, and what stands on one side of some of them. */
import type { Bit, Para, Real, Size, Wire, Wires } from 'lensor'
import {
  add,
  bit,
  bits,
  constant,
  contract,
  dense,
  discard,
  identity,
  input,
  linear,
  lookupTable,
  morphism,
  real,
  reverse,
} from 'lensor'

/** Three maps over ℝ that follow each other, ℝ[N] → ℝ[3] → ℝ[N] → ℝ[5], and a map into the parameters of the first. */
export interface Network<N extends Size> {
  readonly f: Para<[Real<[3, N]>], [Real<[N]>], [Real<[3]>]>
  readonly g: Para<[Real<[N, 3]>, Real<[N]>], [Real<[3]>], [Real<[N]>]>
  readonly h: Para<[Real<[5, N]>], [Real<[N]>], [Real<[5]>]>
  readonly r: Para<[], [Real<[3]>, Real<[N]>], [Real<[3, N]>]>
}

export function network<N extends Size>(size: N): Network<N> {
  return {
    f: input(size).pipe(linear(3)),
    g: input(3).pipe(dense(size)),
    h: input(size).pipe(linear(5)),
    r: morphism([real(3), real(size)], (column, row) => [contract(column, row, 'i,j->ij')]),
  }
}

/** The same over ℤ₂: ℤ₂[N] → ℤ₂[3] → ℤ₂[N] → ℤ₂[5]. */
export interface Circuit<N extends number> {
  readonly f: Para<[Bit<[3, N]>], [Bit<[N]>], [Bit<[3]>]>
  readonly g: Para<[Bit<[N, 8]>], [Bit<[3]>], [Bit<[N]>]>
  readonly h: Para<[Bit<[5, N]>], [Bit<[N]>], [Bit<[5]>]>
  readonly r: Para<[], [Bit<[3]>, Bit<[N]>], [Bit<[3, N]>]>
}

export function circuit<N extends number>(size: N): Circuit<N> {
  return {
    f: bits(size).pipe(linear(3)),
    g: bits(3).pipe(lookupTable(size)),
    h: bits(size).pipe(linear(5)),
    r: morphism([bit(3), bit(size)], (column, row) => [contract(column, row, 'i,j->ij')]),
  }
}

/**
 * A law of all that its function takes: the compiler checks it at every size, or over every wire; nothing runs it.
 *
 * No law is stated of an unknown list of wires: there the compiler holds any two types for equal.
 */
export function forEvery(_law: (...given: never[]) => void): void {}

/** 0 : 1 → A. */
export function zeroOf<const A extends Wires>(object: readonly [...A]): Para<[], [], A> {
  return morphism([], () => (object as readonly Wire[]).map((wire) => constant(wire, 0))) as never
}

/** + : A ⊗ A → A. */
export function sumOf<const A extends Wires>(object: readonly [...A]): Para<[], [...A, ...A], A> {
  return morphism([...object, ...object] as Wires, (...points) =>
    object.map((_, place) => add(points[place] as never, points[place + object.length] as never)),
  ) as never
}

/** The map A → B at the parameters 0. */
export function closed<P extends Wires, A extends Wires, B extends Wires>(map: Para<P, A, B>): Para<[], A, B> {
  return map.reparam<Para<[], [], P>>(zeroOf(map.params) as never)
}

/** D[f] : A ⊗ A → B, at a point and a change of it: (A ⊗ 0 ⊗ A); R[R[f]]; π₁. */
export function forwardDerivative<A extends Wires, B extends Wires>(map: Para<[], A, B>): Para<[], [...A, ...A], B> {
  const id = identity<Wires>(map.dom)
  const twice = id
    .par(zeroOf<Wires>(map.cod))
    .par(id)
    .pipe(reverse(reverse(map)) as never)
  return twice.pipe(discard<Wires>(map.dom).par(identity<Wires>(map.cod)) as never) as never
}
