/**
 * ℤ₂₅₆, words of eight bits: the arithmetic of a processor as a domain, and a learner that breaks a generator of
 * pseudo-random words.
 *
 * A map over words is what the processor computes, overflow and all. Nothing is rounded, so learning ends, and at exactly
 * the right parameters: a step on an even word, one on an odd word and one on an even word make any error of the two
 * parameters even, so that 31 words in a row, even and odd in turn, leave an error of 2⁸ = 0. Learning converges in the
 * 2-adic size of errors, and that is what a report of the loss says.
 *
 * Source: Wilson and Zanasi, Categories of Differentiable Polynomial Circuits for Machine Learning (2022); Hull and
 * Dobell, Random Number Generators (1962), for the generators that visit all words.
 */
import type { BasicUpdate, Dataset, Domain, Label, Over, Para, ParaLens, Shape, Wire, WireFamily, wires } from 'lensor'
import { basicUpdate, bias, dataset, identity, linear, over, supervised } from 'lensor'
import { difference, negation } from './difference.ts'

/** The domain ℤ₂₅₆ as a type. */
export interface WordDomain extends Domain<number, Uint8Array> {
  readonly symbol: 'ℤ₂₅₆'
  readonly smooth: undefined
  readonly [wires]?: WordWires
}

/** The wire of tensors of words of a shape, ℤ₂₅₆[…]: `Word<[8]>`. */
export interface Word<in out S extends Shape> extends Wire<WordDomain, S> {}

interface WordWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Word<S> : never
}

/** The domain ℤ₂₅₆: words of eight bits, whose arithmetic keeps the last eight bits. */
export const words: WordDomain = {
  symbol: 'ℤ₂₅₆',
  ring: {
    zero: 0,
    one: 1,
    add: (left, right) => (left + right) & 255,
    negate: (word) => -word & 255,
    multiply: (left, right) => (left * right) & 255,
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'Uint8Array',
    is: (value) => value instanceof Uint8Array,
    length: (storage) => storage.length,
    read: (storage) => Array.from(storage),
    write: (elements) => Uint8Array.from(elements),
  },
  smooth: undefined,
  draw: (random) => Math.floor(256 * random.uniform()),
  // The 2-adic size: 1 for odd words, 1/128 for 128, and 0 for 0.
  magnitude: (word) => (word === 0 ? 0 : 1 / (word & -word)),
}

/** The wire ℤ₂₅₆[…] of a shape; `word()` is one word. */
export function word<const S extends number[]>(...shape: S): Over<WordDomain, [...S]> {
  return over<WordDomain, S>(words, shape)
}

/** So many words of the generator x ↦ 141 x + 3, which visits all 256, each with the word that follows it. */
export function generated(count: number): Dataset<Word<[1]>, Word<[1]>> {
  const next = (x: number): number => (141 * x + 3) & 255
  const visited = [0]
  while (visited.length < count) visited.push(next(visited.at(-1) as number))
  return dataset(
    word(1),
    word(1),
    visited.map((x) => [[x], [next(x)]]),
  )
}

/** x ↦ w x + b, of the library's own layers. */
export const model: Para<[Word<[1, 1]>, Word<[1]>], [Word<[1]>], [Word<[1]>]> = identity([word(1)])
  .pipe(linear(1))
  .pipe(bias)

/** One word at a time, in the order in which they are generated. */
export const learner: ParaLens<
  [BasicUpdate<[Word<[1, 1]>, Word<[1]>]>, Label<[Word<[1, 1]>], 'difference'>],
  [Word<[1, 1]>],
  []
> = supervised({ model, batch: 1, loss: difference, optimiser: basicUpdate, rate: negation })
