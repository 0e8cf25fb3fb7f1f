/** Contractions of two operands that are packed along a summed letter: AND, and the parity of what is left. */
import { strides } from '../../../graph/reindex.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, Statement, V128 } from '../encoder/index.ts'
import { count, i32, i64, i64x2, sequence, v128 } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { eachBit } from './general.ts'
import type { Affine } from './indexing.ts'
import { letterOf, textOf } from './indexing.ts'
import { locals } from './locals.ts'
import { walk } from './walk.ts'
import { wordSize, wordsFor } from './words.ts'

/** The bits of a result in row-major order, each the parity of the products of rows of words. */
export interface ParitySum {
  readonly name: string
  readonly shape: BoundShape
  /** The summed axes without the packed one. */
  readonly summed: BoundShape
  /** How many words a row has. */
  readonly words: number
  /** Where the rows begin, in words. */
  readonly operands: readonly Affine[]
}

/** How many neighbouring bits of the result are taken at once, so that what they share is read once. */
function togetherAlong(size: number): number {
  return [8, 4, 2].find((count) => size > 0 && size % count === 0) ?? 1
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
    text(nameOf) {
      const axes = shape.map((length, axis) => `for ${letterOf(axis)} in 0..${length}`)
      const others = summed.map((length, axis) => `for ${letterOf(shape.length + axis)} in 0..${length}`)
      const product = reads.map((region, at) => `${nameOf(region)}[${textOf(operands[at] as Affine)} + w]`).join(' & ')
      const place = textOf({ offset: 0, steps: strides(shape) })
      const parity = [...others, `for w in 0..${words}`].join(', ')
      return `${name}: ${axes.join(', ')}: bit ${place} of ${nameOf(result)} = parity of Σ ${parity}: ${product}`
    },
    write: (body) => parities(sum, size, body),
  }
}

function parities({ shape, summed, words, operands }: ParitySum, size: number, body: Body): Statement {
  const { addresses, newLocal } = body
  const last = shape.length - 1
  const together = togetherAlong(shape[last] ?? 1)
  const stepOf = (at: number, axis: number): number => (operands[at] as Affine).steps[axis] ?? 0
  /** The places of the first of the bits that are taken at once. */
  const firsts = shape.map((length, axis) => (axis === last ? length / together : length))
  const walking = walk(
    firsts,
    operands.map(({ offset, steps }) => ({
      offset,
      steps: steps.map((step, axis) => (axis === last ? step * together : step)),
    })),
    newLocal,
  )
  const added = summed.map(() => newLocal('i32'))
  const [total, word] = locals('i32', newLocal)
  const starts = operands.map(() => newLocal('i32'))
  const sums = range(together).map(() => newLocal('v128'))
  const shared = newLocal('v128')
  const product = (factors: readonly V128[]): V128 => factors.reduce((left, right) => v128.and(left, right))

  /** Operands that are the same for all the bits, and those that are not. */
  const [common, own] = [true, false].map((isCommon) =>
    range(operands.length).filter((at) => (together === 1 || stepOf(at, last) === 0) === isCommon),
  ) as [number[], number[]]
  const wordOf = (at: number, bit: number): V128 =>
    v128.load((starts[at] as Local<'i32'>).get, bit * stepOf(at, last) * wordSize)
  const addWord = sequence(
    common.length > 0 ? shared.set(product(common.map((at) => wordOf(at, 0)))) : sequence(),
    ...sums.map((sum, bit) => {
      const factors = own.map((at) => wordOf(at, bit))
      return sum.set(v128.xor(sum.get, product(common.length > 0 ? [shared.get, ...factors] : factors)))
    }),
    ...starts.map((start) => start.set(i32.add(start.get, i32.constant(wordSize)))),
  )
  const begin = starts.map((start, at) => {
    const moved = added.reduce<I32>(
      (place, index, axis) => i32.add(place, i32.multiply(index.get, i32.constant(stepOf(at, shape.length + axis)))),
      (walking.numbers[at] as Local<'i32'>).get,
    )
    return start.set(i32.add((addresses[at] as Local<'i32'>).get, i32.multiply(moved, i32.constant(wordSize))))
  })
  const rows = sequence(...begin, count(word, 0, words, 1, addWord))
  const parityOf = (sum: V128): I32 => {
    const folded = i64.xor(i64x2.extract(sum, 0), i64x2.extract(sum, 1))
    return i32.and(i32.fromI64(i64.ones(folded)), i32.constant(1))
  }
  const bits = sequence(
    ...sums.map((sum) => sum.set(v128.bytes(new Uint8Array(wordSize)))),
    added.reduceRight((inner, index, axis) => count(index, 0, summed[axis] as number, 1, inner), rows),
    total.set(
      sums
        .map((sum, bit) => i32.shiftLeft(parityOf(sum.get), i32.constant(bit)))
        .reduce((left, right) => i32.or(left, right)),
    ),
  )
  return eachBit(size, walking, total, bits, body, together)
}

const range = (length: number): number[] => Array.from({ length }, (_, at) => at)
