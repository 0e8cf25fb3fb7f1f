/** Where the three lie while loops go along letters. */
import type { I32, NewLocal, Statement } from '../encoder/index.ts'
import { i32, repeatWhile, sequence, when } from '../encoder/index.ts'
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

/** The pointers so many places further along a letter. */
export function moved(at: Pointers, steps: Steps, places: number): Pointers {
  return pointers((operand) => shifted(at[operand], places * steps[operand]))
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
): { readonly at: Pointers; readonly move: Statement } {
  const moves: Statement[] = []
  const there = pointers((operand) => {
    const { base, offset } = at[operand]
    if (steps[operand] === 0) return at[operand]
    const local = newLocal('i32')
    moves.push(local.set(i32.add(base, i32.multiply(places, i32.constant(steps[operand] * doubleSize)))))
    return { base: local.get, offset }
  })
  return { at: there, move: sequence(...moves) }
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

/** The places of a letter as one step each. */
export const each = (at: Pointers, letter: Letter, newLocal: NewLocal, body: (at: Pointers) => Statement): Statement =>
  along(at, letter, letter.size, newLocal, body)
