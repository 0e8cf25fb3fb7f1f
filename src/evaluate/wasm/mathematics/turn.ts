import { f64, f64x2, i32, i64, i64x2, i8x16, repeatWhile, sequence, v128, when } from '../encoder/index.ts'
import type { F64, I64, Local, NewLocal, Statement, V128 } from '../encoder/index.ts'
import { rounder } from './power.ts'
import { keeping } from './sharing.ts'
import type { Keep } from './sharing.ts'

/** Angles that are not negative, as quarters · π / 2 + r + rest with |r| ≤ π / 4. */
export interface Turn {
  /** The quarters, or as many but for a multiple of four, as a whole number in the lowest bits. */
  readonly quarters: Local<'v128'>
  readonly r: Local<'v128'>
  /** What the double r leaves of the remainder. */
  readonly rest: Local<'v128'>
}

/** π / 2 in four parts. The first three have 33 bits, so their products with whole numbers below 2²⁰ are exact. */
const quarterTurn = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const

/** The greatest angle of fewer than 2²⁰ quarter turns that `nearTurn` is used for. */
const farthest = 1.5 * 2 ** 20

/** The turn of two angles. */
export function turnOf(angles: V128, newLocal: NewLocal): Turn & { readonly prepare: Statement } {
  const [angle, quarters, r, rest] = [newLocal('v128'), newLocal('v128'), newLocal('v128'), newLocal('v128')]
  const turn = { quarters, r, rest }
  const isFar = f64x2.less(f64x2.constant(farthest), angle.get)
  const prepare = sequence(
    angle.set(angles),
    nearTurn(angle.get, turn, newLocal),
    when(v128.anyTrue(isFar), farTurns(angle, turn, newLocal)),
  )
  return { ...turn, prepare }
}

