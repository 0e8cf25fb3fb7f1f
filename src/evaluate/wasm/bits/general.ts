/** Any primitive over ℤ₂ bit by bit: sums of products at affine places. It is right for every shape, and slow. */
import { strides } from '../../../graph/reindex.ts'
import type { Shape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, Statement } from '../encoder/index.ts'
import { count, i32, sequence, v128, when, whileDo } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import type { Affine, Bound, Indexing } from './indexing.ts'
import { composed } from './indexing.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

/** A sum of products whose operands lie in row-major order, each at one affine place. */
export interface BitSum {
  readonly name: string
  readonly shape: Shape
  readonly summed: Shape
  readonly combine: 'and' | 'xor'
  readonly operands: readonly Affine[]
  readonly bounds: readonly Bound[]
}

/** The sum of products of an indexing over operands of the given shapes in row-major order. */
export function inRowMajor(name: string, indexing: Indexing, shapes: readonly Shape[]): BitSum {
  const rank = indexing.shape.length + indexing.summed.length
  return {
    ...indexing,
    name,
    operands: indexing.operands.map((numbers, at) =>
      composed({ offset: 0, steps: strides(shapes[at] as Shape) }, numbers, rank),
    ),
  }
}

const letter = (axis: number): string => String.fromCodePoint(0x69 + axis)

/** An affine place as a sum, such as `3 + 5i + j`. */
function textOf({ offset, steps }: Affine): string {
  const terms = steps.flatMap((step, axis) => (step === 0 ? [] : [`${step === 1 ? '' : step}${letter(axis)}`]))
  return [...(offset !== 0 || terms.length === 0 ? [offset] : []), ...terms].join(' + ')
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
      const axes = [...shape, ...summed].map((axisSize, axis) => `for ${letter(axis)} in 0..${axisSize}`)
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

function bitByBit({ shape, summed, combine, operands, bounds }: BitSum, size: number, body: Body): Statement {
  const { addresses, from, to, newLocal } = body
  const target = addresses.at(-1) as Local<'i32'>
  const i32Local = (): Local<'i32'> => newLocal('i32')
  const [word, place, end, total, rest] = [i32Local(), i32Local(), i32Local(), i32Local(), i32Local()]
  const indices = shape.map(i32Local)
  const added = summed.map(i32Local)
  const affines = [...operands, ...bounds]
  const places = affines.map(i32Local)

  /** Where an affine place is: its place at the result's index, moved on along the summed axes. */
  const placeOf = (affine: Affine, at: number): I32 =>
    added.reduce<I32>(
      (sum, index, axis) => plus(sum, times(index.get, affine.steps[shape.length + axis] as number)),
      (places[at] as Local<'i32'>).get,
    )
  const product = operands
    .map((operand, at) => bitAt(addresses[at] as Local<'i32'>, placeOf(operand, at)))
    .reduce((left, right) => i32[combine](left, right))
  const inside = bounds.map((bound, at) =>
    i32.lessUnsigned(placeOf(bound, operands.length + at), i32.constant(bound.size)),
  )
  const addition = total.set(i32.xor(total.get, product))
  const guarded = inside.reduceRight((inner, condition) => when(condition, inner), addition)
  const summing = added.reduceRight((inner, index, axis) => count(index, 0, summed[axis] as number, 1, inner), guarded)

  /** The index of a place, from the last axis to the first, and where all affine places are there. */
  const decode = sequence(
    rest.set(place.get),
    ...places.map((local, at) => local.set(i32.constant((affines[at] as Affine).offset))),
    ...shape.map((_, back) => {
      const axis = shape.length - 1 - back
      const index = indices[axis] as Local<'i32'>
      const axisSize = i32.constant(shape[axis] as number)
      return sequence(
        index.set(i32.remainderUnsigned(rest.get, axisSize)),
        rest.set(i32.divideUnsigned(rest.get, axisSize)),
        ...places.map((local, at) =>
          local.set(plus(local.get, times(index.get, (affines[at] as Affine).steps[axis] as number))),
        ),
      )
    }),
  )
  const advance = (axis: number): Statement => {
    if (axis < 0) return sequence()
    const index = indices[axis] as Local<'i32'>
    const axisSize = shape[axis] as number
    const move = (by: number): Statement =>
      sequence(
        ...places.map((local, at) => {
          const step = ((affines[at] as Affine).steps[axis] as number) * by
          return step === 0 ? sequence() : local.set(plus(local.get, i32.constant(step)))
        }),
      )
    return sequence(
      index.set(plus(index.get, i32.constant(1))),
      move(1),
      when(
        i32.equal(index.get, i32.constant(axisSize)),
        sequence(index.set(i32.constant(0)), move(-axisSize), advance(axis - 1)),
      ),
    )
  }
  const lane = addressOf(target, place.get)
  const bits = i32.constant(wordBits)
  return count(
    word,
    from,
    to,
    1,
    sequence(
      place.set(i32.multiply(word.get, bits)),
      v128.store(
        plus(target.get, i32.multiply(word.get, i32.constant(wordSize))),
        v128.bytes(new Uint8Array(wordSize)),
      ),
      end.set(plus(place.get, bits)),
      end.set(i32.select(i32.less(end.get, i32.constant(size)), end.get, i32.constant(size))),
      decode,
      whileDo(
        i32.less(place.get, end.get),
        sequence(
          total.set(i32.constant(0)),
          summing,
          i32.store(lane, i32.or(i32.load(lane), i32.shiftLeft(total.get, i32.and(place.get, i32.constant(31))))),
          advance(shape.length - 1),
          place.set(plus(place.get, i32.constant(1))),
        ),
      ),
    ),
  )
}

const plus = (left: I32, right: I32): I32 => i32.add(left, right)
const times = (index: I32, step: number): I32 => i32.multiply(index, i32.constant(step))

/** Where the four bytes lie that hold a bit. */
const addressOf = (start: Local<'i32'>, place: I32): I32 =>
  i32.add(start.get, i32.shiftLeft(i32.shiftRightUnsigned(place, i32.constant(5)), i32.constant(2)))

/** The bit at a place, 0 or 1. */
const bitAt = (start: Local<'i32'>, place: I32): I32 =>
  i32.and(i32.shiftRightUnsigned(i32.load(addressOf(start, place)), i32.and(place, i32.constant(31))), i32.constant(1))
