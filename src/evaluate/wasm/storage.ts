/** How storages lie in the arena. */
import { integersModulo2 } from '../../objects/bit.ts'
import { BitVector } from '../../objects/bit-vector.ts'
import { reals } from '../../objects/real.ts'
import type { BoundShape, Wire } from '../../objects/wire.ts'
import { elements } from '../../objects/wire.ts'
import { doubleSize } from './kernel.ts'

/** The number of bytes of a word of bits. */
const wordSize = 4
const wordBits = 32

/** Whether values of a wire lie in the arena; those of other domains stay with the host. */
export function isResident({ domain }: Wire): boolean {
  return domain === reals || domain === integersModulo2
}

/** How many bytes of the arena a value of a wire takes. Behind the last bit there are zeros, up to a whole vector. */
export function bytesOf(wire: Wire): number {
  const size = elements(wire.shape as BoundShape)
  if (wire.domain === reals) return size * doubleSize
  return wire.domain === integersModulo2 ? aligned(Math.ceil(size / wordBits) * wordSize) : 0
}

/** The next number of bytes from which a vector may begin. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 16) * 16
}

/** Puts a storage to an address. */
export function put(buffer: ArrayBufferLike, address: number, wire: Wire, storage: unknown): void {
  const size = elements(wire.shape as BoundShape)
  if (wire.domain === reals) new Float64Array(buffer, address, size).set(storage as Float64Array)
  else room(buffer, address, wire).set((storage as BitVector).words)
}

/** A new storage of what lies at an address. */
export function take(buffer: ArrayBufferLike, address: number, wire: Wire): unknown {
  const size = elements(wire.shape as BoundShape)
  if (wire.domain === reals) return new Float64Array(buffer, address, size).slice()
  const bits = new BitVector(size)
  bits.words.set(wordsAt(buffer, address, size))
  return bits
}

/** Puts a storage of `count` values to an address, from which each value begins {@link bytesOf} its wire after the one before. */
export function putAll(buffer: ArrayBufferLike, address: number, wire: Wire, count: number, storage: unknown): void {
  const size = elements(wire.shape as BoundShape)
  if (wire.domain === reals) return new Float64Array(buffer, address, size * count).set(storage as Float64Array)
  const { words } = storage as BitVector
  for (let index = 0; index < count; index++) {
    const own = room(buffer, address + index * bytesOf(wire), wire)
    for (let bit = 0; bit < size; bit++) setBit(own, bit, bitAt(words, index * size + bit))
  }
}

/** A new storage of `count` values that lie as {@link putAll} puts them. */
export function takeAll(buffer: ArrayBufferLike, address: number, wire: Wire, count: number): unknown {
  const size = elements(wire.shape as BoundShape)
  if (wire.domain === reals) return new Float64Array(buffer, address, size * count).slice()
  const bits = new BitVector(size * count)
  for (let index = 0; index < count; index++) {
    const own = wordsAt(buffer, address + index * bytesOf(wire), size)
    for (let bit = 0; bit < size; bit++) setBit(bits.words, index * size + bit, bitAt(own, bit))
  }
  return bits
}

/** All the words in which bits of a wire lie, set to zero. */
function room(buffer: ArrayBufferLike, address: number, wire: Wire): Uint32Array {
  return new Uint32Array(buffer, address, bytesOf(wire) / wordSize).fill(0)
}

function wordsAt(buffer: ArrayBufferLike, address: number, bits: number): Uint32Array {
  return new Uint32Array(buffer, address, Math.ceil(bits / wordBits))
}

const bitAt = (words: Uint32Array, bit: number): number => ((words[bit >>> 5] as number) >>> (bit & 31)) & 1

function setBit(words: Uint32Array, bit: number, value: number): void {
  words[bit >>> 5] = (words[bit >>> 5] as number) | (value << (bit & 31))
}
