/** The innermost code of a contraction: a tile of the output, summed up in vectors that stay in registers. */
import type { F64, Local, NewLocal, Statement, V128 } from '../encoder/index.ts'
import { block, f64, f64x2, i32, i8x16, sequence, v128 } from '../encoder/index.ts'
import { longestUnrolled } from './choice.ts'
import type { Letter } from './letters.ts'
import { product, scaled } from './letters.ts'
import type { Plan, Tiles } from './plan.ts'
import type { Pointer, Pointers } from './pointers.ts'
import { along, moved, reach, shifted } from './pointers.ts'

/** The locals that the tiles of a kernel share, by their numbers. */
export interface Registers {
  readonly sums: (place: number) => Local<'v128'>
  readonly held: (place: number) => Local<'v128'>
  readonly passing: Local<'v128'>
}

export function registers(newLocal: NewLocal): Registers {
  const numbered = (): ((place: number) => Local<'v128'>) => {
    const locals: Local<'v128'>[] = []
    return (place) => (locals[place] ??= newLocal('v128'))
  }
  return { sums: numbered(), held: numbered(), passing: newLocal('v128') }
}

/** How an operand's vector is loaded: two neighbours, one element twice, or one element and zero. */
type Load = 'both' | 'splat' | 'single'

const loads: Readonly<Record<Load, typeof v128.load>> = {
  both: v128.load,
  splat: v128.load64Splat,
  single: v128.load64Zero,
}

const places = (size: number): readonly number[] => Array.from({ length: size }, (_, place) => place)

/**
 * Steps one after another, with a branch between each two that is never taken: no address is odd. It keeps the compiler
 * from loading ahead for all of them, which takes the registers from the sums.
 */
function separated({ left: { base } }: Pointers, steps: readonly Statement[]): Statement {
  return block((leave) =>
    sequence(
      ...steps.flatMap((step, place) =>
        place === 0 ? [step] : [leave(i32.equal(base, i32.constant(2 * place - 1))), step],
      ),
    ),
  )
}

/** What a tile is: so many rows and columns, at a place, summed over some letters. */
export interface Tile {
  readonly rows: Tiles
  readonly columns: Tiles
  readonly at: Pointers
  /** The letters that it is summed over, outermost first. */
  readonly summed: readonly Letter[]
  /** Whether it is added to what the output holds. */
  readonly accumulate: boolean
}

