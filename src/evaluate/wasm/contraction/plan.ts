/** How a contraction is gone through: which letters make tiles, which go along vectors, and in which order the others come. */
import type { Contraction, Letter, Steps } from './letters.ts'
import { apart, exchanged, product } from './letters.ts'

/** Tiles of one width that follow each other along a letter. */
export interface Tiles {
  /** The first place of the first tile. */
  readonly first: number
  readonly count: number
  /** How many vectors wide each is. */
  readonly width: number
  /** How many places each covers: less than its vectors hold where its last vector is half full. */
  readonly size: number
}

/** A letter cut into tiles. */
export interface Side {
  readonly letter: Letter
  readonly tiles: readonly Tiles[]
}

export interface Plan extends Contraction {
  /** Whether its left is the contraction's right. */
  readonly isExchanged: boolean
  /** The letters that units of work share out, outermost first; units are also shared out along the rows. */
  readonly units: readonly Letter[]
  /** How many units the rows' tiles are shared out to, and how many tiles each has at most. */
  readonly groups: { readonly count: number; readonly tiles: number }
  /** The letters gone through one after another within a unit, outermost first. */
  readonly inner: readonly Letter[]
  readonly rows: Side
  readonly columns: Side
  /** The letters that a tile is summed over, outermost first. */
  readonly sums: readonly Letter[]
  /** What two neighbouring elements of a vector are apart in: the tile's columns, the innermost sum, or nothing. */
  readonly vectors: 'columns' | 'sum' | 'none'
}

/** A tile's rows and columns, in vectors. */
interface Shape {
  readonly rows: number
  readonly columns: number
}

/** No letter: a single place. */
const point: Letter = { size: 1, left: 0, right: 0, output: 0 }

/**
 * The tiles that fit the sixteen registers: one for each element of the tile, one for each of its narrower side, one for
 * what is loaded and one for a product.
 */
const shapes: readonly Shape[] = [1, 2, 3, 4, 5, 6, 8, 12].flatMap((rows) =>
  [1, 2, 3, 4, 5, 6, 8, 12]
    .filter((columns) => rows * columns + Math.min(rows, columns) + 2 <= 15)
    .map((columns) => ({ rows, columns })),
)

/** A unit of work has so many cycles at least where units can be larger: less is not worth a thread's while. */
const worthwhile = 10_000

/** The plan of least estimated cost. */
export function planned(contraction: Contraction): Plan {
  let [best, least] = [undefined as Plan | undefined, Infinity]
  for (const choice of [...choices(contraction, false), ...choices(exchanged(contraction), true)]) {
    const cost = cycles(choice)
    if (cost < least) [best, least] = [choice, cost]
  }
  if (best === undefined) throw new Error('there is always a plan')
  return best
}

/** All plans with these operands for left and right. */
function* choices(contraction: Contraction, isExchanged: boolean): Generator<Plan> {
  const outputs = contraction.letters.filter(({ output }) => output !== 0)
  const summed = contraction.letters.filter(({ output }) => output === 0)
  const rowLetters = [...outputs.filter(({ right }) => right === 0), point]
  const columnLetters = [...outputs, point]
  for (const rows of rowLetters) {
    for (const columns of columnLetters) {
      if (rows !== point && !independent(rows, columns)) continue
      const across = columns.output === 1 && isUnit(columns) ? 'columns' : 'none'
      yield* shaped({ ...contraction, isExchanged }, rows, columns, summed, across)
      for (const along of summed.filter(isUnit)) {
        yield* shaped(
          { ...contraction, isExchanged },
          rows,
          columns,
          [...summed.filter((letter) => letter !== along), along],
          'sum',
        )
      }
    }
  }
}

/** Whether vectors can go along a letter: neighbours lie together, or are one. */
function isUnit({ left, right }: Steps): boolean {
  return (left === 0 || left === 1) && (right === 0 || right === 1)
}

/** Whether two letters' indices tell elements of the output apart. */
function independent(one: Letter, other: Letter): boolean {
  return one !== other && (other === point || apart([one, other]).length === 2)
}

