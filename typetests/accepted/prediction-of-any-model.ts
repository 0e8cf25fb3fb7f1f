// What measures any model on data that fit it.
import { expectTypeOf } from 'expect-type'
import type { Comparable, Para, Values, Wire, Wires } from 'lensor'
import { accuracy, dataset, dense, input, real } from 'lensor'

function share<P extends Wires, A extends Wires, B extends Wires, X extends Wire, Y extends Wire>(
  model: Para<P, A, B>,
  parameters: Values<P>,
  data: Comparable<A, B, X, Y>,
): string {
  return `${100 * accuracy(model, parameters, data)} %`
}
const model = input(2).pipe(dense(2))
const data = dataset(real(2), real(2), [
  [
    [0, 1],
    [1, 0],
  ],
])
expectTypeOf(share(model, model.initialise(0), data)).toEqualTypeOf<string>()
