/** Sums of products where one axis of the result is packed: what happens along the others happens to whole words. */
import type { Shape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, Statement, V128 } from '../encoder/index.ts'
import { count, i32, i32x4, sequence, v128, when, whileDo } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { bitAt } from './general.ts'
import type { Affine, Bound } from './indexing.ts'
import { walk } from './places.ts'
import { packed, wordBits, wordSize, wordsFor } from './words.ts'

/** An operand at an index of the other axes: a row of words, or one bit that stands for all places of the packed axis. */
export interface RowOperand extends Affine {
  readonly kind: 'words' | 'bit'
}

/** The rows of a result: Σ over the summed axes, where all bounds hold, of the operands' products, or sums. */
export interface RowSum {
  readonly name: string
  /** The axes of the result without the packed one. */
  readonly rows: Shape
  /** The size of the packed axis. */
  readonly size: number
  readonly summed: Shape
  readonly combine: 'and' | 'xor'
  readonly operands: readonly RowOperand[]
  readonly bounds: readonly Bound[]
}

/** How many words are summed at once. */
const tile = 8

/** How many words of a row are one unit, where it has many. */
const span = 512

const letter = (axis: number): string => String.fromCodePoint(0x69 + axis)

function textOf({ offset, steps }: Affine): string {
  const terms = steps.flatMap((step, axis) => (step === 0 ? [] : [`${step === 1 ? '' : step}${letter(axis)}`]))
  return [...(offset !== 0 || terms.length === 0 ? [offset] : []), ...terms].join(' + ')
}

/** The kernel of rows. Its units are rows, or parts of them; a row is packed, its words without gaps. */
export function rowSum(sum: RowSum, reads: readonly Region[], result: Region): Kernel {
  const { name, rows, size, summed, combine, operands, bounds } = sum
  const words = wordsFor(size)
  const count = elements(rows)
  return {
    key: `bits: rows ${JSON.stringify([rows, size, summed, combine, operands, bounds])}`,
    reads,
    writes: [result],
    extent: count * Math.ceil(words / span),
    operations: count * words * Math.max(1, elements(summed)),
    text(nameOf) {
      const axes = [...rows, ...summed].map((axisSize, axis) => `for ${letter(axis)} in 0..${axisSize}`)
      const values = operands.map(({ kind, ...place }, at) => {
        const region = nameOf(reads[at] as Region)
        return kind === 'words' ? `${region}[${textOf(place)} + w]` : `bit ${textOf(place)} of ${region}`
      })
      const inside = bounds.map((bound) => ` where 0 ≤ ${textOf(bound)} < ${bound.size}`).join('')
      const steps = rows.map((_, axis) => elements(rows.slice(axis + 1)) * words)
      const target = `${nameOf(result)}[${textOf({ offset: 0, steps })} + w]`
      const sign = summed.length > 0 ? '^=' : '='
      const product = values.join(combine === 'and' ? ' & ' : ' ^ ')
      return `${name}: ${[...axes, `for w in 0..${words}`].join(', ')}: ${target} ${sign} ${product}${inside}`
    },
    write: (body) => byRows(sum, body),
  }
}

