import { SizeError, StorageError } from './errors.ts'
import { say } from './words.ts'

/**
 * A packed vector of bits: 32 of them in each word of a `Uint32Array`, the first in the lowest place.
 *
 * @example
 * ```ts
 * import { BitVector } from 'lensor'
 *
 * const bits = BitVector.from([1, 0, 1, 1])
 * bits.get(1) // => 0
 * bits.toString() // => '1011'
 * bits.equals(BitVector.from('1011')) // => true
 * ```
 */
export class BitVector implements Iterable<number> {
  /** The number of bits. */
  readonly length: number
  /** The words; the places past the last bit are zero. */
  readonly words: Uint32Array

  /** A vector of zeros. Throws `SizeError` where the length is not a whole number from 0. */
  constructor(length: number) {
    if (!Number.isInteger(length) || length < 0) throw new SizeError(say(lengthSentence, { length: String(length) }))
    this.length = length
    this.words = new Uint32Array((length + 31) >>> 5)
  }

  /**
   * The vector of the given bits: numbers 0 and 1, booleans, or a string such as `'1011'`.
   *
   * Throws `StorageError` where something is neither 0 nor 1.
   */
  static from(bits: Iterable<number | boolean | string>): BitVector {
    const list = Array.isArray(bits) ? (bits as readonly (number | boolean | string)[]) : [...bits]
    const vector = new BitVector(list.length)
    for (let index = 0; index < list.length; index++) {
      const value = list[index]
      const bit = Number(value)
      if ((bit !== 0 && bit !== 1) || value === '')
        throw new StorageError(say(bitSentence, { value: String(value), index }))
      vector.words[index >>> 5] = (vector.words[index >>> 5] as number) | (bit << (index & 31))
    }
    return vector
  }

  /** The bit at an index, 0 or 1. Throws `StorageError` where the index is outside the vector. */
  get(index: number): number {
    if (!Number.isInteger(index) || index < 0 || index >= this.length)
      throw new StorageError(say(indexSentence, { index: String(index), length: this.length }))
    return ((this.words[index >>> 5] as number) >>> (index & 31)) & 1
  }

  /** Whether the other vector has the same bits. */
  equals(other: BitVector): boolean {
    return this.length === other.length && this.words.every((word, index) => word === other.words[index])
  }

  /** The bits, first to last. */
  *[Symbol.iterator](): Iterator<number> {
    for (let index = 0; index < this.length; index++) yield ((this.words[index >>> 5] as number) >>> (index & 31)) & 1
  }

  /** The bits as a string of 0 and 1, the first bit first. */
  toString(): string {
    return [...this].join('')
  }
}

const lengthSentence = '✗ a BitVector has a length that is a whole number from 0, but {length} came'
const bitSentence = '✗ a BitVector holds 0 and 1, but {value} came at index {index}'
const indexSentence = '✗ a BitVector of {length} bits has no bit at {index}'
