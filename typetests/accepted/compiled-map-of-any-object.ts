// What compiles any map, and its reverse derivative, and steps of any cell.
import { expectTypeOf } from 'expect-type'
import type { Para, Resident, Values, Wire, Wires } from 'lensor'
import { compile, dense, input, resident, reverse } from 'lensor'

function gradients<P extends Wires, A extends Wires, B extends Wires>(
  map: Para<P, A, B>,
): (...values: [...Values<P>, ...Values<[...A, ...B]>]) => Values<[...P, ...A]> {
  return compile(reverse(map))
}
const gradient = gradients(input(4).pipe(dense(3)))
const [weight, offset, x, change] = [
  new Float64Array(12),
  new Float64Array(3),
  new Float64Array(4),
  new Float64Array(3),
]
expectTypeOf(gradient(weight, offset, x, change)).toEqualTypeOf<[Float64Array, Float64Array, Float64Array]>()

const steps = <P extends Wire, S extends Wire>(map: Para<[P], [S], [S]>): Resident<[P], [S], [], []> => resident(map)
expectTypeOf(steps).toBeFunction()
