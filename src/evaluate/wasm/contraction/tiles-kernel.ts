/** The kernel of a plan: the loops around its tiles. */
import type { I32, Statement } from '../encoder/index.ts'
import { i32, sequence } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import type { Letter, Operand } from './letters.ts'
import { product } from './letters.ts'
import type { Plan, Tiles } from './plan.ts'
import type { Pointers } from './pointers.ts'
import { along, eachUnit, moved, movedBy, origin } from './pointers.ts'
import { described } from './text.ts'
import { registers, tile } from './tile.ts'

/** The three regions of a contraction. */
export type Regions = Readonly<Record<Operand, Region>>

export function tilesKernel(
  plan: Plan,
  { left, right, output }: Regions,
  work: Pick<Kernel, 'operations' | 'cycles'>,
): Kernel {
  return {
    key: `contraction ${JSON.stringify(plan)}`,
    reads: plan.accumulate ? [left, right, output] : [left, right],
    writes: [output],
    extent: product(plan.units) * plan.groups.count,
    ...work,
    text: (name) => described(plan, { left: name(left), right: name(right), output: name(output) }),
    write: (body) => written(plan, body),
  }
}

/** What a tile is made of, gathered on the way to it. */
interface Place {
  readonly at: Pointers
  readonly summed: readonly Letter[]
  readonly accumulate: boolean
}

function written(plan: Plan, { addresses, from, to, newLocal }: Body): Statement {
  const [left, right] = addresses
  const output = addresses.at(-1)
  if (!left || !right || !output) throw new Error('a contraction has three regions')
  const start = origin({ left, right, output }, plan.offsets)
  const shared = registers(newLocal)

  /** A statement for each block of the outermost sum. */
  const blocks = (at: Pointers, body: (place: Place) => Statement): Statement => {
    const [outermost, ...rest] = plan.sums
    if (outermost === undefined) return body({ at, summed: [], accumulate: plan.accumulate })
    const parts: Statement[] = []
    for (const { count, size, first, apart } of plan.blocks) {
      const summed = [{ ...outermost, size }, ...rest]
      const isFirst = parts.length === 0
      if (isFirst) parts.push(body({ at, summed, accumulate: plan.accumulate }))
      const begin = isFirst ? moved(at, apart) : moved(at, first)
      const number = isFirst ? count - 1 : count
      parts.push(along(begin, apart, number, newLocal, (there) => body({ at: there, summed, accumulate: true })))
    }
    return sequence(...parts)
  }

  const columns = (at: Pointers, body: (at: Pointers, tiles: Tiles) => Statement): Statement =>
    sequence(
      ...plan.columns.tiles.map((tiles) =>
        along(moved(at, tiles.first), tiles.apart, tiles.count, newLocal, (there) => body(there, tiles)),
      ),
    )

  const group = newLocal('i32')
  const [low, high] = [newLocal('i32'), newLocal('i32')]
  /** The first and the last of the tiles of rows of a unit. */
  const bounds =
    plan.groups.count === 1
      ? sequence()
      : sequence(
          low.set(i32.multiply(group.get, i32.constant(plan.groups.tiles))),
          high.set(i32.add(low.get, i32.constant(plan.groups.tiles))),
        )
  /** The tiles of rows of a unit: those of each width that lie between its first and its last. */
  const rows = (at: Pointers, body: (at: Pointers, tiles: Tiles) => Statement): Statement => {
    if (plan.groups.count === 1) {
      return sequence(
        ...plan.rows.tiles.map((tiles) =>
          along(moved(at, tiles.first), tiles.apart, tiles.count, newLocal, (there) => body(there, tiles)),
        ),
      )
    }
    let before = 0
    const parts = plan.rows.tiles.map((tiles) => {
      const [begin, end] = [newLocal('i32'), newLocal('i32')]
      const limited = (bound: I32): I32 => clamped(i32.subtract(bound, i32.constant(before)), tiles.count)
      const { there, move } = movedBy(moved(at, tiles.first), tiles.apart, begin.get, newLocal)
      const number = i32.subtract(end.get, begin.get)
      const limits = [begin.set(limited(low.get)), end.set(limited(high.get))]
      before += tiles.count
      return sequence(
        ...limits,
        move,
        along(there, tiles.apart, number, newLocal, (inside) => body(inside, tiles)),
      )
    })
    return sequence(...parts)
  }

  const tiles = (place: Place): Statement => {
    const one = (at: Pointers, rowTiles: Tiles, columnTiles: Tiles): Statement =>
      tile(plan, { ...place, at, rows: rowTiles, columns: columnTiles }, newLocal, shared)
    return plan.fastest === 'rows'
      ? columns(place.at, (at, across) => rows(at, (there, down) => one(there, down, across)))
      : rows(place.at, (at, down) => columns(at, (there, across) => one(there, down, across)))
  }

  const inner = (at: Pointers, [letter, ...rest]: readonly Letter[]): Statement =>
    letter === undefined ? blocks(at, tiles) : along(at, letter, letter.size, newLocal, (there) => inner(there, rest))

  const unit = (at: Pointers): Statement => sequence(bounds, inner(at, plan.inner))
  return sequence(
    start.set,
    eachUnit({ from, to }, start.at, plan.units, { place: group, size: plan.groups.count }, newLocal, unit),
  )
}

/** A number, but at least 0 and at most so much. */
function clamped(value: I32, most: number): I32 {
  const positive = i32.select(i32.greater(value, i32.constant(0)), value, i32.constant(0))
  return i32.select(i32.less(value, i32.constant(most)), positive, i32.constant(most))
}
