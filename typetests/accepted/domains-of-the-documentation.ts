// The domains of the documentation: digits modulo 4, dual numbers, and a layer of a primitive of its own.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { identity, input, linear, tanh } from 'lensor'
import type { Dual } from '../../docs/examples/domains/dual-numbers.ts'
import { dual } from '../../docs/examples/domains/dual-numbers.ts'
import type { Quaternary } from '../../docs/examples/domains/integers-modulo-4.ts'
import { quaternary } from '../../docs/examples/domains/integers-modulo-4.ts'
import { softplus } from '../../docs/examples/domains/softplus.ts'

const digits = identity([quaternary(3)]).pipe(linear(2))
expectTypeOf(digits).toEqualTypeOf<Para<[Quaternary<[2, 3]>], [Quaternary<[3]>], [Quaternary<[2]>]>>()

// Dual numbers are smooth: activations know them.
const slopes = identity([dual(3)])
  .pipe(linear(2))
  .pipe(tanh)
expectTypeOf(slopes).toEqualTypeOf<Para<[Dual<[2, 3]>], [Dual<[3]>], [Dual<[2]>]>>()

expectTypeOf(input(4).pipe(linear(2)).pipe(softplus).cod).toEqualTypeOf<[Real<[2]>]>()
