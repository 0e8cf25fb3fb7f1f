import type { Local } from '../encoder/index.ts'
import { i32, memory } from '../encoder/index.ts'
import type { Kernel, Region } from '../kernel.ts'
import { wordSize } from './words.ts'

/** The kernel that copies words. Its units are words. */
export function copy(from: Region, to: Region, words: number): Kernel {
  return {
    key: 'bits: copy',
    reads: [from],
    writes: [to],
    extent: words,
    operations: words,
    text: (name) => `copy: for w in 0..${words}: ${name(to)}[w] = ${name(from)}[w]`,
    write({ addresses, from: first, to: end }) {
      const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
      const bytes = (words_: typeof first): typeof first => i32.multiply(words_, i32.constant(wordSize))
      const start = bytes(first)
      return memory.copy(i32.add(target.get, start), i32.add(source.get, start), bytes(i32.subtract(end, first)))
    },
  }
}
