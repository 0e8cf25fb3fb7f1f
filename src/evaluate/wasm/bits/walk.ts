/** Numbers that follow an index as it moves from place to place in row-major order. */
import type { BoundShape } from '../../../objects/wire.ts'
import type { Local, NewLocal, Statement } from '../encoder/index.ts'
import { i32, sequence, when } from '../encoder/index.ts'
import type { I32 } from '../encoder/index.ts'
import type { Affine } from './indexing.ts'

/** Affine numbers at an index of a shape. */
export interface Walk {
  /** The numbers, one for each that was asked for. */
  readonly numbers: readonly Local<'i32'>[]
  /** Goes to a place of the shape, counted in row-major order. */
  goTo(place: I32): Statement
  /** Goes on to the next place. */
  readonly next: Statement
}

const plus = (left: I32, right: number): I32 => (right === 0 ? left : i32.add(left, i32.constant(right)))

/** A walk through a shape; the numbers' steps past its axes do not matter. */
export function walk(shape: BoundShape, affines: readonly Affine[], newLocal: NewLocal): Walk {
  const rest = newLocal('i32')
  const indices = shape.map(() => newLocal('i32'))
  const numbers = affines.map(() => newLocal('i32'))
  const move = (axis: number, by: number): Statement =>
    sequence(
      ...numbers.map((number, at) => {
        const step = by * ((affines[at] as Affine).steps[axis] as number)
        return step === 0 ? sequence() : number.set(plus(number.get, step))
      }),
    )
  const next = (axis: number): Statement => {
    const index = indices[axis]
    if (index === undefined) return sequence()
    const size = shape[axis] as number
    if (size === 1) return next(axis - 1)
    return sequence(
      index.set(plus(index.get, 1)),
      move(axis, 1),
      when(
        i32.equal(index.get, i32.constant(size)),
        sequence(index.set(i32.constant(0)), move(axis, -size), next(axis - 1)),
      ),
    )
  }
  const decode = shape.map((size, axis) => {
    const index = indices[axis] as Local<'i32'>
    if (size === 1) return index.set(i32.constant(0))
    return sequence(
      index.set(axis === 0 ? rest.get : i32.remainderUnsigned(rest.get, i32.constant(size))),
      axis === 0 ? sequence() : rest.set(i32.divideUnsigned(rest.get, i32.constant(size))),
      ...numbers.map((number, at) => {
        const step = (affines[at] as Affine).steps[axis] as number
        return step === 0 ? sequence() : number.set(i32.add(number.get, i32.multiply(index.get, i32.constant(step))))
      }),
    )
  })
  return {
    numbers,
    goTo: (place) =>
      sequence(
        rest.set(place),
        ...numbers.map((number, at) => number.set(i32.constant((affines[at] as Affine).offset))),
        ...decode.toReversed(),
      ),
    next: next(shape.length - 1),
  }
}
