// The maps that every object has, of an object that is an argument.
import { expectTypeOf } from 'expect-type'
import type { Bit, Para, Real, Wires } from 'lensor'
import { bit, copy, discard, identity, real, swap } from 'lensor'

const first = <const A extends Wires, const B extends Wires>(left: readonly [...A], right: readonly [...B]) =>
  identity(left).par(discard(right))
expectTypeOf(first([real(2)], [bit(3), bit()])).toEqualTypeOf<Para<[], [Real<[2]>, Bit<[3]>, Bit<[]>], [Real<[2]>]>>()

const twisted = <const A extends Wires>(object: readonly [...A]): Para<[], A, [...A, ...A]> =>
  copy(object).pipe(swap(object, object))
expectTypeOf(twisted([real(2), bit(3)]).cod).toEqualTypeOf<[Real<[2]>, Bit<[3]>, Real<[2]>, Bit<[3]>]>()
