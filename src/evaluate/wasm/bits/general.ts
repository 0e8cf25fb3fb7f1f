/** Any primitive over ℤ₂ bit by bit: sums of products at affine places. It is right for every shape, and slow. */
import { strides } from '../../../graph/reindex.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, Statement } from '../encoder/index.ts'
import { count, i32, sequence, v128, when, whileDo } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import type { Affine, Bound, Indexing } from './indexing.ts'
import { composed, letterOf, textOf } from './indexing.ts'
import { locals } from './locals.ts'
import type { Walk } from './walk.ts'
import { walk } from './walk.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

/** A sum of products of bits, each operand's at one affine place. */
export interface BitSum {
  readonly name: string
  readonly shape: BoundShape
  readonly summed: BoundShape
  readonly combine: 'and' | 'xor'
  readonly operands: readonly Affine[]
  readonly bounds: readonly Bound[]
}

/** The sum of products of an indexing, from where the bits of each operand are. */
export function bitsOf(name: string, indexing: Indexing, places: readonly Affine[]): BitSum {
  const rank = indexing.shape.length + indexing.summed.length
  return {
    ...indexing,
    name,
    operands: indexing.operands.map((numbers, at) => composed(places[at] as Affine, numbers, rank)),
  }
}

/** The kernel of a sum of products. Its units are the words of the result. */
export function bitSum(sum: BitSum, reads: readonly Region[], result: Region): Kernel {
  const { name, shape, summed, combine, operands, bounds } = sum
  const size = elements(shape)
  return {
    key: `bits of ${JSON.stringify([shape, summed, combine, operands, bounds])}`,
    reads,
    writes: [result],
    extent: wordsFor(size),
    operations: size * elements(summed) * Math.max(1, operands.length),
    text(nameOf) {
      const axes = [...shape, ...summed].map((axisSize, axis) => `for ${letterOf(axis)} in 0..${axisSize}`)
      const product = operands
        .map((operand, at) => `${nameOf(reads[at] as Region)}[${textOf(operand)}]`)
        .join(combine === 'and' ? ' & ' : ' ^ ')
      const inside = bounds.map((bound) => ` where 0 ≤ ${textOf(bound)} < ${bound.size}`).join('')
      const place = textOf({ offset: 0, steps: strides(shape) })
      return `${name}: ${axes.join(', ')}: ${nameOf(result)}[${place}] ^= ${product}${inside}`
    },
    write: (body) => bitByBit(sum, size, body),
  }
}

/**
 * The code that writes bits one after another into words: `bit` sets the total of each, or of so many that stand together
 * in a word and are one step of the walk.
 */
export function eachBit(
  size: number,
  { goTo, next }: Pick<Walk, 'goTo' | 'next'>,
  total: Local<'i32'>,
  bit: Statement,
  { addresses, from, to, newLocal }: Body,
  together = 1,
): Statement {
  const target = addresses.at(-1) as Local<'i32'>
  const [word, place, end] = locals('i32', newLocal)
  const lane = addressOf(target, place.get)
  const start = i32.multiply(word.get, i32.constant(wordBits))
  return count(
    word,
    from,
    to,
    1,
    sequence(
      place.set(start),
      v128.store(
        i32.add(target.get, i32.multiply(word.get, i32.constant(wordSize))),
        v128.bytes(new Uint8Array(wordSize)),
      ),
      end.set(i32.add(start, i32.constant(wordBits))),
      end.set(i32.select(i32.less(end.get, i32.constant(size)), end.get, i32.constant(size))),
      goTo(i32.multiply(word.get, i32.constant(wordBits / together))),
      whileDo(
        i32.less(place.get, end.get),
        sequence(
          bit,
          i32.store(lane, i32.or(i32.load(lane), i32.shiftLeft(total.get, i32.and(place.get, i32.constant(31))))),
          next,
          place.set(i32.add(place.get, i32.constant(together))),
        ),
      ),
    ),
  )
}

function bitByBit({ shape, summed, combine, operands, bounds }: BitSum, size: number, body: Body): Statement {
  const { addresses, newLocal } = body
  const affines = [...operands, ...bounds]
  const walking = walk(shape, affines, newLocal)
  const total = newLocal('i32')
  const added = summed.map(() => newLocal('i32'))
  /** An affine number: what it is at the result's index, moved on along the summed axes. */
  const numberAt = (at: number): I32 =>
    added.reduce<I32>(
      (sum, index, axis) => {
        const step = (affines[at] as Affine).steps[shape.length + axis] as number
        return i32.add(sum, i32.multiply(index.get, i32.constant(step)))
      },
      (walking.numbers[at] as Local<'i32'>).get,
    )
  const product = operands
    .map((_, at) => bitAt(addresses[at] as Local<'i32'>, numberAt(at)))
    .reduce((left, right) => i32[combine](left, right))
  const inside = bounds.map(({ size: end }, at) => i32.lessUnsigned(numberAt(operands.length + at), i32.constant(end)))
  const addition = total.set(i32.xor(total.get, product))
  const guarded = inside.reduceRight((inner, condition) => when(condition, inner), addition)
  const summing = added.reduceRight((inner, index, axis) => count(index, 0, summed[axis] as number, 1, inner), guarded)
  return eachBit(size, walking, total, sequence(total.set(i32.constant(0)), summing), body)
}

/** Where the four bytes lie that hold a bit. */
const addressOf = (start: Local<'i32'>, place: I32): I32 =>
  i32.add(start.get, i32.shiftLeft(i32.shiftRightUnsigned(place, i32.constant(5)), i32.constant(2)))

/** The bit at a place, 0 or 1. */
export const bitAt = (start: Local<'i32'>, place: I32): I32 =>
  i32.and(i32.shiftRightUnsigned(i32.load(addressOf(start, place)), i32.and(place, i32.constant(31))), i32.constant(1))
