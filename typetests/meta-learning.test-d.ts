/** Optimisers that are learnt: what they carry, their meta-parameters, and what is left of them when those are closed. */
import { expectTypeOf } from 'expect-type'
import type {
  Adam,
  AdamOver,
  Bit,
  ClosedOver,
  Coordinatewise,
  Label,
  Lstm,
  LstmMeta,
  Meta,
  MetaParameters,
  OpenAdamOver,
  Optimiser,
  Para,
  ParaLens,
  Real,
  Sgd,
  StopGradient,
  Tasks,
} from 'lensor'
import {
  adam,
  bit,
  bits,
  closed,
  coordinatewise,
  descent,
  firstOrder,
  gradientPreprocessing,
  identity,
  input,
  learningStep,
  linear,
  lookupTable,
  lstmOptimiser,
  metaLearning,
  metaLoss,
  openAdam,
  parametric,
  quadratic,
  real,
  sgd,
  stopGradient,
} from 'lensor'
import { test } from 'vitest'

const model = input(4).pipe(linear(3)).lens()
type P = [Real<[3, 4]>]

test('Φ stands before what is carried', () => {
  expectTypeOf(model.reparam(openAdam())).toEqualTypeOf<
    ParaLens<[Meta<[Real<[3]>]>, Adam<P>], [Real<[4]>], [Real<[3]>]>
  >()
  expectTypeOf(model.reparam(firstOrder.pipe(openAdam())).params).toEqualTypeOf<[Meta<[Real<[3]>]>, Adam<P>]>()
})

test('the LSTM says its hidden units, twenty where nothing is said', () => {
  expectTypeOf(model.reparam(lstmOptimiser()).params).toEqualTypeOf<[LstmMeta<20>, Lstm<20, P>]>()
  expectTypeOf(model.reparam(lstmOptimiser({ hidden: 5 })).params).toEqualTypeOf<[LstmMeta<5>, Lstm<5, P>]>()
  expectTypeOf<Lstm<5, [Real<[3, 4]>, Real<[]>]>['wires']>().toEqualTypeOf<
    [
      ...[Real<[3, 4, 5]>, Real<[5]>],
      ...[Real<[3, 4, 5]>, Real<[5]>],
      ...[Real<[3, 4, 5]>, Real<[5]>],
      ...[Real<[3, 4, 5]>, Real<[5]>],
      ...[Real<[3, 4]>, Real<[]>],
    ]
  >()
})

test('a rule for each coordinate, whose state has the axes of the parameters first', () => {
  const rule = parametric([real(7)], [real(2), bit(), real()], (_phi, state, memory, change) => [state, memory, change])
  const { params } = model.reparam(coordinatewise(rule))
  expectTypeOf(params).toEqualTypeOf<[Meta<[Real<[7]>]>, Coordinatewise<[Real<[2]>, Bit<[]>], P>]>()
  expectTypeOf<(typeof params)[1]['wires']>().toEqualTypeOf<[Real<[3, 4, 2]>, Bit<[3, 4]>, Real<[3, 4]>]>()
  // Without parameters of its own it is an optimiser like another, and over ℤ₂ it is a circuit.
  const circuit = bits(2)
    .pipe(lookupTable(1))
    .lens()
    .reparam(coordinatewise(identity([bit()])))
  expectTypeOf(circuit.params).toEqualTypeOf<[Coordinatewise<[], [Bit<[1, 4]>]>]>()
})

test('closed by constants it is an ordinary optimiser', () => {
  const optimiser = closed(openAdam(), [Float64Array.of(-7, 2, 7)])
  expectTypeOf(optimiser).toEqualTypeOf<Optimiser<ClosedOver<OpenAdamOver>>>()
  expectTypeOf(optimiser.rule).toEqualTypeOf<'closed(openAdam): ℝ ⊗ P ⊗ P ⊗ P → P'>()
  expectTypeOf(model.reparam(optimiser)).toEqualTypeOf<ParaLens<[Adam<P>], [Real<[4]>], [Real<[3]>]>>()
  expectTypeOf<MetaParameters<AdamOver>>().toEqualTypeOf<[]>()
  expectTypeOf<MetaParameters<OpenAdamOver>>().toEqualTypeOf<[Real<[3]>]>()

  const [weights] = model.reparam(lstmOptimiser({ hidden: 5 })).get.initialise(1)
  const both = closed(firstOrder.pipe(lstmOptimiser({ hidden: 5 })), weights)
  expectTypeOf(model.reparam(both).params).toEqualTypeOf<[Lstm<5, P>]>()
})