/** The plans of each shape of tile. */
function* shaped(
  contraction: Contraction & Pick<Plan, 'isExchanged'>,
  rows: Letter,
  columns: Letter,
  summed: readonly Letter[],
  vectors: Plan['vectors'],
): Generator<Plan> {
  const others = contraction.letters
    .filter((letter) => letter.output !== 0 && letter !== rows && letter !== columns)
    .sort((one, other) => Math.abs(other.output) - Math.abs(one.output))
  // What is not added to is written once, so that any letters can be shared out.
  const separate = contraction.accumulate ? apart(contraction.letters) : contraction.letters
  const units = others.filter((letter) => separate.includes(letter))
  const inner = others.filter((letter) => !separate.includes(letter))
  const sums = vectors === 'sum' ? summed : [...summed].sort((one, other) => distance(other) - distance(one))
  for (const shape of shapes) {
    if (shape.rows > rows.size || shape.columns > columns.size) continue
    const side = { letter: rows, tiles: tiles(rows.size, 1, shape.rows) }
    const plan = {
      ...contraction,
      units,
      inner,
      groups: { count: 1, tiles: count(side.tiles) },
      rows: side,
      columns: { letter: columns, tiles: tiles(columns.size, vectors === 'columns' ? 2 : 1, shape.columns) },
      sums,
      vectors,
    }
    const canShare = rows === point || separate.includes(rows)
    yield canShare ? { ...plan, groups: groups(plan) } : plan
  }
}

const distance = ({ left, right }: Steps): number => Math.abs(left) + Math.abs(right)

const count = (all: readonly Tiles[]): number => all.reduce((sum, each) => sum + each.count, 0)

/** The tiles of so many places, of as equal widths as can be, at most so many vectors wide. */
function tiles(size: number, lanes: number, most: number): readonly Tiles[] {
  const vectors = Math.ceil(size / lanes)
  const total = Math.ceil(vectors / most)
  const narrow = Math.floor(vectors / total)
  const all: Tiles[] = []
  let first = 0
  const add = (number: number, width: number, places: number): void => {
    if (number > 0) all.push({ first, count: number, width, size: places })
    first += number * places
  }
  const wide = vectors % total
  add(wide, narrow + 1, (narrow + 1) * lanes)
  const isFull = size % lanes === 0
  add(total - wide - (isFull ? 0 : 1), narrow, narrow * lanes)
  if (!isFull) add(1, narrow, narrow * lanes - 1)
  return all
}

/** Units of as few tiles of rows as are worthwhile. */
function groups(plan: Plan): Plan['groups'] {
  const total = count(plan.rows.tiles)
  const each = cycles(plan) / product(plan.units) / total
  const least = Math.min(total, Math.ceil(worthwhile / each))
  const number = Math.ceil(total / least)
  return { count: number, tiles: Math.ceil(total / number) }
}

/** About how many cycles a plan takes: the tiles' steps, and what comes before and after each. */
export function cycles(plan: Plan): number {
  const outer = product([...plan.units, ...plan.inner])
  const innermost = plan.sums.at(-1) ?? point
  const [turns, length] = [
    product(plan.sums.slice(0, -1)),
    Math.ceil(innermost.size / (plan.vectors === 'sum' ? 2 : 1)),
  ]
  const isShared = plan.columns.letter.left === 0
  let sum = 0
  for (const rows of plan.rows.tiles) {
    for (const columns of plan.columns.tiles) {
      const step = stepCycles(rows.width, columns.width, isShared)
      const ends = rows.width * columns.width * (plan.vectors === 'sum' ? 2 : 1) * (plan.accumulate ? 2 : 1)
      sum += rows.count * columns.count * (turns * (length * step + 4) + ends + 6)
    }
  }
  return outer * sum
}

/**
 * About how many cycles a tile's step takes: two multiplications and two additions a cycle, two loads, six instructions,
 * and three cycles until a sum can be added to again.
 */
function stepCycles(rows: number, columns: number, isShared: boolean): number {
  const products = rows * columns
  const loads = columns + (isShared ? rows : products)
  return Math.max(products / 2, loads / 2, (2 * products + loads + 3) / 6, 3)
}
