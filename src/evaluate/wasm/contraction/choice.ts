/**
 * Which letters make a contraction's tiles, which go along vectors, and what is laid out anew: of all choices, the one of
 * the least estimated cost.
 */
import { doubleSize } from '../kernel.ts'
import type { Contraction, Letter, Steps } from './letters.ts'
import { apart, exchanged, product } from './letters.ts'

/** A tile's rows and columns, in vectors. */
export interface BoundShape {
  readonly rows: number
  readonly columns: number
}

/** The letters of tiles, and what they are summed over. */
interface Letters {
  readonly contraction: Contraction
  /** Whether its left is the right of the contraction that was asked for. */
  readonly isExchanged: boolean
  readonly rows: Letter
  readonly columns: Letter
  /** The letters that a tile is summed over, outermost first. */
  readonly sums: readonly Letter[]
  /** What two neighbouring elements of a vector are apart in: the tile's columns, the innermost sum, or nothing. */
  readonly vectors: 'columns' | 'sum' | 'none'
}

/** Which operands are laid out anew. */
interface Packed {
  readonly left: boolean
  readonly right: boolean
}

export interface Choice extends Letters {
  readonly shape: BoundShape
  readonly packed: Packed
  /** About how many cycles it takes. */
  readonly cycles: number
}

/** No letter: a single place. */
export const point: Letter = { size: 1, left: 0, right: 0, output: 0 }

/**
 * The tiles whose sums stay in registers: a compiler loads and multiplies ahead of them, so that of sixteen registers they
 * have eight, and no side may be long.
 */
const shapes: readonly BoundShape[] = [1, 2, 3, 4, 5, 6].flatMap((rows) =>
  [1, 2, 3, 4, 5, 6].filter((columns) => rows * columns <= 8).map((columns) => ({ rows, columns })),
)

/** The sets of the first cache, the lines of each, and their bytes; about how many summands are summed up at once. */
const cache = { sets: 64, ways: 8, line: 64, summands: 256 }

/** About how many cycles things take. */
const cost = {
  /** What a tile's step loses where an operand comes from the second cache. */
  miss: 5,
  /** What it loses where its rows or columns lie so far apart that they share few sets of the cache. */
  alias: 1,
  /** Copying an element, and a kernel that copies. */
  copy: 2,
  kernel: 200,
  /** What comes before and after a tile, and before and after a loop within it. */
  tile: 3,
  loop: 4,
}

/** So many steps of a tile are written one after another instead of as a loop. */
export const longestUnrolled = 9

/** Choices that were made, by their contraction as text: those of a network's layers are often the same. */
const known = new Map<string, Choice>()
const mostKnown = 1000

/** The choice of least cost. */
export function chosen(contraction: Contraction): Choice {
  const key = JSON.stringify(contraction)
  const found = known.get(key) ?? sought(contraction)
  if (known.size >= mostKnown) known.clear()
  known.set(key, found)
  return found
}

function sought(contraction: Contraction): Choice {
  let best: Choice | undefined
  for (const letters of [...choices(contraction, false), ...choices(exchanged(contraction), true)]) {
    for (const packed of packings(letters)) {
      for (const shape of shapes) {
        if (shape.rows > letters.rows.size || shape.columns > letters.columns.size) continue
        const cycles = estimated(letters, packed, shape)
        if (best === undefined || cycles < best.cycles) best = { ...letters, packed, shape, cycles }
      }
    }
  }
  if (best === undefined) throw new Error('a contraction has a tile')
  return best
}

/** The letters that tiles can have with these operands for left and right. */
function* choices(contraction: Contraction, isExchanged: boolean): Generator<Letters> {
  const sums = contraction.letters
    .filter(({ output }) => output === 0)
    .toSorted((one, other) => distance(other) - distance(one))
  for (const [rows, columns] of sides(contraction)) {
    const choice = { contraction, isExchanged, rows, columns, sums }
    const isAcross = columns.output === 1 && (isUnit(columns) || columns.left === 0)
    const along = sums.filter(isUnit)
    if (isAcross) yield { ...choice, vectors: 'columns' }
    for (const innermost of along) {
      yield { ...choice, sums: [...sums.filter((letter) => letter !== innermost), innermost], vectors: 'sum' }
    }
    if (along.length === 0 && !(isAcross && isUnit(columns))) yield { ...choice, vectors: 'none' }
  }
}

const distance = ({ left, right }: Steps): number => Math.abs(left) + Math.abs(right)

/** Whether vectors can go along a letter: neighbours lie together, or are one. */
function isUnit({ left, right }: Steps): boolean {
  return (left === 0 || left === 1) && (right === 0 || right === 1)
}

