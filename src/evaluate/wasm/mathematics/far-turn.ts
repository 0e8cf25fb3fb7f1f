import { f64, i32, i64, sequence, when } from '../encoder/index.ts'
import type { F64, I64, Local, NewLocal, Statement } from '../encoder/index.ts'
import { keeping } from './sharing.ts'
import type { Keep } from './sharing.ts'

const { add, and, multiply, or, shiftLeft, shiftRight, shiftRightUnsigned, subtract, xor } = i64
const number = i64.constant

/** 1 / 2π in binary: 64 zeros before the point, then as many words of 64 bits as the greatest double reaches. */
const words = [
  0x0000000000000000n,
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
].map(number)

/** 2π / 2³² in two parts, the first of 21 bits, and 2π / 2⁶⁴. */
const [unit, unitRest, smallUnit] = [1.4629177869096566e-9, 2.9235750311099115e-16, 3.4061215800865545e-19].map(
  f64.constant,
) as [F64, F64, F64]

/** An angle as quarters · π / 2 + r + rest, |r| ≤ π / 4, once `prepare` is done. */
interface FarTurn {
  readonly prepare: Statement
  readonly quarters: I64
  readonly r: F64
  readonly rest: F64
}

/**
 * The turn of a finite angle from 1 on, by the method of Payne and Hanek.
 *
 * The angle is m · 2ˢ, m being whole and of 53 bits. The bits of 2ˢ / 2π before the point make whole turns; of those
 * after it, 192 give the fraction of a turn to 128 bits.
 */
export function farTurn(angle: F64, newLocal: NewLocal): FarTurn {
  const { keep, kept } = keeping(newLocal)
  const bits = keep(i64.fromBits(angle))
  const m = keep(or(and(bits, number((1n << 52n) - 1n)), number(1n << 52n)))
  const begin = keep(subtract(shiftRightUnsigned(bits, number(52n)), number(1075n - 64n)))
  const [first, second, third] = fractionFrom(begin, newLocal, keep, kept)
  const carried = keep(highProduct(m, third, keep))
  const low = keep(add(multiply(m, second), carried))
  const carry = i64.fromI32(i64.lessUnsigned(low, carried))
  const high = keep(add(add(multiply(m, first), highProduct(m, second, keep)), carry))
  const quarters = keep(shiftRightUnsigned(add(high, number(1n << 61n)), number(62n)))
  const left = keep(subtract(high, shiftLeft(quarters, number(62n))))
  // What is left of the turn: its sign, and its absolute value as 32 bits that are exact and 95 that are rounded.
  const sign = keep(shiftRight(left, number(63n)))
  const magnitude = keep(xor(left, sign))
  const coarse = keep(f64.fromI64(upper(magnitude)))
  const finest = f64.fromI64(shiftRightUnsigned(xor(low, sign), number(1n)))
  const fine = f64.add(f64.fromI64(lower(magnitude)), f64.multiply(finest, f64.constant(2 ** -63)))
  const main = keep(f64.multiply(coarse, unit))
  const tail = keep(f64.add(f64.multiply(coarse, unitRest), f64.multiply(fine, smallUnit)))
  const r = keep(f64.add(main, tail))
  const rest = f64.add(f64.subtract(main, r), tail)
  const signed = (value: F64): F64 => f64.fromBits(xor(i64.fromBits(value), shiftLeft(sign, number(63n))))
  return { quarters, r: keep(signed(r)), rest: keep(signed(rest)), prepare: sequence(...kept) }
}

/** 192 bits of `words`, from one on. */
function fractionFrom(begin: I64, newLocal: NewLocal, keep: Keep, kept: Statement[]): readonly [I64, I64, I64] {
  const word = keep(i32.fromI64(shiftRightUnsigned(begin, number(6n))))
  const window = words.slice(0, 4).map((start) => {
    const local = newLocal('i64')
    kept.push(local.set(start))
    return local
  }) as [Local<'i64'>, Local<'i64'>, Local<'i64'>, Local<'i64'>]
  for (const [index, entering] of words.slice(4).entries()) {
    const moved = window.map((local, place) => local.set(window[place + 1]?.get ?? entering))
    kept.push(when(i32.atLeastUnsigned(word, i32.constant(index + 1)), sequence(...moved)))
  }
  const shift = keep(and(begin, number(63n)))
  const shifted = (high: Local<'i64'>, low: Local<'i64'>): I64 => {
    const entering = shiftRightUnsigned(shiftRightUnsigned(low.get, number(1n)), subtract(number(63n), shift))
    return keep(or(shiftLeft(high.get, shift), entering))
  }
  const [first, second, third, fourth] = window
  return [shifted(first, second), shifted(second, third), shifted(third, fourth)]
}

const lower = (value: I64): I64 => and(value, number(0xffff_ffffn))
const upper = (value: I64): I64 => shiftRightUnsigned(value, number(32n))

/** The higher 64 bits of a product of unsigned numbers. */
function highProduct(x: I64, y: I64, keep: Keep): I64 {
  const crossed = keep(add(multiply(upper(x), lower(y)), upper(multiply(lower(x), lower(y)))))
  const other = keep(add(multiply(lower(x), upper(y)), lower(crossed)))
  return add(add(multiply(upper(x), upper(y)), upper(crossed)), upper(other))
}
