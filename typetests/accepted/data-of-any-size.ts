// Data sets whose sizes are type parameters.
import { expectTypeOf } from 'expect-type'
import type { Dataset, Real } from 'lensor'
import { dataset, real } from 'lensor'

function line<N extends number>(count: number, size: N): Dataset<Real<[N]>, Real<[1]>> {
  return dataset(
    real(size),
    real(1),
    Array.from({ length: count }, (_, at) => [new Float64Array(size).fill(at), [at]]),
  )
}
expectTypeOf(line(10, 3).input).toEqualTypeOf<Real<[3]>>()
