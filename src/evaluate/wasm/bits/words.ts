/** Words: 128 bits that one vector holds. */

/** The number of bits of a word. */
export const wordBits = 128

/** The number of bytes of a word. */
export const wordSize = 16

/** How many words hold so many bits. */
export function wordsFor(bits: number): number {
  return Math.ceil(bits / wordBits)
}

/** The bytes of bits that are packed, the first lowest, in whole words. */
export function packed(bits: readonly unknown[]): Uint8Array {
  const bytes = new Uint8Array(wordsFor(bits.length) * wordSize)
  for (const [at, bit] of bits.entries())
    bytes[at >>> 3] = (bytes[at >>> 3] as number) | ((bit === 1 ? 1 : 0) << (at & 7))
  return bytes
}
