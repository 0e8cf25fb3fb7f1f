/** How a contraction is gone through: its tiles, and the order in which they come. */
import { doubleSize } from '../kernel.ts'
import type { Choice, Part } from './choice.ts'
import { chosen, parts, point } from './choice.ts'
import type { Contraction, Letter, Steps } from './letters.ts'
import { apart, product, scaled } from './letters.ts'
import type { Packing } from './packing.ts'
import { packedSteps, packing, panelSize } from './packing.ts'

/** Tiles of one width that follow each other along a letter. */
export interface Tiles extends Part {
  /** How far the first lies from the letter's beginning, and how far apart they lie. */
  readonly first: Steps
  readonly apart: Steps
}

/** A letter cut into tiles; its steps are those within a tile. */
export interface Side {
  readonly letter: Letter
  readonly tiles: readonly Tiles[]
}

/** The loops of a contraction; its letters' steps are those in the layout that packing gives. */
export interface Plan {
  /** Where the first elements lie. */
  readonly offsets: Steps
  readonly accumulate: boolean
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
  readonly vectors: Choice['vectors']
}

/** A plan, and what comes before it. */
export interface Planned {
  readonly plan: Plan
  /** Whether its left is the right of the contraction. */
  readonly isExchanged: boolean
  readonly left: Packing | undefined
  readonly right: Packing | undefined
  /** About how many cycles it takes. */
  readonly cycles: number
}

/** A unit of work has so many cycles at least where units can be larger: less is not worth a thread's while. */
const worthwhile = 10_000
/** A large contraction's rows are shared out to so many units, and each has at most so many rows. */
const [shares, mostRows] = [8, 64]
/** How many bytes a tile reads at most in a block of its sum: the first cache holds them with room to spare. */
const blockBytes = 20_480

/** The plan of least estimated cost. */
export function planned(contraction: Contraction): Planned {
  const choice = chosen(contraction)
  const { shape, packed, isExchanged, cycles } = choice
  const lanes = choice.vectors === 'columns' ? 2 : 1
  const left = packed.left ? packing(choice, 'left', choice.rows, shape.rows) : undefined
  const right = packed.right ? packing(choice, 'right', choice.columns, lanes * shape.columns) : undefined
  return { plan: laid(choice, left, right), isExchanged, left, right, cycles }
}

/** The loops of a choice, its operands laid out anew or not. */
function laid(choice: Choice, left: Packing | undefined, right: Packing | undefined): Plan {
  const { contraction, shape, vectors } = choice
  const { letters, accumulate, output } = contraction
  const [leftSteps, rightSteps] = [left && packedSteps(left), right && packedSteps(right)]
  const anew = (letter: Letter): Letter => ({
    ...letter,
    left: leftSteps?.get(letter) ?? letter.left,
    right: rightSteps?.get(letter) ?? letter.right,
  })
  const lanes = vectors === 'columns' ? 2 : 1
  const rows = left ? panels(left, 1) : tiles(choice.rows, parts(choice.rows.size, 1, shape.rows))
  const columns = right ? panels(right, lanes) : tiles(choice.columns, parts(choice.columns.size, lanes, shape.columns))
  const others = letters
    .filter((letter) => letter.output !== 0 && letter !== choice.rows && letter !== choice.columns)
    .toSorted((one, other) => Math.abs(other.output) - Math.abs(one.output))
  // What is not added to is written once, so that any letters can be shared out.
  const separate = accumulate ? apart(letters) : letters
  const units = others.filter((letter) => separate.includes(letter))
  const canShare = choice.rows === point || separate.includes(choice.rows)
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  const groups = canShare ? grouped(choice, total, product(units)) : { count: 1, tiles: total }
  const longest = Math.floor(blockBytes / doubleSize / (shape.rows + lanes * shape.columns))
  const sums = choice.sums.map(anew)
  return {
    offsets: { left: left ? 0 : contraction.left, right: right ? 0 : contraction.right, output },
    accumulate,
    units: units.map(anew),
    groups,
    inner: others.filter((letter) => !separate.includes(letter)).map(anew),
    rows: { letter: anew(choice.rows), tiles: rows },
    columns: { letter: anew(choice.columns), tiles: columns },
    fastest: groups.tiles * shape.rows < choice.columns.size ? 'rows' : 'columns',
    sums,
    blocks: blocks(sums, vectors === 'sum', longest),
    vectors,
  }
}

/** Tiles along a letter, one after another. */
function tiles(letter: Letter, widths: readonly Part[]): readonly Tiles[] {
  let place = 0
  return widths.map((part) => {
    const first = scaled(letter, place)
    place += part.count * part.size
    return { ...part, first, apart: scaled(letter, part.size) }
  })
}

/** The tiles of a letter that lies in panels. */
function panels(packing: Packing, lanes: number): readonly Tiles[] {
  const { across, width, operand } = packing
  const full = Math.floor(across.size / width)
  const rest = across.size % width
  const widths = [
    { count: full, width: width / lanes, size: width },
    { count: 1, width: Math.ceil(rest / lanes), size: rest },
  ].filter(({ count, size }) => count * size > 0)
  const inPanels = (steps: Steps, panels: number): Steps =>
    Object.assign({}, steps, { [operand]: panels * panelSize(packing) })
  return tiles(across, widths).map(({ first, apart, ...part }) =>
    Object.assign(part, { first: inPanels(first, part.size === width ? 0 : full), apart: inPanels(apart, 1) }),
  )
}

/** The outermost sum in as few blocks as are short enough; a block of a sole sum that vectors go along is even. */
function blocks([outermost, ...rest]: readonly Letter[], isVector: boolean, longest: number): readonly Tiles[] {
  if (outermost === undefined) return []
  if (outermost.size === 0) return tiles(outermost, [{ count: 1, width: 0, size: 0 }])
  const lanes = isVector && rest.length === 0 ? 2 : 1
  const most = Math.max(1, Math.floor(longest / lanes / Math.max(1, product(rest))))
  return tiles(outermost, parts(outermost.size, lanes, most))
}

/** A plan's rows shared out: units have as few tiles as are worthwhile, but so many that they are a few equal shares. */
function grouped({ cycles, shape }: Choice, total: number, units: number): Plan['groups'] {
  const each = cycles / units / total
  const share = Math.min(Math.ceil(mostRows / shape.rows), Math.ceil((total * units) / shares))
  const least = Math.min(total, Math.max(share, Math.ceil(worthwhile / each)))
  const tiles = Math.ceil(total / Math.ceil(total / least))
  return { count: Math.ceil(total / tiles), tiles }
}