/** The code of a tile. */
export function tile(
  plan: Plan,
  { rows, columns, at, summed, accumulate }: Tile,
  newLocal: NewLocal,
  { sums, held, passing }: Registers,
): Statement {
  const [row, column] = [plan.rows.letter, plan.columns.letter]
  const lanes = plan.vectors === 'columns' ? 2 : 1
  /** Whether a column's vector holds a single element. */
  const isSingle = (j: number): boolean => plan.vectors === 'none' || lanes * (j + 1) > columns.size
  const sum = (i: number, j: number): Local<'v128'> => sums(i * columns.width + j)

  /** Adds the products of one step along the innermost sum. */
  const step = (there: Pointers, isLast: boolean, isFirst: boolean): Statement => {
    const along = plan.vectors === 'sum' ? plan.sums.at(-1) : column
    const load = (operand: 'left' | 'right', j: number): Load => {
      if (plan.vectors === 'sum' ? isLast : plan.vectors === 'none') return 'single'
      if (along?.[operand] !== 1) return 'splat'
      return plan.vectors === 'columns' && isSingle(j) ? 'single' : 'both'
    }
    const loaded = (operand: 'left' | 'right', i: number, j: number): V128 =>
      reach(shifted(there[operand], i * row[operand] + j * lanes * column[operand]), (address, offset) =>
        loads[load(operand, j)](address, offset),
      )
    const add = (i: number, j: number, left: V128, right: V128): Statement => {
      const product = f64x2.multiply(left, right)
      return sum(i, j).set(isFirst ? product : f64x2.add(sum(i, j).get, product))
    }
    /** Products with an element that is loaded for them and then no more. */
    const pass = (element: V128, products: readonly Statement[]): Statement =>
      sequence(passing.set(element), ...products)
    const [down, across] = [places(rows.width), places(columns.width)]
    if (column.left !== 0) {
      const products = (j: number): readonly Statement[] =>
        down.map((i) => add(i, j, loaded('left', i, j), passing.get))
      return sequence(...across.map((j) => pass(loaded('right', 0, j), products(j))))
    }
    if (rows.width < columns.width) {
      const products = (j: number): readonly Statement[] => down.map((i) => add(i, j, held(i).get, passing.get))
      return sequence(
        ...down.map((i) => held(i).set(loaded('left', i, 0))),
        ...across.map((j) => pass(loaded('right', 0, j), products(j))),
      )
    }
    const products = (i: number): readonly Statement[] => across.map((j) => add(i, j, passing.get, held(j).get))
    return sequence(
      ...across.map((j) => held(j).set(loaded('right', 0, j))),
      ...down.map((i) => pass(loaded('left', i, 0), products(i))),
    )
  }

  const lanesAlong = plan.vectors === 'sum' ? 2 : 1
  /** Whether the steps along letters are few enough to be written one after another. */
  const isShort = (letters: readonly Letter[]): boolean => Math.ceil(product(letters) / lanesAlong) <= longestUnrolled
  /** The steps along letters, one after another, in a tile that is already begun or not. */
  const steps = (there: Pointers, letters: readonly Letter[], isBegun: boolean): Statement => {
    const found: Statement[] = []
    const visit = (at: Pointers, [letter, ...rest]: readonly Letter[], isLast: boolean): void => {
      if (letter === undefined) return void found.push(step(at, isLast, !isBegun && found.length === 0))
      const places = rest.length === 0 ? lanesAlong : 1
      for (let place = 0; place < letter.size; place += places) {
        visit(moved(at, scaled(letter, place)), rest, place + places > letter.size)
      }
    }
    visit(there, letters, false)
    return separated(there, found)
  }

  const clear = sequence(
    ...places(rows.width).flatMap((i) => places(columns.width).map((j) => sum(i, j).set(f64x2.constant(0)))),
  )

  /** Sums up along letters. */
  const total = (there: Pointers, letters: readonly Letter[]): Statement => {
    const [letter, ...rest] = letters
    if (letter === undefined || isShort(letters)) return steps(there, letters, true)
    if (rest.length > 0) return along(there, letter, letter.size, newLocal, (inside) => total(inside, rest))
    const loop = along(there, scaled(letter, lanesAlong), Math.floor(letter.size / lanesAlong), newLocal, (inside) =>
      step(inside, false, false),
    )
    if (letter.size % lanesAlong === 0) return loop
    return sequence(loop, step(moved(there, scaled(letter, letter.size - 1)), true, false))
  }
  const isUnrolled = isShort(summed) && product(summed) > 0

  const place = (i: number, j: number): Pointer => shifted(at.output, i * row.output + j * lanes * column.output)
  const storeBoth = (there: Pointer, value: V128): Statement => {
    const whole = accumulate ? f64x2.add(reach(there, v128.load), value) : value
    return reach(there, (address, offset) => v128.store(address, whole, offset))
  }
  const storeSingle = (there: Pointer, value: F64): Statement => {
    const whole = accumulate ? f64.add(reach(there, f64.load), value) : value
    return reach(there, (address, offset) => f64.store(address, whole, offset))
  }
  /** Stores a sum whose vector holds neighbouring columns, or a single one. */
  const store = (i: number, j: number): Statement =>
    isSingle(j) ? storeSingle(place(i, j), f64x2.extract(sum(i, j).get, 0)) : storeBoth(place(i, j), sum(i, j).get)
  /** Stores sums whose vectors hold two summands: those of two neighbours in the output together. */
  const storeTotals = (): readonly Statement[] => {
    const all = places(rows.width).flatMap((i) => places(columns.width).map((j) => [i, j] as const))
    const [down, across] = row.output === 1 ? [1, 0] : [0, column.output === 1 ? 1 : 0]
    return all.flatMap(([i, j]) => {
      const [one, hasNext] = [sum(i, j).get, i + down < rows.width && j + across < columns.width]
      if ((down * i + across * j) % 2 === 1) return []
      if (down + across > 0 && hasNext) return [storeBoth(place(i, j), pairSums(one, sum(i + down, j + across).get))]
      return [storeSingle(place(i, j), f64.add(f64x2.extract(one, 0), f64x2.extract(one, 1)))]
    })
  }

  return sequence(
    isUnrolled ? steps(at, summed, false) : sequence(clear, total(at, summed)),
    ...(plan.vectors === 'sum'
      ? storeTotals()
      : places(rows.width).flatMap((i) => places(columns.width).map((j) => store(i, j)))),
  )
}

/** The sum of one vector's elements, and that of another's. */
function pairSums(one: V128, other: V128): V128 {
  const halves = (first: number): V128 => i8x16.shuffle(one, other, [...bytesFrom(first), ...bytesFrom(16 + first)])
  return f64x2.add(halves(0), halves(8))
}

const bytesFrom = (first: number): readonly number[] => places(8).map((byte) => first + byte)
