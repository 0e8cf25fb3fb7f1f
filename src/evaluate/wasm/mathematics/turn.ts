import { f64, f64x2, i32, i64x2, i8x16, repeatWhile, sequence, v128, when } from '../encoder/index.ts'
import type { Local, NewLocal, Statement, V128 } from '../encoder/index.ts'
import { farTurn } from './far-turn.ts'
import { rounder } from './power.ts'
import { keeping } from './sharing.ts'
import type { Keep } from './sharing.ts'

/** Angles that are not negative, as quarters · π / 2 + r + rest, |r| ≤ π / 4. */
interface Turn {
  /** The quarters but for a multiple of four, a whole number in the lowest bits. */
  readonly quarters: Local<'v128'>
  readonly r: Local<'v128'>
  /** What the double r leaves of the remainder. */
  readonly rest: Local<'v128'>
}

/** π / 2 in four parts. The first three have 33 bits, so their products with whole numbers below 2²⁰ are exact. */
const quarterTurn = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const

/** An angle of fewer than 2²⁰ quarter turns: those beyond it need more of π than `quarterTurn` has. */
const farthest = 1.5 * 2 ** 20

/** The turn of two angles, once `prepare` is done. */
export function turnOf(angles: V128, newLocal: NewLocal): Turn & { readonly prepare: Statement } {
  const [angle, quarters, r, rest] = [newLocal('v128'), newLocal('v128'), newLocal('v128'), newLocal('v128')]
  const turn = { quarters, r, rest }
  const prepare = sequence(
    angle.set(angles),
    setNear(turn, angle.get, newLocal),
    when(v128.anyTrue(f64x2.less(f64x2.constant(farthest), angle.get)), setFar(turn, angle, newLocal)),
  )
  return { ...turn, prepare }
}

/** Sets the turn of angles up to `farthest`, by the method of Cody and Waite. */
function setNear(turn: Turn, angle: V128, newLocal: NewLocal): Statement {
  const { add, constant, multiply, subtract } = f64x2
  const { keep, kept } = keeping(newLocal)
  const quarters = keep(add(multiply(angle, constant(2 / Math.PI)), constant(rounder)))
  const count = keep(subtract(quarters, constant(rounder)))
  const part = (index: 0 | 1 | 2 | 3): V128 => keep(multiply(count, constant(quarterTurn[index])))
  const [high, highRest] = difference(keep(subtract(angle, part(0))), part(1), keep)
  const [low, lowRest] = difference(high, part(2), keep)
  const [r, rest] = difference(low, keep(subtract(part(3), add(highRest, lowRest))), keep)
  return sequence(...kept, turn.quarters.set(quarters), turn.r.set(r), turn.rest.set(rest))
}

/** The double nearest to x − y, and what it leaves of the difference, which is a double too where it is used. */
function difference(x: V128, y: V128, keep: Keep): readonly [V128, V128] {
  const rounded = keep(f64x2.subtract(x, y))
  return [rounded, keep(f64x2.subtract(f64x2.subtract(x, rounded), y))]
}

/** Sets the turn of those of two angles that are finite and beyond `farthest`: of the first, then of the other. */
function setFar(turn: Turn, angle: Local<'v128'>, newLocal: NewLocal): Statement {
  const lane = newLocal('i32')
  const first = f64x2.extract(angle.get, 0)
  const isFar = i32.and(f64.greater(first, f64.constant(farthest)), f64.less(first, f64.constant(Infinity)))
  const { prepare, quarters, r, rest } = farTurn(first, newLocal)
  const set = sequence(
    prepare,
    turn.quarters.set(i64x2.replace(turn.quarters.get, 0, quarters)),
    turn.r.set(f64x2.replace(turn.r.get, 0, r)),
    turn.rest.set(f64x2.replace(turn.rest.get, 0, rest)),
  )
  const exchange = [angle, turn.quarters, turn.r, turn.rest].map((vector) =>
    vector.set(i8x16.shuffle(vector.get, vector.get, [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7])),
  )
  const next = lane.tee(i32.add(lane.get, i32.constant(1)))
  return sequence(
    lane.set(i32.constant(0)),
    repeatWhile(sequence(when(isFar, set), ...exchange), i32.less(next, i32.constant(2))),
  )
}
