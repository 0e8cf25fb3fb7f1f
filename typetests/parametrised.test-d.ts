/** Where the parameters of a map end, said anew. */
import { expectTypeOf } from 'expect-type'
import type { Label, Para, ParaLens, Adam, Real, Wire, Wires } from 'lensor'
import {
  adam,
  basicUpdate,
  dense,
  descent,
  identity,
  input,
  learningStep,
  linear,
  morphism,
  multiply,
  parametric,
  parametrised,
  quadratic,
  real,
  supervised,
  tanh,
} from 'lensor'
import { test } from 'vitest'

const model = input(4).pipe(dense(3))
type Weights = [Real<[3, 4]>, Real<[3]>]

test('inputs become parameters', () => {
  // f : Q ⊗ X → B; parametrised(f, model) : Q ⊗ X → B with parameters Q
  const f = morphism([real(3, 4), real(3), real(4)], (_weight, offset) => [multiply(offset, offset)])
  expectTypeOf(parametrised(f, model)).toEqualTypeOf<Para<Weights, [Real<[4]>], [Real<[3]>]>>()
})

test('parameters become inputs', () => {
  expectTypeOf(parametrised(model, identity([]))).toEqualTypeOf<Para<[], [...Weights, Real<[4]>], [Real<[3]>]>>()
  const network = model.pipe(tanh).pipe(dense(1))
  expectTypeOf(parametrised(network, model)).toEqualTypeOf<
    Para<Weights, [Real<[1, 3]>, Real<[1]>, Real<[4]>], [Real<[1]>]>
  >()
})

test('parameters stay, and inputs behind them become some', () => {
  const f = parametric([real(3)], [real(2), real()], (p, _q, _x) => [p])
  const first = parametric([real(3), real(2)], [], () => [])
  expectTypeOf(parametrised(f, first)).toEqualTypeOf<Para<[Real<[3]>, Real<[2]>], [Real<[]>], [Real<[3]>]>>()
})

test('the loss after a learning step, and a learner of where learning begins', () => {
  const learner = supervised({ model, batch: 5, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
  const loss = model.batch(5).pipe(quadratic.map)
  const meta = parametrised(loss.reparam(learningStep(learner).par(input(5, 3))), model)
  type Labels = Label<[Real<[5, 3]>], 'quadratic'>
  expectTypeOf(meta).toEqualTypeOf<Para<Weights, [Labels, Real<[5, 4]>, Real<[5, 3]>, Real<[5, 4]>], [Real<[]>]>>()
  expectTypeOf(meta.lens().reparam(adam()).pipe(descent(1))).toEqualTypeOf<
    ParaLens<[Adam<Weights>], [Labels, Real<[5, 4]>, Real<[5, 3]>, Real<[5, 4]>], []>
  >()
  expectTypeOf(meta.batch(8).dom).toEqualTypeOf<
    [Label<[Real<[8, 5, 3]>], 'quadratic'>, Real<[8, 5, 4]>, Real<[8, 5, 3]>, Real<[8, 5, 4]>]
  >()
})

test('at every size, and of every object', () => {
  const opened = <N extends number>(size: N): Para<[], [Real<[N, 4]>, Real<[4]>], [Real<[N]>]> =>
    parametrised(input(4).pipe(linear(size)), identity([]))
  expectTypeOf(opened(3)).toEqualTypeOf<Para<[], [Real<[3, 4]>, Real<[4]>], [Real<[3]>]>>()

  const closed = <N extends number>(size: N): Para<[Real<[N, 4]>], [Real<[4]>], [Real<[N]>]> =>
    parametrised(opened(size), input(4).pipe(linear(size)))
  expectTypeOf(closed(3)).toEqualTypeOf<Para<[Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>>()

  const first = <Q extends Wire, X extends Wire, B extends Wires>(
    f: Para<[], [Q, X], B>,
    of: Para<[Q], [], []>,
  ): Para<[Q], [X], B> => parametrised(f, of)
  expectTypeOf(first).returns.toExtend<Para<[Wire], [Wire], Wires>>()
})
