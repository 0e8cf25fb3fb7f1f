// One network for every number of inputs and of classes.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { dense, input, relu } from 'lensor'

const network = <Inputs extends number, Classes extends number>(inputs: Inputs, classes: Classes) =>
  input(inputs).pipe(dense(64)).pipe(relu).pipe(dense(classes))
expectTypeOf(network(784, 10)).toEqualTypeOf<
  Para<[Real<[64, 784]>, Real<[64]>, Real<[10, 64]>, Real<[10]>], [Real<[784]>], [Real<[10]>]>
>()