function byRows({ rows, size, summed, combine, operands, bounds }: RowSum, body: Body): Statement {
  const { addresses, from, to, newLocal } = body
  const words = wordsFor(size)
  const spans = Math.ceil(words / span)
  const target = addresses.at(-1) as Local<'i32'>
  const affines = [...operands, ...bounds]
  const walking = walk(rows, affines, newLocal)
  const added = summed.map(() => newLocal('i32'))
  const [unit, row, word, end, into] = [
    newLocal('i32'),
    newLocal('i32'),
    newLocal('i32'),
    newLocal('i32'),
    newLocal('i32'),
  ]
  const starts = operands.map(() => newLocal('i32'))
  const masks = operands.map(() => newLocal('v128'))
  const sums = Array.from({ length: tile }, () => newLocal('v128'))
  const isFolded = summed.length > 0 || bounds.length > 0

  /** Does a step at each index of the summed axes, given where each affine number moves to; a short sum is unrolled. */
  const overSummed = (step: (moved: (at: number) => I32) => Statement): Statement => {
    const numberAt = (at: number): I32 => (walking.numbers[at] as Local<'i32'>).get
    const stepOf = (at: number, axis: number): number => (affines[at] as Affine).steps[rows.length + axis] as number
    if (elements(summed) <= 4) {
      const indices = summed.reduce<number[][]>(
        (done, length) => done.flatMap((index) => Array.from({ length }, (_, at) => [...index, at])),
        [[]],
      )
      return sequence(
        ...indices.map((index) =>
          step((at) => {
            const move = index.reduce((total, place, axis) => total + place * stepOf(at, axis), 0)
            return move === 0 ? numberAt(at) : i32.add(numberAt(at), i32.constant(move))
          }),
        ),
      )
    }
    const moved = (at: number): I32 =>
      added.reduce<I32>(
        (total, index, axis) =>
          stepOf(at, axis) === 0 ? total : i32.add(total, i32.multiply(index.get, i32.constant(stepOf(at, axis)))),
        numberAt(at),
      )
    return added.reduceRight((inner, index, axis) => count(index, 0, summed[axis] as number, 1, inner), step(moved))
  }

  /** Adds what the operands give at an index of the summed axes to the sums of so many words, or sets these. */
  const step =
    (length: number) =>
    (moved: (at: number) => I32): Statement => {
      const prepare = operands.map(({ kind }, at) => {
        const address = addresses[at] as Local<'i32'>
        return kind === 'words'
          ? starts[at]?.set(i32.add(address.get, i32.multiply(i32.add(moved(at), word.get), i32.constant(wordSize))))
          : masks[at]?.set(i32x4.splat(i32.subtract(i32.constant(0), bitAt(address, moved(at)))))
      })
      const valueAt = (place: number): V128 =>
        operands
          .map(({ kind }, at): V128 => {
            const [start, mask] = [starts[at] as Local<'i32'>, masks[at] as Local<'v128'>]
            return kind === 'words' ? v128.load(start.get, place * wordSize) : mask.get
          })
          .reduce((left, right) => v128[combine](left, right))
      const additions = sums
        .slice(0, length)
        .map((sum, place) => sum.set(isFolded ? v128.xor(sum.get, valueAt(place)) : valueAt(place)))
      const inside = bounds.map(({ size: limit }, at) =>
        i32.lessUnsigned(moved(operands.length + at), i32.constant(limit)),
      )
      return inside.reduceRight(
        (inner, condition) => when(condition, inner),
        sequence(...prepare.filter((one) => one !== undefined), ...additions),
      )
    }

  /** Bits that stand for a whole row stand for none behind its end. */
  const isClean =
    operands.some(({ kind }) => kind === 'words') &&
    (combine === 'and' || operands.every(({ kind }) => kind === 'words'))
  const lastWord = v128.bytes(packed(new Array<number>(size - (words - 1) * wordBits).fill(1)))
  const ofWords = (length: number, isEnd: boolean): Statement =>
    sequence(
      ...(isFolded ? sums.slice(0, length).map((sum) => sum.set(v128.bytes(new Uint8Array(wordSize)))) : []),
      overSummed(step(length)),
      into.set(
        i32.add(
          target.get,
          i32.multiply(i32.add(i32.multiply(row.get, i32.constant(words)), word.get), i32.constant(wordSize)),
        ),
      ),
      ...sums.slice(0, length).map((sum, place) => {
        const value = isEnd && !isClean && place === length - 1 ? v128.and(sum.get, lastWord) : sum.get
        return v128.store(into.get, value, place * wordSize)
      }),
    )
  /** A row ends in a tile of its own, so that the tiles before it are whole. */
  const ending = ((words - 1) % tile) + 1
  const whole = words - ending
  const limit = i32.constant(whole)
  const firstWord = i32.multiply(i32.remainderUnsigned(unit.get, i32.constant(spans)), i32.constant(span))
  const stop = i32.add(firstWord, i32.constant(span))
  return count(
    unit,
    from,
    to,
    1,
    sequence(
      row.set(spans === 1 ? unit.get : i32.divideUnsigned(unit.get, i32.constant(spans))),
      word.set(spans === 1 ? i32.constant(0) : firstWord),
      end.set(spans === 1 ? limit : i32.select(i32.less(stop, limit), stop, limit)),
      walking.goTo(row.get),
      whileDo(
        i32.less(word.get, end.get),
        sequence(ofWords(tile, false), word.set(i32.add(word.get, i32.constant(tile)))),
      ),
      when(spans === 1 ? i32.constant(1) : i32.less(limit, stop), sequence(word.set(limit), ofWords(ending, true))),
    ),
  )
}
