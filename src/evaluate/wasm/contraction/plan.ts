/** How a contraction is gone through: which letters make tiles, which go along vectors, and in which order the others come. */
import { doubleSize } from '../kernel.ts'
import type { Contraction, Letter, Steps } from './letters.ts'
import { apart, exchanged, product, scaled } from './letters.ts'

/** Tiles of one width that follow each other along a letter. */
export interface Tiles {
  readonly count: number
  /** How many vectors wide each is. */
  readonly width: number
  /** How many places each covers: less than its vectors hold where its last vector is half full. */
  readonly size: number
  /** How far the first lies from the letter's beginning, and how far apart they lie. */
  readonly first: Steps
  readonly apart: Steps
}

/** A letter cut into tiles; its steps are those within a tile. */
export interface Side {
  readonly letter: Letter
  readonly tiles: readonly Tiles[]
}

/** An operand laid out anew, so that what a tile reads lies together: panels as wide as a tile, all summands of each. */
export interface Packing {
  readonly operand: 'left' | 'right'
  /** How wide a panel is, and the letter that is cut into panels, with its steps in the operand as it was. */
  readonly width: number
  readonly across: Letter
  /** The other letters that the operand has, outermost first, as they were. */
  readonly others: readonly Letter[]
  readonly sums: readonly Letter[]
  /** The first element as it was. */
  readonly offset: number
}

