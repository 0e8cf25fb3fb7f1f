/** Packed vectors of bits. */
import * as fc from 'fast-check'
import { BitVector, SizeError, StorageError } from 'lensor'
import { describe, expect, test } from 'vitest'

const bits = fc.array(fc.nat(1), { maxLength: 100 })

describe('a vector of bits', () => {
  test('gives back the bits that it was made of', () => {
    fc.assert(
      fc.property(bits, (list) => {
        const vector = BitVector.from(list)
        expect([...vector]).toEqual(list)
        expect(list.map((_, index) => vector.get(index))).toEqual(list)
        expect(vector.toString()).toBe(list.join(''))
        expect(vector.length).toBe(list.length)
        expect(vector.words).toHaveLength(Math.ceil(list.length / 32))
      }),
    )
  })

  test('is equal to one of the same bits and no other', () => {
    fc.assert(
      fc.property(bits, bits, (left, right) => {
        const same = left.length === right.length && left.every((bit, index) => bit === right[index])
        expect(BitVector.from(left).equals(BitVector.from(right))).toBe(same)
        expect(BitVector.from(left).equals(BitVector.from(left.join('')))).toBe(true)
      }),
    )
  })

  test('has zeros past its last bit, so that words can be compared', () => {
    expect(BitVector.from('1'.repeat(33)).words).toEqual(Uint32Array.of(0xffff_ffff, 1))
    expect(new BitVector(40).words).toEqual(Uint32Array.of(0, 0))
  })

  test('is made of numbers, booleans or a text', () => {
    expect(BitVector.from([1, 0, 1])).toEqual(BitVector.from([true, false, true]))
    expect(BitVector.from([1, 0, 1])).toEqual(BitVector.from('101'))
  })

  test.each<[unknown, string]>([
    [[0, 2], '✗ a BitVector holds 0 and 1, but 2 came at index 1'],
    ['10x', '✗ a BitVector holds 0 and 1, but x came at index 2'],
    [[0.5], '✗ a BitVector holds 0 and 1, but 0.5 came at index 0'],
  ])('refuses %j', (given, message) => {
    expect(() => BitVector.from(given as string)).toThrow(new StorageError(message))
  })

  test('refuses a length that is none, and an index outside', () => {
    expect(() => new BitVector(-1)).toThrow(
      new SizeError('✗ a BitVector has a length that is a whole number from 0, but -1 came'),
    )
    expect(() => BitVector.from('101').get(3)).toThrow(new StorageError('✗ a BitVector of 3 bits has no bit at 3'))
  })
})
