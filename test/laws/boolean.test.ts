/**
 * Over ℤ₂ the reverse derivative of a multilinear circuit is its Boolean difference: R[f](x, 1)ᵢ = f(x + eᵢ) + f(x).
 *
 * It is asked of every function of up to four bits, at every input and place. The coefficients of the circuit are an input,
 * of which one batch holds all functions; x is a parameter, which the batch shares.
 *
 * Source: Wilson and Zanasi, Reverse Derivative Ascent (2020), for R over ℤ₂; Boolean polynomials in algebraic normal form
 * are the multilinear ones.
 */
import type { Bit, Tensor } from 'lensor'
import {
  BitVector,
  Para,
  add,
  bit,
  bits,
  compile,
  constant,
  contract,
  copy,
  discard,
  graphOf,
  identity,
  lookupTable,
  morphism,
  multiply,
  pad,
  parametric,
  reshape,
  reverse,
  slice,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { inline } from '../../src/graph/graph.ts'
import { generator } from '../../src/terms/morphism.ts'
import type { AnyMap } from './maps.ts'
import { beside, identityOf, run, sequence, untyped } from './maps.ts'

type Bits = Tensor<Bit<number[]>>

/** A circuit whose coefficients are an input: ℤ₂[n] ⊗ ℤ₂[2ⁿ] → ℤ₂, x the parameter. */
type Circuit = Para<[Bit<number[]>], [Bit<number[]>], [Bit<number[]>]>

/** All products of x's bits: at the place whose binary digits are e, the product of the xᵢ with eᵢ = 1. */
function monomials(x: Bits, size: number): Bits {
  let products = constant(bit(1), 1) as unknown as Bits
  for (let index = 0; index < size; index++) {
    const one = pad(constant(bit(1), 1), 0, 0, 1) as unknown as Bits
    const power = add(one, pad(slice(x, 0 as number, index, 1) as never, 0, 1, 0) as never)
    products = reshape(2 ** (index + 1))(contract(products, power, 'i,j->ij' as never) as never) as unknown as Bits
  }
  return products
}

/** The polynomial in algebraic normal form: Σ over the monomials of x of their coefficients. */
function polynomial(size: number): Circuit {
  return parametric([bit(size)], [bit(2 ** size)], (x, coefficients) => [
    contract(coefficients, monomials(x as never, size) as never, 'i,i->' as never),
  ]) as unknown as Circuit
}

/** The truth table of which the layer `lookupTable` makes a circuit. */
function table(size: number): Circuit {
  const layer = graphOf(bits(size).pipe(lookupTable(1)).term)
  return new Para(
    generator([bit(size)], [bit(1, 2 ** size)], (x, entries) => inline(layer, [entries as Tensor, x as Tensor])),
  )
}

const digits = (number: number, length: number): number[] =>
  Array.from({ length }, (_, place) => (number >>> (length - 1 - place)) & 1)

/** The value of a circuit beside what R says of x: (x, c, 1) ↦ (f(c, x), R[f](c, x, 1)ₓ). */
function valueAndChange(circuit: Circuit): AnyMap {
  const { params, dom, cod } = circuit
  const change = sequence(untyped(reverse(circuit)), beside(identityOf(params), untyped(discard(dom))))
  const both = sequence(beside(untyped(copy(dom)), identityOf(cod)), beside(untyped(circuit), change))
  return untyped(both.reparam(untyped(copy(params)) as never))
}

/** Of all functions of n bits, at each x: their values, and n bits of change for each. */
function everywhere(circuit: Circuit, size: number): { readonly values: number[]; readonly changes: number[] }[] {
  const count = 2 ** (2 ** size)
  const all = BitVector.from(Array.from({ length: count }, (_, number) => digits(number, 2 ** size)).flat())
  const ones = BitVector.from(new Array<number>(count).fill(1))
  const program = run(untyped(valueAndChange(circuit).batch(count)))
  return Array.from({ length: 2 ** size }, (_, x) => {
    const outputs = program([BitVector.from(digits(x, size)), all, ones])
    const [values, changes] = outputs.map((output) => Array.from(output as BitVector)) as [number[], number[]]
    return { values, changes }
  })
}

describe.each([
  ['polynomials', polynomial],
  ['lookup tables', table],
])('R is the Boolean difference of %s', (_name, circuit) => {
  test.each([0, 1, 2, 3, 4])('in %i bits: of every function, at every input and place', (size) => {
    const found = everywhere(circuit(size), size)
    const count = 2 ** (2 ** size)
    const different: string[] = []
    let compared = 0
    for (let x = 0; x < 2 ** size; x++)
      for (let place = 0; place < size; place++) {
        const moved = x ^ (1 << (size - 1 - place))
        for (let number = 0; number < count; number++, compared++) {
          const difference = (found[x]?.values[number] as number) ^ (found[moved]?.values[number] as number)
          if (found[x]?.changes[number * size + place] !== difference)
            different.push(`function ${number} at ${digits(x, size).join('')}, place ${place}`)
        }
      }
    const tables = new Set(
      Array.from({ length: count }, (_, number) => found.map(({ values }) => values[number]).join('')),
    )
    expect(tables.size).toBe(count)
    expect(compared).toBe(count * 2 ** size * size)
    expect(different.slice(0, 9)).toEqual([])
  })
})

describe('a circuit is a polynomial, not a function', () => {
  const [square, same] = [morphism([bit(1)], (x) => [multiply(x, x)]), identity([bit(1)])] as const

  test.each(['0', '1'])('x · x and x are %s at once, but R[x · x] = x + x = 0 and R[x] = 1', (text) => {
    const [x, change] = [BitVector.from(text), BitVector.from('1')]
    expect(compile(square)(x).join()).toBe(compile(same)(x).join())
    expect(compile(reverse(square))(x, change).join()).toBe('0')
    expect(compile(reverse(same))(x, change).join()).toBe('1')
  })
})
