/** How storages lie in the arena. */
import { integersModulo2 } from '../../objects/bit.ts'
import { BitVector } from '../../objects/bit-vector.ts'
import { reals } from '../../objects/real.ts'
import type { Shape, Wire } from '../../objects/wire.ts'
import { elements } from '../../objects/wire.ts'
import { doubleSize } from './kernel.ts'

/** The number of bytes of a word of bits. */
const wordSize = 4
const wordBits = 32

/** Whether values of a wire lie in the arena; those of other domains stay with the host. */
export function isResident({ domain }: Wire): boolean {
  return domain === reals || domain === integersModulo2
}

/** How many bytes of the arena a value of a wire takes. */
export function bytesOf(wire: Wire): number {
  const size = elements(wire.shape as Shape)
  if (wire.domain === reals) return size * doubleSize
  return wire.domain === integersModulo2 ? aligned(Math.ceil(size / wordBits) * wordSize) : 0
}

/** The next number of bytes from which a vector may begin. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 16) * 16
}

/** Puts a storage to an address. */
export function put(buffer: ArrayBufferLike, address: number, { domain, shape }: Wire, storage: unknown): void {
  const size = elements(shape as Shape)
  if (domain === reals) new Float64Array(buffer, address, size).set(storage as Float64Array)
  else new Uint32Array(buffer, address, Math.ceil(size / wordBits)).set((storage as BitVector).words)
}

/** A new storage of what lies at an address. */
export function take(buffer: ArrayBufferLike, address: number, { domain, shape }: Wire): unknown {
  const size = elements(shape as Shape)
  if (domain === reals) return new Float64Array(buffer, address, size).slice()
  const bits = new BitVector(size)
  bits.words.set(new Uint32Array(buffer, address, bits.words.length))
  return bits
}