test('a learning step is parametric in Φ, and so is the sum of losses', () => {
  const learner = model.reparam(openAdam()).pipe(quadratic).pipe(descent(1))
  expectTypeOf(learner).toEqualTypeOf<
    ParaLens<[Meta<[Real<[3]>]>, Adam<P>, Label<[Real<[3]>], 'quadratic'>], [Real<[4]>], []>
  >()
  expectTypeOf(learningStep(learner)).toEqualTypeOf<
    Para<[Real<[3]>], [Adam<P>, Label<[Real<[3]>], 'quadratic'>, Real<[4]>], [Adam<P>]>
  >()
  expectTypeOf(metaLoss(5, learner)).toEqualTypeOf<
    Para<[Real<[3]>], [Adam<P>, Label<[Real<[5, 3]>], 'quadratic'>, Real<[5, 4]>], [Adam<P>, Real<[]>]>
  >()
})

test('a meta-learner shows all levels, and may be learnt in turn', () => {
  const learner = input(4).pipe(linear(3)).batch(8).lens().reparam(openAdam()).pipe(quadratic).pipe(descent(1))
  const settings = { learner, steps: 20, tasks: 4, rate: descent(1) } as const
  type Learners = Tasks<4, [Adam<P>]>
  type Courses = [Label<[Real<[4, 20, 8, 3]>], 'quadratic'>, Real<[4, 20, 8, 4]>]
  expectTypeOf(metaLearning({ ...settings, optimiser: adam() })).toEqualTypeOf<
    ParaLens<[Adam<[Real<[3]>]>, Learners], Courses, []>
  >()
  expectTypeOf(learningStep(metaLearning({ ...settings, optimiser: adam() }))).toEqualTypeOf<
    Para<[], [Adam<[Real<[3]>]>, Learners, ...Courses], [Adam<[Real<[3]>]>, Learners]>
  >()

  const learnt = metaLearning({ ...settings, optimiser: openAdam() })
  expectTypeOf(learnt.params).toEqualTypeOf<[Meta<[Real<[3]>]>, Adam<[Real<[3]>]>, Learners]>()
  const above = metaLearning({ learner: learnt, steps: 2, tasks: 3, optimiser: sgd(), rate: descent(1) })
  expectTypeOf(above.params).toEqualTypeOf<[Sgd<[Real<[3]>]>, Tasks<3, [Adam<[Real<[3]>]>, Learners]>]>()
})

test('operations on changes', () => {
  expectTypeOf(input(4).pipe(gradientPreprocessing()).cod).toEqualTypeOf<[Real<[4, 2]>]>()
  expectTypeOf(input().pipe(gradientPreprocessing()).cod).toEqualTypeOf<[Real<[2]>]>()
  expectTypeOf(bits(4).pipe(stopGradient).cod).toEqualTypeOf<[Bit<[4]>]>()
  expectTypeOf<StopGradient['rule']>().toEqualTypeOf<'stopGradient: A → A'>()
})

test('at every size', () => {
  function learnerOf<N extends number, Hidden extends number>(
    size: N,
    hidden: Hidden,
  ): ParaLens<[LstmMeta<Hidden>, Lstm<Hidden, [Real<[3, N]>]>], [Real<[N]>], [Real<[3]>]> {
    return input(size).pipe(linear(3)).lens().reparam(lstmOptimiser({ hidden }))
  }
  expectTypeOf(learnerOf(4, 5)).toEqualTypeOf<ParaLens<[LstmMeta<5>, Lstm<5, P>], [Real<[4]>], [Real<[3]>]>>()

  function closedOf<N extends number>(size: N): ParaLens<[Adam<[Real<[3, N]>]>], [Real<[N]>], [Real<[3]>]> {
    return input(size)
      .pipe(linear(3))
      .lens()
      .reparam(closed(openAdam(), [Float64Array.of(0, 0, 0)]))
  }
  expectTypeOf(closedOf(4).params).toEqualTypeOf<[Adam<P>]>()
})
