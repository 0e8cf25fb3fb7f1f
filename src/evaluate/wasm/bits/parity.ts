/** Contractions of two operands that are packed along a summed letter: AND, and the parity of what is left. */
import type { Shape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, V128 } from '../encoder/index.ts'
import { count, i32, i64, i64x2, sequence, v128 } from '../encoder/index.ts'
import type { Kernel, Region } from '../kernel.ts'
import { eachBit } from './general.ts'
import type { Affine } from './indexing.ts'
import { walk } from './walk.ts'
import { wordSize, wordsFor } from './words.ts'

/** The bits of a result in row-major order, each the parity of the products of rows of words. */
export interface ParitySum {
  readonly name: string
  readonly shape: Shape
  /** The summed axes without the packed one. */
  readonly summed: Shape
  /** How many words a row has. */
  readonly words: number
  /** Where the rows begin, in words. */
  readonly operands: readonly Affine[]
}

/** The kernel of parities. Its units are words of the result. */
export function paritySum(sum: ParitySum, reads: readonly Region[], result: Region): Kernel {
  const { name, shape, summed, words, operands } = sum
  const size = elements(shape)
  return {
    key: `bits: parity ${JSON.stringify([shape, summed, words, operands])}`,
    reads,
    writes: [result],
    extent: wordsFor(size),
    operations: size * elements(summed) * words,
    text: (nameOf) =>
      `${name}: for b in 0..${size}: ${nameOf(result)}[b] = parity of Σ for w in 0..${words}${summed.map((length) => ` × ${length}`).join('')}: ` +
      reads.map((region) => `${nameOf(region)}[… + w]`).join(' & '),
    write(body) {
      const { addresses, newLocal } = body
      const walking = walk(shape, operands, newLocal)
      const added = summed.map(() => newLocal('i32'))
      const [total, word] = [newLocal('i32'), newLocal('i32')]
      const starts = operands.map(() => newLocal('i32'))
      const [first, second] = [newLocal('v128'), newLocal('v128')]
      const sums = [first, second]
      const startOf = (at: number): I32 => {
        const moved = added.reduce<I32>(
          (place, index, axis) => {
            const step = (operands[at] as Affine).steps[shape.length + axis] as number
            return step === 0 ? place : i32.add(place, i32.multiply(index.get, i32.constant(step)))
          },
          (walking.numbers[at] as Local<'i32'>).get,
        )
        return i32.add((addresses[at] as Local<'i32'>).get, i32.multiply(moved, i32.constant(wordSize)))
      }
      const addWord = (at: number): ReturnType<typeof sequence> => {
        const local = sums[at % 2] as Local<'v128'>
        const product = starts
          .map((start): V128 => v128.load(start.get, at * wordSize))
          .reduce((left, right) => v128.and(left, right))
        return local.set(v128.xor(local.get, product))
      }
      const pairs = words - (words % 2)
      const rows = sequence(
        ...starts.map((start, at) => start.set(startOf(at))),
        count(
          word,
          0,
          pairs,
          2,
          sequence(
            addWord(0),
            addWord(1),
            ...starts.map((start) => start.set(i32.add(start.get, i32.constant(2 * wordSize)))),
          ),
        ),
        words > pairs ? addWord(0) : sequence(),
      )
      const zero = v128.bytes(new Uint8Array(wordSize))
      const sums1 = v128.xor(first.get, second.get)
      const halves = i64.xor(i64x2.extract(sums1, 0), i64x2.extract(sums1, 1))
      return eachBit(
        size,
        walking,
        total,
        sequence(
          ...sums.map((one) => one.set(zero)),
          added.reduceRight((inner, index, axis) => count(index, 0, summed[axis] as number, 1, inner), rows),
          total.set(i32.and(i32.fromI64(i64.ones(halves)), i32.constant(1))),
        ),
        body,
      )
    },
  }
}
