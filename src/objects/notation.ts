import type { Size } from './named-size.ts'
import type { Bundle, Shape, Wire, Wires } from './wire.ts'
import { isBundle } from './wire.ts'

/** The sizes of a shape in mathematical notation: `Axes<[28, 28]>` is `'28×28'`. */
export type Axes<S> = S extends readonly [infer Only extends Size]
  ? `${Only}`
  : S extends readonly [Size, Size, ...unknown[]]
    ? Factors<S>
    : '…'

type Factors<S> = S extends readonly [infer First extends Size, ...infer Rest]
  ? Rest extends readonly []
    ? Factor<First>
    : `${Factor<First>}×${Factors<Rest>}`
  : '…'

/** A size among others: a sum stands in brackets. */
type Factor<S extends Size> = S extends number
  ? `${S}`
  : S extends `⌊${string}⌋`
    ? S extends `${string}⌋ ${string}`
      ? `(${S})`
      : S
    : S extends `${string} ${string}`
      ? `(${S})`
      : `${S}`

type Part<P> =
  P extends Wire<infer D, infer S>
    ? S extends readonly []
      ? D['symbol']
      : `${D['symbol']}[${Axes<S>}]`
    : P extends Bundle<string, infer Content>
      ? Notation<Content>
      : '?'

/**
 * An object in mathematical notation, as a type: `Notation<[Real<[28, 28]>, Bit<[8]>]>` is `'ℝ[28×28] ⊗ ℤ₂[8]'`.
 *
 * A scalar is its domain's symbol alone, and the unit is `1`. A pair of a forward and a backward object that differ is
 * written `(A, A′)`.
 */
export type Notation<Object> = Object extends readonly []
  ? '1'
  : Object extends readonly [infer Only]
    ? Part<Only>
    : Object extends readonly [infer First, ...infer Rest]
      ? `${Part<First>} ⊗ ${Notation<Rest>}`
      : Object extends { readonly forward: infer Forward; readonly backward: infer Backward }
        ? `(${Notation<Forward>}, ${Notation<Backward>})`
        : 'an object'

function part(piece: Wire | Bundle): string {
  if (isBundle(piece)) return notation(piece.wires)
  return piece.shape.length === 0 ? piece.domain.symbol : `${piece.domain.symbol}[${axes(piece.shape)}]`
}

/** The sizes of a shape in mathematical notation: the same as the type {@link Axes}. */
export function axes(shape: Shape): string {
  return shape.length === 1 ? String(shape[0]) : shape.map(factor).join('×')
}

/** A size among others: a sum stands in brackets. */
function factor(size: Size): string {
  const text = String(size)
  return text.includes(' ') && (!/^⌊.*⌋$/.test(text) || text.includes('⌋ ')) ? `(${text})` : text
}

/**
 * An object in mathematical notation, as a string: the same as the type {@link Notation}.
 *
 * @example
 * ```ts
 * import { bit, notation, real } from 'lensor'
 *
 * notation([real(28, 28), bit(8)]) // => 'ℝ[28×28] ⊗ ℤ₂[8]'
 * notation([]) // => '1'
 * ```
 */
export function notation(object: Wires | { readonly forward: Wires; readonly backward: Wires }): string {
  if ('forward' in object) return `(${notation(object.forward)}, ${notation(object.backward)})`
  return object.length === 0 ? '1' : object.map(part).join(' ⊗ ')
}
