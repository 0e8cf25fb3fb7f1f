// The laws are held to a map, to a model and to a domain.
import { expectTypeOf } from 'expect-type'
import { dense, input, integersModulo2, morphism, multiply, real, sin } from 'lensor'
import type { LawReport } from 'lensor/laws'
import { checkReverseDerivative } from 'lensor/laws'

const map = morphism([real(2)], (x) => [multiply(x, sin(x))])
expectTypeOf(checkReverseDerivative(map)).toEqualTypeOf<LawReport>()
expectTypeOf(checkReverseDerivative(input(2).pipe(dense(1)), { seed: 1 })).toEqualTypeOf<LawReport>()
expectTypeOf(checkReverseDerivative(integersModulo2)).toEqualTypeOf<LawReport>()
