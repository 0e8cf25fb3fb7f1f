// Maps written with points, whose sizes are type parameters.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { add, broadcast, contract, max, morphism, parametric, permute, real, sum } from 'lensor'

function affine<N extends number, M extends number>(
  outputs: N,
  inputs: M,
): Para<[Real<[N, M]>, Real<[N]>], [Real<[M]>], [Real<[N]>]> {
  return parametric([real(outputs, inputs), real(outputs)], [real(inputs)], (weight, offset, x) => [
    add(contract(weight, x, 'ij,j->i'), offset),
  ])
}
expectTypeOf(affine(3, 4).params).toEqualTypeOf<[Real<[3, 4]>, Real<[3]>]>()

const gram = <N extends number, M extends number>(rows: N, columns: M) =>
  morphism([real(rows, columns)], (x) => [contract(x, permute(x, [1, 0]), 'ij,jk->ik')])
expectTypeOf(gram(5, 2)).toEqualTypeOf<Para<[], [Real<[5, 2]>], [Real<[5, 5]>]>>()

const centred = <N extends number, M extends number>(rows: N, columns: M) =>
  morphism([real(rows, columns)], (x) => [add(x, broadcast(sum(x, 1), 1, columns)), max(x, 0)])
expectTypeOf(centred(5, 2).cod).toEqualTypeOf<[Real<[5, 2]>, Real<[2]>]>()
