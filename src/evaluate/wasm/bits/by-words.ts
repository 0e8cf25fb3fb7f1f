/** Sums of products where one axis of the result is packed: what happens along the others happens to whole words. */
import { strides } from '../../../graph/reindex.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, Statement, V128 } from '../encoder/index.ts'
import { count, i32, i32x4, sequence, v128, when, whileDo } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { bitAt } from './general.ts'
import type { Affine, Bound } from './indexing.ts'
import { letterOf, textOf } from './indexing.ts'
import { locals } from './locals.ts'
import { walk } from './walk.ts'
import { packed, wordBits, wordSize, wordsFor } from './words.ts'

/** An operand at an index of the other axes: a row of words, or one bit that stands for all places of the packed axis. */
export interface RowOperand extends Affine {
  readonly kind: 'words' | 'bit'
}

/** The rows of a result: Σ over the summed axes, where all bounds hold, of the operands' products, or sums. */
export interface RowSum {
  readonly name: string
  /** The axes of the result without the packed one. */
  readonly rows: BoundShape
  /** The size of the packed axis. */
  readonly size: number
  readonly summed: BoundShape
  readonly combine: 'and' | 'xor'
  readonly operands: readonly RowOperand[]
  readonly bounds: readonly Bound[]
}

/** How many words are summed at once. */
const tile = 8

/** How many words of a row are one unit, where it has many: fewer where each takes long. */
const spanOf = ({ summed }: RowSum): number => (elements(summed) >= 8 ? 64 : 512)

/** An operand at a place: what makes it ready, and its word at a distance. */
interface Prepared {
  readonly ready: Statement
  word(offset: number): V128
}

const range = (length: number): number[] => Array.from({ length }, (_, at) => at)
/** The index of each place of a shape. */
function placesOf(shape: BoundShape): number[][] {
  const steps = strides(shape)
  return range(elements(shape)).map((place) =>
    shape.map((size, axis) => Math.floor(place / (steps[axis] as number)) % size),
  )
}

const zero: V128 = v128.bytes(new Uint8Array(wordSize))

const sumOf = (values: readonly V128[]): V128 => values.reduce((left, right) => v128.xor(left, right))

