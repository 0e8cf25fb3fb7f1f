// Data sets whose sizes are type parameters.
import { expectTypeOf } from 'expect-type'
import type { Dataset, Given, Real, Wire } from 'lensor'
import { dataset, real } from 'lensor'

function line<N extends number>(count: number, size: N): Dataset<Real<[N]>, Real<[1]>> {
  return dataset(
    real(size),
    real(1),
    Array.from({ length: count }, (_, at) => [new Float64Array(size).fill(at), [at]]),
  )
}
expectTypeOf(line(10, 3).input).toEqualTypeOf<Real<[3]>>()

function repeated<X extends Wire, Y extends Wire>(input: X, label: Y, x: Given<X>, y: Given<Y>): Dataset<X, Y> {
  return dataset(input, label, [
    [x, y],
    [x, y],
  ])
}
expectTypeOf(repeated(real(2), real(1), [0, 1], [1]).label).toEqualTypeOf<Real<[1]>>()
