/** Where the three lie while loops go along letters. */
import type { I32, Local, NewLocal, Statement } from '../encoder/index.ts'
import { count, i32, repeatWhile, sequence, when } from '../encoder/index.ts'
import { doubleSize } from '../kernel.ts'
import type { Letter, Operand, Steps } from './letters.ts'
import { operands } from './letters.ts'

/** A place in memory: an address in a local, and a fixed distance from it in bytes. */
export interface Pointer {
  readonly base: I32
  readonly offset: number
}

export type Pointers = Readonly<Record<Operand, Pointer>>

/** Three pointers from how each is made. */
export function pointers(pointer: (operand: Operand) => Pointer): Pointers {
  return { left: pointer('left'), right: pointer('right'), output: pointer('output') }
}

/** The pointers so far away. */
export function moved(at: Pointers, distance: Steps): Pointers {
  return pointers((operand) => shifted(at[operand], distance[operand]))
}

/** A pointer so many elements further. */
export function shifted({ base, offset }: Pointer, elements: number): Pointer {
  return { base, offset: offset + elements * doubleSize }
}

/** Reads or writes at a pointer: a distance that is not negative costs nothing. */
export function reach<Result>(
  { base, offset }: Pointer,
  instruction: (address: I32, offset?: number) => Result,
): Result {
  return offset >= 0 ? instruction(base, offset) : instruction(i32.add(base, i32.constant(offset)))
}

/** Pointers at a place along a letter that is known only when the code runs. */
export function movedBy(
  at: Pointers,
  steps: Steps,
  places: I32,
  newLocal: NewLocal,
): { readonly there: Pointers; readonly move: Statement } {
  const moves: Statement[] = []
  const there = pointers((operand) => {
    const { base, offset } = at[operand]
    if (steps[operand] === 0) return at[operand]
    const local = newLocal('i32')
    moves.push(local.set(i32.add(base, i32.multiply(places, i32.constant(steps[operand] * doubleSize)))))
    return { base: local.get, offset }
  })
  return { there, move: sequence(...moves) }
}

/** A statement at each place along a letter, one after another; a number of places only known when the code runs may be 0. */
export function along(
  at: Pointers,
  letter: Steps,
  size: number | I32,
  newLocal: NewLocal,
  body: (at: Pointers) => Statement,
): Statement {
  if (size === 0) return sequence()
  if (size === 1) return body(at)
  const moving = operands
    .filter((operand) => letter[operand] !== 0)
    .map((operand) => ({ operand, step: letter[operand] * doubleSize, local: newLocal('i32') }))
  const there = pointers((operand) => {
    const found = moving.find((each) => each.operand === operand)
    return found === undefined ? at[operand] : { base: found.local.get, offset: at[operand].offset }
  })
  const starts = moving.map(({ operand, local }) => local.set(at[operand].base))
  // The loop ends where its first pointer does; where nothing moves it counts.
  const { local: place, step } = moving[0] ?? { local: newLocal('i32'), step: 1 }
  const start = moving.length === 0 ? [place.set(i32.constant(0))] : starts
  const end = newLocal('i32')
  const length = typeof size === 'number' ? i32.constant(size * step) : i32.multiply(size, i32.constant(step))
  const advances = moving.slice(1).map((each) => each.local.set(i32.add(each.local.get, i32.constant(each.step))))
  const loop = sequence(
    ...start,
    end.set(i32.add(place.get, length)),
    repeatWhile(
      sequence(body(there), ...advances),
      i32.notEqual(place.tee(i32.add(place.get, i32.constant(step))), end.get),
    ),
  )
  return typeof size === 'number' ? loop : when(i32.greater(size, i32.constant(0)), loop)
}

/** The pointers at the beginning, so many elements into each region, and the statement that sets them. */
export function origin(
  addresses: Readonly<Record<Operand, Local<'i32'>>>,
  offsets: Steps,
): { readonly at: Pointers; readonly set: Statement } {
  const sets = operands
    .filter((operand) => offsets[operand] !== 0)
    .map((operand) => {
      const distance = i32.constant(offsets[operand] * doubleSize)
      return addresses[operand].set(i32.add(addresses[operand].get, distance))
    })
  return { at: pointers((operand) => ({ base: addresses[operand].get, offset: 0 })), set: sequence(...sets) }
}

/** The innermost part of a unit's number: the local that holds it, its size, and how far apart its places lie. */
export interface Part {
  readonly place: Local<'i32'>
  readonly size: number
  readonly steps?: Steps
}

/** A statement for each unit: the units' numbers count along some letters, outermost first, and then along a part. */
export function eachUnit(
  { from, to }: { readonly from: I32; readonly to: I32 },
  at: Pointers,
  letters: readonly Letter[],
  part: Part,
  newLocal: NewLocal,
  body: (at: Pointers) => Statement,
): Statement {
  const still: Steps = { left: 0, right: 0, output: 0 }
  const parts = [
    ...letters.map((letter) => ({ place: newLocal('i32'), size: letter.size, steps: letter as Steps })),
    ...(part.size === 1 ? [] : [{ steps: still, ...part }]),
  ]
  if (parts.length === 0) return sequence(part.place.set(i32.constant(0)), when(i32.less(from, to), body(at)))
  const [unit, rest] = [newLocal('i32'), newLocal('i32')]
  const located = (there: Pointers, outer: typeof parts): Statement => {
    const last = outer.at(-1)
    if (last === undefined) return body(there)
    const size = i32.constant(last.size)
    const split =
      outer.length === 1
        ? last.place.set(rest.get)
        : sequence(last.place.set(i32.remainderUnsigned(rest.get, size)), rest.set(i32.divideUnsigned(rest.get, size)))
    const next = movedBy(there, last.steps, last.place.get, newLocal)
    return sequence(split, next.move, located(next.there, outer.slice(0, -1)))
  }
  return count(unit, from, to, 1, sequence(rest.set(unit.get), located(at, parts)))
}