/** The kernel of rows. Its units are rows, or parts of them; a row is packed, its words without gaps. */
export function rowSum(sum: RowSum, reads: readonly Region[], result: Region): Kernel {
  const { name, rows, size, summed, combine, operands, bounds } = sum
  const words = wordsFor(size)
  const count = elements(rows)
  return {
    key: `bits: rows ${JSON.stringify([rows, size, summed, combine, operands, bounds])}`,
    reads,
    writes: [result],
    extent: count * Math.ceil(words / spanOf(sum)),
    operations: count * words * Math.max(1, elements(summed)),
    text(nameOf) {
      const axes = [...rows, ...summed].map((axisSize, axis) => `for ${letterOf(axis)} in 0..${axisSize}`)
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

function byRows(sum: RowSum, body: Body): Statement {
  const { rows, size, summed, combine, operands, bounds } = sum
  const span = spanOf(sum)
  const { addresses, from, to, newLocal } = body
  const words = wordsFor(size)
  const spans = Math.ceil(words / span)
  const target = addresses.at(-1) as Local<'i32'>
  const affines = [...operands, ...bounds]
  const walking = walk(rows, affines, newLocal)
  const added = summed.map(() => newLocal('i32'))
  const [unit, row, word, end, into] = locals('i32', newLocal)
  const sums = range(tile).map(() => newLocal('v128'))
  const isFolded = summed.length > 0 || bounds.length > 0

  /** The summed axes that are written out, from the last: so few places together that this is short. */
  const unrolled = summed.findIndex((_, axis) => elements(summed.slice(axis)) <= 4)
  const outer = unrolled < 0 ? summed.length : unrolled
  const inner = placesOf(summed.slice(outer))
  /** From which summed axis on an affine number does not move. */
  const lastMoving = (at: number): number =>
    summed.findLastIndex((_, axis) => (affines[at] as Affine).steps[rows.length + axis] !== 0)

  const last = Math.max(0, outer - 1)

  const stepOf = (at: number, axis: number): number => (affines[at] as Affine).steps[rows.length + axis] as number
  const moveOf = (at: number, place: readonly number[]): number =>
    place.reduce((total, index, axis) => total + index * stepOf(at, outer + axis), 0)
  /** An affine number at the row's index, moved on along so many looped axes. */
  const numberAt = (at: number, looped: number): I32 =>
    added
      .slice(0, looped)
      .reduce<I32>(
        (total, index, axis) =>
          stepOf(at, axis) === 0 ? total : i32.add(total, i32.multiply(index.get, i32.constant(stepOf(at, axis)))),
        (walking.numbers[at] as Local<'i32'>).get,
      )
  const isWords = (at: number): boolean => operands[at]?.kind === 'words'
  const cursors = affines.map(() => newLocal('i32'))
  /** Brings a cursor to where an affine number is at the row's index, moved on along so many looped axes. */
  const begin = (at: number, looped: number): Statement => {
    const [number, cursor] = [numberAt(at, looped), cursors[at] as Local<'i32'>]
    if (!isWords(at)) return cursor.set(number)
    const place = i32.multiply(i32.add(number, word.get), i32.constant(wordSize))
    return cursor.set(i32.add((addresses[at] as Local<'i32'>).get, place))
  }
  /** Moves a cursor on along the last looped axis. */
  const advance = (at: number): Statement => {
    const [step, cursor] = [stepOf(at, last) * (isWords(at) ? wordSize : 1), cursors[at] as Local<'i32'>]
    return step === 0 ? sequence() : cursor.set(i32.add(cursor.get, i32.constant(step)))
  }
  const movedBy = (at: number, move: number): I32 => {
    const { get } = cursors[at] as Local<'i32'>
    return move === 0 ? get : i32.add(get, i32.constant(move))
  }

  /** Gets an operand ready from its cursor, at a place of the written out axes: its words, or its bit in all of a word. */
  const prepare = (at: number, place: readonly number[]): Prepared => {
    const move = moveOf(at, place)
    if (isWords(at)) {
      const start = move < 0 ? movedBy(at, move * wordSize) : movedBy(at, 0)
      return {
        ready: sequence(),
        word: (offset) => v128.load(start, (offset + Math.max(0, move)) * wordSize),
      }
    }
    const mask = newLocal('v128')
    const bit = i32.subtract(i32.constant(0), bitAt(addresses[at] as Local<'i32'>, movedBy(at, move)))
    return { ready: mask.set(i32x4.splat(bit)), word: () => mask.get }
  }
  /** Gets an operand ready that does not move from here on. */
  const prepareStill = (at: number, looped: number): Prepared => {
    const { ready, word: wordOf } = prepare(at, [])
    return { ready: sequence(begin(at, looped), ready), word: wordOf }
  }
  const product = (factors: readonly V128[]): V128 => factors.reduce((left, right) => v128[combine](left, right))

  /**
   * Operands that move along the written out axes, or else as far as any, are summed by themselves; those that do not
   * multiply their sums, and those that move along no summed axis the whole sum.
   */
  const isFactored = combine === 'and' && bounds.length === 0 && summed.length > 0
  const reach = isFactored ? Math.min(outer, Math.max(...range(operands.length).map(lastMoving))) : -1
  const own = range(operands.length).filter((at) => lastMoving(at) >= reach)
  const common = range(operands.length).filter((at) => lastMoving(at) >= 0 && lastMoving(at) < reach)
  const steady = range(operands.length).filter((at) => lastMoving(at) < 0 && lastMoving(at) < reach)

  /** From this looped axis on, common operands do not move: they multiply sums of their own over the axes behind it. */
  const still = common.length === 0 ? outer : Math.max(...common.map(lastMoving)) + 1
  const zeros = (length: number): Statement => sequence(...sums.slice(0, length).map((sum) => sum.set(zero)))

  /** Adds to the sums of so many words what the operands give at an index of the looped axes. */
  const step = (length: number): Statement => {
    const factors = still < outer ? [] : common.map((at) => prepare(at, inner[0] as number[]))
    const terms = inner.map((place) => ({ place, factors: own.map((at) => prepare(at, place)) }))
    const inside = (place: readonly number[], then: Statement): Statement =>
      bounds.reduceRight(
        (guarded, { size: limit }, at) =>
          when(
            i32.lessUnsigned(movedBy(operands.length + at, moveOf(operands.length + at, place)), i32.constant(limit)),
            guarded,
          ),
        then,
      )
    const valuesOf = (prepared: readonly Prepared[], offset: number): V128[] => prepared.map((one) => one.word(offset))
    if (bounds.length > 0)
      return sequence(
        ...terms.map(({ place, factors: ownFactors }) =>
          inside(
            place,
            sequence(
              ...ownFactors.map(({ ready }) => ready),
              ...sums
                .slice(0, length)
                .map((sum, offset) => sum.set(v128.xor(sum.get, product(valuesOf(ownFactors, offset))))),
            ),
          ),
        ),
      )
    const termAt = (offset: number): V128 => {
      const rest = sumOf(terms.map((term) => product(valuesOf(term.factors, offset))))
      return product([...valuesOf(factors, offset), rest])
    }
    return sequence(
      ...factors.map(({ ready }) => ready),
      ...terms.flatMap((term) => term.factors.map(({ ready }) => ready)),
      ...sums
        .slice(0, length)
        .map((sum, offset) => sum.set(isFolded ? v128.xor(sum.get, termAt(offset)) : termAt(offset))),
    )
  }
  const loops = (first: number, end: number, inside: Statement): Statement =>
    range(end - first).reduceRight(
      (body_, axis) => count(added[first + axis] as Local<'i32'>, 0, summed[first + axis] as number, 1, body_),
      inside,
    )
  const moving = [...own, ...(still < outer ? [] : common), ...bounds.map((_, at) => operands.length + at)]
  /** The last of the loops, along which the cursors move. */
  const lastLoop = (length: number): Statement =>
    sequence(
      ...moving.map((at) => begin(at, last)),
      loops(last, outer, sequence(step(length), ...(outer > 0 ? moving.map(advance) : []))),
    )
  /** The sums of so many words over all places. What common operands multiply is added up where the result is. */
  const overSummed = (length: number): Statement => {
    if (still === outer) return sequence(zeros(length), loops(0, last, lastLoop(length)))
    const factors = common.map((at) => prepareStill(at, still))
    const results = sums.slice(0, length).map((sum, place) => ({ sum, place, at: place * wordSize }))
    return sequence(
      ...results.map(({ at }) => v128.store(into.get, zero, at)),
      loops(
        0,
        still,
        sequence(
          zeros(length),
          loops(still, last, lastLoop(length)),
          ...factors.map(({ ready }) => ready),
          ...results.map(({ sum, place, at }) => {
            const part = product([sum.get, ...factors.map((factor) => factor.word(place))])
            return v128.store(into.get, v128.xor(v128.load(into.get, at), part), at)
          }),
        ),
      ),
      ...results.map(({ sum, at }) => sum.set(v128.load(into.get, at))),
    )
  }

  /** Bits that stand for a whole row stand for none behind its end. */
  const isClean =
    operands.some(({ kind }) => kind === 'words') &&
    (combine === 'and' || operands.every(({ kind }) => kind === 'words'))
  const lastWord = v128.bytes(packed(new Array<number>(size - (words - 1) * wordBits).fill(1)))
  const ofWords = (length: number, isEnd: boolean): Statement => {
    const multiplied = steady.map((at) => prepareStill(at, 0))
    return sequence(
      into.set(
        i32.add(
          target.get,
          i32.multiply(i32.add(i32.multiply(row.get, i32.constant(words)), word.get), i32.constant(wordSize)),
        ),
      ),
      elements(summed) === 0 ? zeros(length) : isFolded ? overSummed(length) : lastLoop(length),
      ...multiplied.map(({ ready }) => ready),
      ...sums.slice(0, length).map((sum, place) => {
        const summedUp = product([sum.get, ...multiplied.map((one) => one.word(place))])
        const value = isEnd && !isClean && place === length - 1 ? v128.and(summedUp, lastWord) : summedUp
        return v128.store(into.get, value, place * wordSize)
      }),
    )
  }
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
