// The type of a generic network, written out: what the function gives is what it declares.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { dense, input, tanh } from 'lensor'

type Dense<Outputs extends number, Inputs extends number> = [Real<[Outputs, Inputs]>, Real<[Outputs]>]

function autoencoder<N extends number, Code extends number>(
  size: N,
  code: Code,
): Para<[...Dense<Code, N>, ...Dense<N, Code>], [Real<[N]>], [Real<[N]>]> {
  return input(size).pipe(dense(code)).pipe(tanh).pipe(dense(size))
}
expectTypeOf(autoencoder(784, 32).cod).toEqualTypeOf<[Real<[784]>]>()