export interface Plan extends Contraction {
  /** Whether its left is the contraction's right. */
  readonly isExchanged: boolean
  /** The operands that are laid out anew; the letters' steps are those in the new layout. */
  readonly packings: { readonly left?: Packing; readonly right?: Packing }
  /** The letters that units of work share out, outermost first; units are also shared out along the rows. */
  readonly units: readonly Letter[]
  /** How many units the rows' tiles are shared out to, and how many tiles each has at most. */
  readonly groups: { readonly count: number; readonly tiles: number }
  /** The letters gone through one after another within a unit, outermost first. */
  readonly inner: readonly Letter[]
  readonly rows: Side
  readonly columns: Side
  /** Which side's tiles come one after another while those of the other stay in the cache. */
  readonly fastest: 'rows' | 'columns'
  /** The letters that a tile is summed over, outermost first. */
  readonly sums: readonly Letter[]
  /** The outermost sum cut into blocks, each summed up for all tiles before the next. */
  readonly blocks: readonly Tiles[]
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
 * The tiles whose sums stay in registers: a compiler loads and multiplies ahead of them, so that of sixteen registers they
 * have eight, and no side may be long.
 */
const shapes: readonly Shape[] = [1, 2, 3, 4, 5, 6].flatMap((rows) =>
  [1, 2, 3, 4, 5, 6].filter((columns) => rows * columns <= 8).map((columns) => ({ rows, columns })),
)

/** A unit of work has so many cycles at least where units can be larger: less is not worth a thread's while. */
const worthwhile = 10_000
/** How many units a large contraction's rows are shared out to, so that threads have about as much each. */
const shares = 8
/** How many bytes a tile reads at most in a block of its sum: the first cache holds them with room to spare. */
const blockBytes = 20_480
/** The first cache's sets of eight lines. */
const [cacheSets, cacheWays, lineSize] = [64, 8, 64]

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

/** What a plan is made from. */
interface Choice {
  readonly contraction: Contraction
  readonly isExchanged: boolean
  readonly rows: Letter
  readonly columns: Letter
  readonly sums: readonly Letter[]
  readonly vectors: Plan['vectors']
}

/** All plans with these operands for left and right. */
function* choices(contraction: Contraction, isExchanged: boolean): Generator<Plan> {
  const outputs = contraction.letters.filter(({ output }) => output !== 0)
  const summed = contraction.letters
    .filter(({ output }) => output === 0)
    .toSorted((one, other) => distance(other) - distance(one))
  const rowLetters = [...outputs.filter(({ right }) => right === 0), point]
  for (const rows of rowLetters) {
    for (const columns of [...outputs, point]) {
      if (rows !== point && !independent(rows, columns)) continue
      const choice = { contraction, isExchanged, rows, columns, sums: summed }
      const across = columns.output === 1 && (isUnit(columns) || columns.left === 0) ? 'columns' : 'none'
      yield* shaped({ ...choice, vectors: across })
      for (const along of summed.filter(isUnit)) {
        const sums = [...summed.filter((letter) => letter !== along), along]
        yield* shaped({ ...choice, sums, vectors: 'sum' })
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

const distance = ({ left, right }: Steps): number => Math.abs(left) + Math.abs(right)

/** The plans of each shape of tile. */
function* shaped(choice: Choice): Generator<Plan> {
  for (const shape of shapes) {
    if (shape.rows > choice.rows.size || shape.columns > choice.columns.size) continue
    const plan = laid(choice, shape, {})
    // Vectors go along columns that do not lie together only once they are laid out anew.
    const isScattered = choice.vectors === 'columns' && !isUnit(choice.columns)
    yield isScattered ? laid({ ...choice, vectors: 'none' }, shape, {}) : plan
    if (choice.vectors !== 'columns' || choice.columns.left !== 0) continue
    const packings = {
      left: packing(choice, 'left', choice.rows, shape.rows),
      right: packing(choice, 'right', choice.columns, 2 * shape.columns),
    }
    const [isLeft, isRight] = [thrashes(plan, 'left'), isScattered || thrashes(plan, 'right')]
    if (isLeft && !isScattered) yield laid(choice, shape, { left: packings.left })
    if (isRight) yield laid(choice, shape, { right: packings.right })
    if (isLeft && isRight) yield laid(choice, shape, packings)
  }
}

/** How an operand is laid out in panels. */
function packing(choice: Choice, operand: 'left' | 'right', across: Letter, width: number): Packing {
  const { contraction, rows, columns, sums } = choice
  const has = (letter: Letter): boolean => letter[operand] !== 0
  const others = contraction.letters.filter((letter) => letter.output !== 0 && letter !== rows && letter !== columns)
  return { operand, width, across, others: others.filter(has), sums: sums.filter(has), offset: contraction[operand] }
}

/** How many elements a panel has, and how many panels there are for each place of the other letters. */
export function panelSize({ width, sums }: Packing): number {
  return width * product(sums)
}
export function panelCount({ width, across }: Packing): number {
  return Math.ceil(across.size / width)
}

/** The steps of letters in a new layout: other letters, panels, sums, and the width of a panel. */
export function packedSteps(packing: Packing): ReadonlyMap<Letter, number> {
  const steps = new Map([[packing.across, 1]])
  let step = packing.width
  for (const letter of packing.sums.toReversed()) {
    steps.set(letter, step)
    step *= letter.size
  }
  step *= panelCount(packing)
  for (const letter of packing.others.toReversed()) {
    steps.set(letter, step)
    step *= letter.size
  }
  return steps
}

/** A plan with some operands laid out anew. */
function laid(choice: Choice, shape: Shape, packings: Plan['packings']): Plan {
  const { vectors, isExchanged } = choice
  const { left, right } = packings
  const steps = { left: left && packedSteps(left), right: right && packedSteps(right) }
  /** A letter with its steps in the new layouts. */
  const anew = (letter: Letter): Letter => ({
    ...letter,
    left: steps.left?.get(letter) ?? letter.left,
    right: steps.right?.get(letter) ?? letter.right,
  })
  const contraction = { ...choice.contraction, ...(left && { left: 0 }), ...(right && { right: 0 }) }
  const others = contraction.letters
    .filter((letter) => letter.output !== 0 && letter !== choice.rows && letter !== choice.columns)
    .toSorted((one, other) => Math.abs(other.output) - Math.abs(one.output))
  // What is not added to is written once, so that any letters can be shared out.
  const separate = contraction.accumulate ? apart(contraction.letters) : contraction.letters
  const sums = choice.sums.map(anew)
  const rows = {
    letter: anew(choice.rows),
    tiles: left ? panels(left, 1) : tiles(choice.rows, 1, shape.rows),
  }
  const lanes = vectors === 'columns' ? 2 : 1
  const columns = {
    letter: anew(choice.columns),
    tiles: right ? panels(right, lanes) : tiles(choice.columns, lanes, shape.columns),
  }
  const canShare = choice.rows === point || separate.includes(choice.rows)
  const plan: Plan = {
    ...contraction,
    letters: [],
    isExchanged,
    packings,
    units: others.filter((letter) => separate.includes(letter)).map(anew),
    inner: others.filter((letter) => !separate.includes(letter)).map(anew),
    groups: { count: 1, tiles: number(rows.tiles) },
    rows,
    columns,
    fastest: 'columns',
    sums,
    blocks: blocksOf(
      sums,
      vectors === 'sum',
      Math.floor(blockBytes / doubleSize / (shape.rows + shape.columns * lanes)),
    ),
    vectors,
  }
  const groups = canShare ? grouped(plan) : plan.groups
  const rowsOfUnit = Math.min(choice.rows.size, groups.tiles * shape.rows)
  return { ...plan, groups, fastest: rowsOfUnit < choice.columns.size ? 'rows' : 'columns' }
}

/** How many tiles there are. */
const number = (all: readonly Tiles[]): number => all.reduce((sum, each) => sum + each.count, 0)

/** Tiles of so many widths, one after another, each so many vectors wide and covering so many places. */
function laidOut(
  letter: Letter,
  parts: readonly { readonly count: number; readonly width: number; readonly size: number }[],
): readonly Tiles[] {
  let place = 0
  return parts
    .filter(({ count }) => count > 0)
    .map((part) => {
      const first = scaled(letter, place)
      place += part.count * part.size
      return { ...part, first, apart: scaled(letter, part.size) }
    })
}

/** The tiles of a letter, of as equal widths as can be, at most so many vectors wide. */
function tiles(letter: Letter, lanes: number, most: number): readonly Tiles[] {
  const vectors = Math.ceil(letter.size / lanes)
  const total = Math.ceil(vectors / most)
  const narrow = Math.floor(vectors / total)
  const wide = vectors % total
  const halves = (lanes - (letter.size % lanes)) % lanes
  return laidOut(letter, [
    { count: wide, width: narrow + 1, size: (narrow + 1) * lanes },
    { count: total - wide - halves, width: narrow, size: narrow * lanes },
    { count: halves, width: narrow, size: narrow * lanes - 1 },
  ])
}

/** The tiles of a letter that lies in panels. */
function panels(packing: Packing, lanes: number): readonly Tiles[] {
  const { across, width, operand } = packing
  const full = Math.floor(across.size / width)
  const rest = across.size % width
  return laidOut(across, [
    { count: full, width: width / lanes, size: width },
    { count: rest === 0 ? 0 : 1, width: Math.ceil(rest / lanes), size: rest },
  ]).map((part, index) => ({
    ...part,
    first: { ...part.first, [operand]: index === 0 ? 0 : full * panelSize(packing) },
    apart: { ...part.apart, [operand]: panelSize(packing) },
  }))
}

/** The outermost sum in as few blocks as are short enough; a block of a sole sum that vectors go along is even. */
function blocksOf(sums: readonly Letter[], isVector: boolean, longest: number): readonly Tiles[] {
  const [outermost = point, ...rest] = sums
  if (outermost.size === 0) return laidOut(outermost, [{ count: 1, width: 0, size: 0 }])
  const lanes = isVector && rest.length === 0 ? 2 : 1
  const most = Math.max(1, Math.floor(longest / lanes / Math.max(1, product(rest))))
  return tiles(outermost, lanes, most)
}

/** A plan's rows shared out: units have as few tiles as are worthwhile, but so many that they are a few equal shares. */
function grouped(plan: Plan): Plan['groups'] {
  const total = number(plan.rows.tiles)
  const each = cycles(plan) / product(plan.units) / total
  const enough = Math.min(
    Math.ceil(64 / (plan.rows.tiles[0]?.size ?? 1)),
    Math.ceil((total * product(plan.units)) / shares),
  )
  const least = Math.min(total, Math.max(enough, Math.ceil(worthwhile / each)))
  const count = Math.ceil(total / least)
  const tiles = Math.ceil(total / count)
  return { count: Math.ceil(total / tiles), tiles }
}

/** Whether what a tile reads of an operand in a block, a line of the cache for each summand, does not stay in the cache. */
function thrashes(plan: Plan, operand: 'left' | 'right'): boolean {
  if (plan.vectors === 'sum' || plan.packings[operand] !== undefined) return false
  const [outermost = point] = plan.sums
  const far = plan.sums.filter((letter) => Math.abs(letter[operand]) * doubleSize >= lineSize)
  if (far.length === 0) return false
  const lines = far.reduce((all, letter) => all * (letter === outermost ? (plan.blocks[0]?.size ?? 1) : letter.size), 1)
  const stride = Math.min(...far.map((letter) => Math.abs(letter[operand]) * doubleSize))
  const cacheSpan = cacheSets * lineSize
  const sets = Math.min(cacheSets, cacheSpan / greatestCommonDivisor(stride, cacheSpan))
  return lines > (sets * cacheWays) / 4
}

/** Whether neighbours lie so far apart that they share few sets of the cache. */
const isAliased = (step: number): boolean => step !== 0 && (step * doubleSize) % (cacheSets * lineSize * 0.5) === 0

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}

/** About how many cycles a plan takes: the tiles' steps, what comes before and after each, and laying out anew. */
export function cycles(plan: Plan): number {
  const outer = product([...plan.units, ...plan.inner])
  const innermost = plan.sums.at(-1) ?? point
  const [turns, length] = [
    product(plan.sums.slice(0, -1)),
    Math.ceil(innermost.size / (plan.vectors === 'sum' ? 2 : 1)),
  ]
  const isShared = plan.columns.letter.left === 0
  const misses = Number(thrashes(plan, 'left')) + Number(thrashes(plan, 'right'))
  const isAligned = plan.vectors === 'sum' && (isAliased(plan.rows.letter.left) || isAliased(plan.columns.letter.right))
  const blocks = number(plan.blocks)
  let sum = 0
  for (const rows of plan.rows.tiles) {
    for (const columns of plan.columns.tiles) {
      const step = stepCycles(rows.width, columns.width, isShared) + misses * missCycles + Number(isAligned)
      const ends = rows.width * columns.width * (plan.vectors === 'sum' ? 2 : 1) * (plan.accumulate ? 2 : 1)
      sum += rows.count * columns.count * (turns * (length * step + 4) + blocks * (ends + 6))
    }
  }
  const packed = [plan.packings.left, plan.packings.right].reduce(
    (all, packing) =>
      packing === undefined
        ? all
        : all + kernelCycles + copyCycles * product([...packing.others, packing.across, ...packing.sums]),
    0,
  )
  return outer * sum + packed
}

/** About how many cycles a tile's step loses where an operand comes from the second cache, copying an element takes, and a kernel. */
const [missCycles, copyCycles, kernelCycles] = [5, 2, 100]

/**
 * About how many cycles a tile's step takes: five instructions a cycle, and three cycles until a sum can be added to again.
 */
function stepCycles(rows: number, columns: number, isShared: boolean): number {
  const products = rows * columns
  const loads = columns + (isShared ? rows : products)
  return Math.max((2 * products + loads + 4) / 5, loads / 2, 3)
}