/** The pairs of letters for a tile's rows, which the right operand does not have, and its columns. */
function sides({ letters }: Contraction): readonly (readonly [rows: Letter, columns: Letter])[] {
  const outputs = letters.filter(({ output }) => output !== 0)
  const downs = outputs.filter(({ right }) => right === 0)
  const pairs = downs.flatMap((rows) =>
    outputs
      .filter((columns) => rows !== columns && apart([rows, columns]).length === 2)
      .map((columns) => [rows, columns] as const),
  )
  const aloneDown = downs.filter((rows) => pairs.every(([other]) => other !== rows))
  const aloneAcross = outputs.filter((columns) => pairs.every(([, other]) => other !== columns))
  const all = [
    ...pairs,
    ...aloneDown.map((rows) => [rows, point] as const),
    ...aloneAcross.map((columns) => [point, columns] as const),
  ]
  return all.length === 0 ? [[point, point]] : all
}

/**
 * What can be laid out anew: what does not stay in the cache while a tile is summed up. Columns that do not lie together
 * must be, for vectors to go along them.
 */
function packings(letters: Letters): readonly Packed[] {
  const { rows, columns, vectors } = letters
  const neither = { left: false, right: false }
  if (vectors !== 'columns' || columns.left !== 0) return [neither]
  const isNeeded = !isUnit(columns)
  const left = rows.left !== 0 && thrashes(letters, 'left')
  const right = columns.right !== 0 && (isNeeded || thrashes(letters, 'right'))
  return [
    ...(isNeeded ? [] : [neither]),
    ...(left && !isNeeded ? [{ left, right: false }] : []),
    ...(right ? [{ left: false, right }] : []),
    ...(left && right ? [{ left, right }] : []),
  ]
}

/** Whether what a tile reads of an operand, a line of the cache for each summand, does not stay in the cache. */
function thrashes({ sums }: Letters, operand: 'left' | 'right'): boolean {
  const far = sums.filter((letter) => Math.abs(letter[operand]) * doubleSize >= cache.line)
  if (far.length === 0) return false
  const lines = Math.min(product(far), cache.summands)
  const stride = Math.min(...far.map((letter) => Math.abs(letter[operand]) * doubleSize))
  const span = cache.sets * cache.line
  const sets = Math.min(cache.sets, span / greatestCommonDivisor(stride, span))
  return lines > (sets * cache.ways) / 3
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}

/** Whether neighbours lie so far apart that they share few sets of the cache. */
function isAliased(step: number): boolean {
  return step !== 0 && (step * doubleSize) % ((cache.sets * cache.line) / 2) === 0
}

/** About how many cycles a choice takes: the tiles' steps, what comes before and after each, and laying out anew. */
function estimated(letters: Letters, packed: Packed, shape: BoundShape): number {
  const { contraction, rows, columns, sums, vectors } = letters
  const summands = product(sums)
  const lanes = vectors === 'sum' ? 2 : 1
  const innermost = sums.at(-1) ?? point
  const turns = innermost.size === 0 ? 0 : summands / innermost.size
  const length = Math.ceil(innermost.size / lanes)
  const slow =
    vectors === 'sum'
      ? Number(isAliased(rows.left) || isAliased(columns.right)) * cost.alias
      : (['left', 'right'] as const).filter((operand) => !packed[operand] && thrashes(letters, operand)).length *
        cost.miss
  const loops = turns * length <= longestUnrolled ? 0 : turns * cost.loop
  let sum = 0
  for (const down of parts(rows.size, 1, shape.rows)) {
    for (const across of parts(columns.size, vectors === 'columns' ? 2 : 1, shape.columns)) {
      const step = stepCycles(down.width, across.width, columns.left === 0) + slow
      const ends = down.width * across.width * (contraction.accumulate ? 2 : 1)
      sum += down.count * across.count * (turns * length * step + loops + ends + cost.tile)
    }
  }
  const size = (operand: 'left' | 'right'): number =>
    contraction.letters.reduce((all, letter) => (letter[operand] === 0 ? all : all * letter.size), 1)
  const copies = (['left', 'right'] as const)
    .filter((operand) => packed[operand])
    .reduce((all, operand) => all + cost.kernel + cost.copy * size(operand), 0)
  const others = product(contraction.letters) / (rows.size * columns.size * summands)
  return (Number.isFinite(others) ? others : 1) * sum + copies
}

/**
 * About how many cycles a tile's step takes: five instructions a cycle, and three cycles until a sum can be added to again.
 */
function stepCycles(rows: number, columns: number, isShared: boolean): number {
  const products = rows * columns
  const loads = columns + (isShared ? rows : products)
  return Math.max((2 * products + loads + 4) / 5, loads / 2, 3)
}

/** So many tiles of a width in vectors, each covering so many places. */
export interface Part {
  readonly count: number
  readonly width: number
  readonly size: number
}

/** So many places in tiles of as equal widths as can be, at most so many vectors wide; the last vector may be half full. */
export function parts(size: number, lanes: number, most: number): readonly Part[] {
  const vectors = Math.ceil(size / lanes)
  const total = Math.ceil(vectors / most)
  const narrow = Math.floor(vectors / total)
  const wide = vectors % total
  const halves = (lanes - (size % lanes)) % lanes
  const all = [
    { count: wide, width: narrow + 1, size: (narrow + 1) * lanes },
    { count: total - wide - halves, width: narrow, size: narrow * lanes },
    { count: halves, width: narrow, size: narrow * lanes - 1 },
  ]
  return all.filter(({ count }) => count > 0)
}