/** Sets the turn of two angles up to `farthest`, by the method of Cody and Waite. */
function nearTurn(angle: V128, turn: Turn, newLocal: NewLocal): Statement {
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

/** The double nearest to x − y, and what it leaves of the difference: a double too in the steps of `nearTurn`. */
function difference(x: V128, y: V128, keep: Keep): readonly [V128, V128] {
  const { subtract } = f64x2
  const rounded = keep(subtract(x, y))
  return [rounded, keep(subtract(subtract(x, rounded), y))]
}

/** Sets the turn of those of two angles that are finite and beyond `farthest`: of the first, then of the other. */
function farTurns(angle: Local<'v128'>, turn: Turn, newLocal: NewLocal): Statement {
  const lane = newLocal('i32')
  const first = f64x2.extract(angle.get, 0)
  const isFar = i32.and(f64.greater(first, f64.constant(farthest)), f64.less(first, f64.constant(Infinity)))
  const exchange = [angle, turn.quarters, turn.r, turn.rest].map((vector) =>
    vector.set(i8x16.shuffle(vector.get, vector.get, [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7])),
  )
  const next = lane.tee(i32.add(lane.get, i32.constant(1)))
  const body = sequence(when(isFar, farTurn(first, turn, newLocal)), ...exchange)
  return sequence(lane.set(i32.constant(0)), repeatWhile(body, i32.less(next, i32.constant(2))))
}

/** 1 / 2π in binary: a word of zeros before the point, then as many of 64 bits as the greatest double reaches. */
const turns = [
  0n,
  0x28be60db9391054an,
  0x7f09d5f47d4d3770n,
  0x36d8a5664f10e410n,
  0x7f9458eaf7aef158n,
  0x6dc91b8e909374b8n,
  0x01924bba82746487n,
  0x3f877ac72c4a69cfn,
  0xba208d7d4baed121n,
  0x3a671c09ad17df90n,
  0x4e64758e60d4ce7dn,
  0x272117e2ef7e4a0en,
  0xc7fe25fff7816603n,
  0xfbcbc462d6829b47n,
  0xdb4d9fb3c9f2c26dn,
  0xd3d18fd9a797fa8bn,
  0x5d49eeb1faf97c5en,
  0xcf41ce7de294a4ban,
  0x9afed7ec47e35742n,
  0x1580cc11bf1edaean,
]

/** 2π / 2³² in two parts, the first of 21 bits; 2π / 2⁶⁴. */
const [unit, unitRest, smallUnit] = [1.4629177869096566e-9, 2.9235750311099115e-16, 3.4061215800865545e-19]

/**
 * Sets the turn of one angle in the first lane, by the method of Payne and Hanek.
 *
 * The angle is m · 2ˢ, m of 53 bits. Of 1 / 2π · 2ˢ the bits before the point are whole turns, and 192 of those after it
 * give the fraction of a turn to 128 bits.
 */
function farTurn(angle: F64, turn: Turn, newLocal: NewLocal): Statement {
  const { add, and, multiply, or, shiftLeft, shiftRight, shiftRightUnsigned, subtract, xor } = i64
  const number = i64.constant
  const { keep, kept } = keeping(newLocal)
  const bits = keep(i64.fromBits(angle))
  const m = keep(or(and(bits, number((1n << 52n) - 1n)), number(1n << 52n)))
  // Where the bits after the point begin: s = exponent − 1075, and one word stands before the point.
  const begin = keep(subtract(shiftRightUnsigned(bits, number(52n)), number(1075n - 64n)))
  const word = keep(i32.fromI64(shiftRightUnsigned(begin, number(6n))))
  const window = Array.from({ length: 4 }, () => newLocal('i64')) as [Local<'i64'>, ...Local<'i64'>[]]
  kept.push(...window.map((local, index) => local.set(number(turns[index] ?? 0n))))
  for (let index = 1; index + 3 < turns.length; index++) {
    const moved = window.map((local, place) => local.set(window[place + 1]?.get ?? number(turns[index + 3] ?? 0n)))
    kept.push(when(i32.atLeastUnsigned(word, i32.constant(index)), sequence(...moved)))
  }
  const shift = keep(and(begin, number(63n)))
  const word64 = (index: number): I64 => {
    const [high, low] = [window[index]?.get ?? number(0n), window[index + 1]?.get ?? number(0n)]
    const carried = shiftRightUnsigned(shiftRightUnsigned(low, number(1n)), subtract(number(63n), shift))
    return keep(or(shiftLeft(high, shift), carried))
  }
  const [first, second, third] = [word64(0), word64(1), word64(2)]
  const carried = keep(highProduct(m, third, keep))
  const low = keep(add(multiply(m, second), carried))
  const carry = i64.fromI32(i64.lessUnsigned(low, carried))
  const high = keep(add(add(multiply(m, first), highProduct(m, second, keep)), carry))
  // The nearest quarter turn, and the fraction that is left, between −1/8 and 1/8: its sign and its absolute value.
  const quarters = keep(shiftRightUnsigned(add(high, number(1n << 61n)), number(62n)))
  const left = keep(subtract(high, shiftLeft(quarters, number(62n))))
  const sign = keep(shiftRight(left, number(63n)))
  const magnitude = keep(xor(left, sign))
  const upper = f64.fromI64(shiftRightUnsigned(magnitude, number(32n)))
  const middle = f64.fromI64(and(magnitude, number(0xffff_ffffn)))
  const lower = f64.fromI64(shiftRightUnsigned(xor(low, sign), number(1n)))
  const coarse = keep(upper)
  const fine = f64.add(middle, f64.multiply(lower, f64.constant(2 ** -63)))
  const main = keep(f64.multiply(coarse, f64.constant(unit)))
  const tail = keep(f64.add(f64.multiply(coarse, f64.constant(unitRest)), f64.multiply(fine, f64.constant(smallUnit))))
  const r = keep(f64.add(main, tail))
  const rest = f64.add(f64.subtract(main, r), tail)
  const signed = (value: F64): F64 => f64.fromBits(xor(i64.fromBits(value), shiftLeft(sign, number(63n))))
  return sequence(
    ...kept,
    turn.quarters.set(i64x2.replace(turn.quarters.get, 0, quarters)),
    turn.r.set(f64x2.replace(turn.r.get, 0, signed(r))),
    turn.rest.set(f64x2.replace(turn.rest.get, 0, signed(rest))),
  )
}

/** The higher 64 bits of a product of unsigned numbers. */
function highProduct(x: I64, y: I64, keep: Keep): I64 {
  const { add, and, multiply, shiftRightUnsigned } = i64
  const lower = (value: I64): I64 => and(value, i64.constant(0xffff_ffffn))
  const upper = (value: I64): I64 => shiftRightUnsigned(value, i64.constant(32n))
  const crossed = keep(add(multiply(upper(x), lower(y)), upper(multiply(lower(x), lower(y)))))
  const other = keep(add(multiply(lower(x), upper(y)), lower(crossed)))
  return add(add(multiply(upper(x), upper(y)), upper(crossed)), upper(other))
}
