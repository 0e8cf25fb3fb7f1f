/** Kernels of contractions over doubles. */
import type { I32, Statement } from '../encoder/index.ts'
import { count, i32, sequence, when } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { doubleSize } from '../kernel.ts'
import type { Contraction, Letter, Operand } from './letters.ts'
import { contractionOperations, product, simplified } from './letters.ts'
import type { Plan, Tiles } from './plan.ts'
import { planned } from './plan.ts'
import type { Pointers } from './pointers.ts'
import { along, moved, movedBy, pointers } from './pointers.ts'
import { described } from './text.ts'
import { registers, tile } from './tile.ts'

export type { Contraction, Letter } from './letters.ts'
export { contractionOperations } from './letters.ts'

/** The three regions of a contraction. */
export type Regions = Readonly<Record<Operand, Region>>

/**
 * The kernels that contract, in their order. `newRegion` gives them room for what they lay out anew.
 *
 * Where outputs of different indices coincide, which only an accumulating contraction may have, their sums are all added.
 */
export function contractionKernels(
  contraction: Contraction,
  regions: Regions,
  _newRegion: (name: string, bytes: number) => Region,
): readonly Kernel[] {
  const simple = simplified(contraction)
  const isNothing = simple.letters.some(({ size, output }) => size === 0 && (output !== 0 || simple.accumulate))
  if (isNothing) return []
  return [kernel(planned(simple), regions, contractionOperations(contraction))]
}

function kernel(plan: Plan, regions: Regions, operations: number): Kernel {
  const { isExchanged, ...rest } = plan
  const [left, right] = isExchanged ? [regions.right, regions.left] : [regions.left, regions.right]
  const { output } = regions
  return {
    key: `contraction ${JSON.stringify(rest)}`,
    reads: plan.accumulate ? [left, right, output] : [left, right],
    writes: [output],
    extent: product(plan.units) * plan.groups.count,
    operations,
    text: (name) => described(plan, { left: name(left), right: name(right), output: name(output) }),
    write: (body) => written(plan, body),
  }
}

/** The loops around the tiles. */
function written(plan: Plan, { addresses, from, to, newLocal }: Body): Statement {
  const shared = registers(newLocal)
  const [left, right] = addresses
  const output = addresses.at(-1)
  if (left === undefined || right === undefined || output === undefined)
    throw new Error('a contraction has three regions')
  const starts = { left, right, output }
  const start = (['left', 'right', 'output'] as const).map((operand) =>
    starts[operand].set(i32.add(starts[operand].get, i32.constant(plan[operand] * doubleSize))),
  )
  const origin = pointers((operand) => ({ base: starts[operand].get, offset: 0 }))

  const columns = (at: Pointers, rows: Tiles): Statement =>
    sequence(
      ...plan.columns.tiles.map((tiles) =>
        tilesAlong(at, plan.columns.letter, tiles, tiles.count, (there) =>
          tile(plan, rows, tiles, there, newLocal, shared),
        ),
      ),
    )
  const tilesAlong = (
    at: Pointers,
    letter: Letter,
    { first, size }: Tiles,
    number: number | I32,
    body: (at: Pointers) => Statement,
  ): Statement => {
    const step = { left: size * letter.left, right: size * letter.right, output: size * letter.output }
    return along(moved(at, letter, first), step, number, newLocal, body)
  }

  const group = newLocal('i32')
  /** The tiles of rows of a group: those of each width that lie between its first and its last. */
  const rows = (at: Pointers): Statement => {
    const { letter, tiles } = plan.rows
    if (plan.groups.count === 1) {
      return sequence(...tiles.map((each) => tilesAlong(at, letter, each, each.count, (there) => columns(there, each))))
    }
    const [low, high] = [newLocal('i32'), newLocal('i32')]
    let before = 0
    const parts = tiles.map((each) => {
      const [begin, end] = [newLocal('i32'), newLocal('i32')]
      const limit = (bound: I32): I32 => clamped(i32.subtract(bound, i32.constant(before)), each.count)
      const there = movedBy(at, scaled(letter, each.size), begin.get, newLocal)
      const part = sequence(
        begin.set(limit(low.get)),
        end.set(limit(high.get)),
        there.move,
        tilesAlong(there.at, letter, each, i32.subtract(end.get, begin.get), (inside) => columns(inside, each)),
      )
      before += each.count
      return part
    })
    return sequence(
      low.set(i32.multiply(group.get, i32.constant(plan.groups.tiles))),
      high.set(i32.add(low.get, i32.constant(plan.groups.tiles))),
      ...parts,
    )
  }

  const inner = (at: Pointers, [letter, ...rest]: readonly Letter[]): Statement =>
    letter === undefined ? rows(at) : along(at, letter, letter.size, newLocal, (there) => inner(there, rest))

  /** The pointers of a unit, from its number, innermost letter first. */
  const rest = newLocal('i32')
  const located = (at: Pointers, letters: readonly Letter[]): Statement => {
    const letter = letters.at(-1)
    if (letter === undefined) return inner(at, plan.inner)
    const place = newLocal('i32')
    const isLast = letters.length === 1
    const there = movedBy(at, letter, place.get, newLocal)
    return sequence(
      place.set(isLast ? rest.get : i32.remainderUnsigned(rest.get, i32.constant(letter.size))),
      isLast ? sequence() : rest.set(i32.divideUnsigned(rest.get, i32.constant(letter.size))),
      there.move,
      located(there.at, letters.slice(0, -1)),
    )
  }
  const unit = newLocal('i32')
  const { count: number } = plan.groups
  if (number * product(plan.units) === 1) return sequence(...start, when(i32.less(from, to), located(origin, [])))
  const split =
    number === 1
      ? rest.set(unit.get)
      : sequence(
          group.set(i32.remainderUnsigned(unit.get, i32.constant(number))),
          rest.set(i32.divideUnsigned(unit.get, i32.constant(number))),
        )
  return sequence(...start, count(unit, from, to, 1, sequence(split, located(origin, plan.units))))
}

/** Steps so many times as long. */
function scaled({ left, right, output }: Letter, factor: number): Letter {
  return { size: factor, left: factor * left, right: factor * right, output: factor * output }
}

/** A number, but at least 0 and at most so much. */
function clamped(value: I32, most: number): I32 {
  const positive = i32.select(i32.greater(value, i32.constant(0)), value, i32.constant(0))
  return i32.select(i32.less(value, i32.constant(most)), positive, i32.constant(most))
}
