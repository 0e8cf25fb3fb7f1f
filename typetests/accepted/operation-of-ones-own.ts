// Operations of one's own, of one point and of two.
import { expectTypeOf } from 'expect-type'
import type { Bit, Gate, Para, Pointwise, Real, Wire } from 'lensor'
import { and, binaryOperation, bit, identity, input, morphism, multiply, not, onlyWire, operation, real } from 'lensor'

const square = operation<Pointwise<'square'>>('square', (object) => {
  const wire: Wire = onlyWire(object) ?? real()
  return morphism([wire], (x) => [multiply(x, x)], { name: 'square' }).term
})
expectTypeOf(input(2, 3).pipe(square)).toEqualTypeOf<Para<[], [Real<[2, 3]>], [Real<[2, 3]>]>>()
expectTypeOf(morphism([real(4)], (x) => [square(square(x))]).cod).toEqualTypeOf<[Real<[4]>]>()

const implies = binaryOperation<Gate<'implies'>>(
  'implies',
  (object) =>
    morphism(object as [Bit<[number]>, Bit<[number]>], (x, y) => [not(and(x, not(y)))], { name: 'implies' }).term,
)
expectTypeOf(identity([bit(4), bit(4)]).pipe(implies).cod).toEqualTypeOf<[Bit<[4]>]>()
expectTypeOf(morphism([bit(4), bit(4)], (x, y) => [implies(y, x)]).cod).toEqualTypeOf<[Bit<[4]>]>()
