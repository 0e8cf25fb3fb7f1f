// A map from an object to itself, again and again.
import { expectTypeOf } from 'expect-type'
import type { Para, Real, Wires } from 'lensor'
import { input, iterate, linear, tanh } from 'lensor'

const again = <P extends Wires, A extends Wires>(map: Para<P, A, A>): Para<P, A, A> => iterate(100, map)
expectTypeOf(again(input(4).pipe(linear(4)).pipe(tanh))).toEqualTypeOf<Para<[Real<[4, 4]>], [Real<[4]>], [Real<[4]>]>>()
