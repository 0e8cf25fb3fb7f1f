/** Constants over ℤ₂. */
import type { Local, V128 } from '../encoder/index.ts'
import { count, i32, v128, when } from '../encoder/index.ts'
import type { Kernel, Region } from '../kernel.ts'
import { packed, wordBits, wordSize, wordsFor } from './words.ts'

/** The kernel that writes one bit at all of so many places. Its units are words. */
export function fill(bit: unknown, size: number, result: Region): Kernel {
  const run = (bits: number): V128 => v128.bytes(packed(new Array<unknown>(bits).fill(bit)))
  const extent = wordsFor(size)
  const last = extent - 1
  return {
    key: `bits: ${size} times ${String(bit)}`,
    reads: [],
    writes: [result],
    extent,
    operations: extent,
    text: (name) => `constant: for w in 0..${extent}: ${name(result)}[w] = ${String(bit)}`,
    write({ addresses, from, to, newLocal }) {
      const word = newLocal('i32')
      const [target] = addresses as [Local<'i32'>]
      const address = i32.add(target.get, i32.multiply(word.get, i32.constant(wordSize)))
      return count(
        word,
        from,
        to,
        1,
        when(
          i32.equal(word.get, i32.constant(last)),
          v128.store(address, run(size - last * wordBits)),
          v128.store(address, run(wordBits)),
        ),
      )
    },
  }
}
