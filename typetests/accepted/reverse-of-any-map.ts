// R of a map that is an argument, and R of that.
import { expectTypeOf } from 'expect-type'
import type { Para, Real, Wires } from 'lensor'
import { dense, input, reverse } from 'lensor'

function gradients<P extends Wires, A extends Wires, B extends Wires>(
  map: Para<P, A, B>,
): Para<P, [...A, ...B], [...P, ...A]> {
  return reverse(map)
}
const model = input(4).pipe(dense(3))
expectTypeOf(gradients(model)).toEqualTypeOf(reverse(model))

const second = reverse(gradients(model))
expectTypeOf(second.dom).toEqualTypeOf<[Real<[4]>, Real<[3]>, Real<[3, 4]>, Real<[3]>, Real<[4]>]>()
expectTypeOf(second.cod).toEqualTypeOf<[Real<[3, 4]>, Real<[3]>, Real<[4]>, Real<[3]>]>()
