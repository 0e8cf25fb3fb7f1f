// Layers in a list, each with the type that it has.
import { expectTypeOf } from 'expect-type'
import type { Layer, Para, Pointwise, Real } from 'lensor'
import { dense, input, relu, sigmoid, tanh } from 'lensor'

const activations: readonly Layer<Pointwise<string>>[] = [relu, sigmoid, tanh]
const models = activations.map((activation) => input(4).pipe(dense(2)).pipe(activation))
expectTypeOf(models).toEqualTypeOf<Para<[Real<[2, 4]>, Real<[2]>], [Real<[4]>], [Real<[2]>]>[]>()
