import { scale } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Real } from '../../objects/real.ts'
import { real } from '../../objects/real.ts'
import { checkOptions } from '../../objects/records.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { morphism } from '../../terms/morphism.ts'
import type { Para } from '../../terms/parametric.ts'
import { copy, identity, input, permutation } from '../../terms/structure.ts'
import { bias } from '../layers/bias.ts'
import { gradientPreprocessing } from '../layers/gradient-preprocessing.ts'
import { linear } from '../layers/linear.ts'
import { lstmCell } from '../layers/lstm-cell.ts'
import { reshape } from '../layers/reshape.ts'
import { checkOption } from '../options.ts'
import type { FirstOther, RealTensors } from './carried.ts'
import type { StatesOver } from './coordinatewise.ts'
import { coordinatewiseAt } from './coordinatewise.ts'
import type { Meta } from './meta.ts'

/** The state of one coordinate: hidden state and cell of both layers, h₁ ⊗ c₁ ⊗ h₂ ⊗ c₂. */
type LstmState<Hidden extends number> = [Real<[Hidden]>, Real<[Hidden]>, Real<[Hidden]>, Real<[Hidden]>]

/** The weights of both cells, and those of the output. */
type LstmWeights<Hidden extends number> = [
  Real<[4, Hidden, Hidden]>,
  Real<[4, Hidden, 2]>,
  Real<[4, Hidden]>,
  Real<[4, Hidden, Hidden]>,
  Real<[4, Hidden, Hidden]>,
  Real<[4, Hidden]>,
  Real<[1, Hidden]>,
  Real<[1]>,
]

/** What an LSTM as an optimiser carries: h₁ ⊗ c₁ ⊗ h₂ ⊗ c₂ of each coordinate, its axis last, and the parameters. */
export interface Lstm<in out Hidden extends number, out P extends Wires> extends Carried<
  'Lstm',
  [...StatesOver<LstmState<Hidden>, P>, ...P],
  P
> {}

/** The meta-parameters of an LSTM as an optimiser: its weights. */
export interface LstmMeta<in out Hidden extends number> extends Meta<LstmWeights<Hidden>> {}

type LstmOptimiserAt<Hidden extends number, P> =
  Held<P> extends Held<infer Q extends RealTensors>
    ? Maps<[LstmMeta<Hidden>], [Lstm<Hidden, Q>]>
    : FirstOther<'lstmOptimiser', P>

export const lstmOptimiserRule = 'lstmOptimiser({hidden}): S ⊗ P → P, parameters Φ'

/** The family of {@link lstmOptimiser}. */
export interface LstmOptimiserOver<Hidden extends number> extends Family {
  readonly meta: LstmWeights<Hidden>
  readonly rule: Say<typeof lstmOptimiserRule, { hidden: Hidden }>
  readonly maps: LstmOptimiserAt<Hidden, this['dom']>
}

/** Options of {@link lstmOptimiser}. */
export interface LstmOptimiserOptions<Hidden extends number = number> {
  /** How many hidden units each layer has, a whole number from 1; 20 where there is none. */
  readonly hidden?: Hidden
  /** p of the preprocessing of changes, a number above 0; 10 where there is none. */
  readonly precision?: number
  /** What the output is multiplied by, a number above 0; 0.1 where there is none. */
  readonly scale?: number
}

/** The rule of one coordinate, from its state and its change to its next state and what is added to it. */
function lstmRule(hidden: number, precision: number, factor: number): Para<Wires, Wires, Wires> {
  const state = real(hidden)
  const layer = [state, state] as const
  const cell = lstmCell(hidden)
  const preprocess = input().pipe(gradientPreprocessing({ precision }))
  const output = input(hidden)
    .pipe(linear(1))
    .pipe(bias)
    .pipe(reshape())
    .pipe(morphism([real()], (x) => [scale(x, factor)], { name: 'scale' }))
  return identity([...layer, ...layer])
    .par(preprocess)
    .pipe(permutation([...layer, ...layer, real(2)], [0, 1, 4, 2, 3]))
    .pipe(
      identity([...layer, real(2)])
        .pipe(cell)
        .par(identity(layer)),
    )
    .pipe(copy([state]).par(identity([state, ...layer])))
    .pipe(permutation([state, state, state, ...layer], [0, 2, 3, 4, 1]))
    .pipe(identity(layer).par(identity([...layer, state]).pipe(cell)))
    .pipe(
      identity(layer)
        .par(copy([state]))
        .par(identity([state])),
    )
    .pipe(permutation([...layer, state, state, state], [0, 1, 2, 4, 3]))
    .pipe(identity([...layer, ...layer]).par(output)) as unknown as Para<Wires, Wires, Wires>
}

/**
 * The optimiser that is a recurrent network: a long short-term memory of two layers for each coordinate, whose weights all coordinates share,
 * from its change to what is added to it: Φ ⊗ (S ⊗ P, S ⊗ P) → (P, P). It is learnt: its weights are the meta-parameters Φ.
 *
 * It is {@link coordinatewise} of the composite of {@link gradientPreprocessing}, two {@link lstmCell}s, {@link linear}`(1)` and
 * {@link bias}, its output times `scale`. It carries of each coordinate the hidden states and cells h₁ ⊗ c₁ ⊗ h₂ ⊗ c₂, ℝ[s…×k]
 * for parameters ℝ[s…], which begin at zero; Φ = ℝ[4×k×k] ⊗ ℝ[4×k×2] ⊗ ℝ[4×k] ⊗ ℝ[4×k×k] ⊗ ℝ[4×k×k] ⊗ ℝ[4×k] ⊗ ℝ[1×k] ⊗ ℝ[1] begins as
 * in those layers. The change carries −ε from the cap: cap the loss with ±1. Throws `LensorError` where there is no such option or one is
 * not a number of its kind, `ObjectError` over other domains than ℝ.
 *
 * Source: Andrychowicz et al., Learning to Learn by Gradient Descent by Gradient Descent (2016), §2.1: two layers of 20 units, and
 * outputs rescaled by a constant.
 *
 * @example
 * ```ts
 * import { input, linear, lstmOptimiser, notation } from 'lensor'
 *
 * const learner = input(2).pipe(linear(1)).lens().reparam(lstmOptimiser())
 * const [meta, carried] = learner.params
 * notation([meta]) // => 'ℝ[4×20×20] ⊗ ℝ[4×20×2] ⊗ ℝ[4×20] ⊗ ℝ[4×20×20] ⊗ ℝ[4×20×20] ⊗ ℝ[4×20] ⊗ ℝ[1×20] ⊗ ℝ[1]'
 * notation([carried]) // => 'ℝ[1×2×20] ⊗ ℝ[1×2×20] ⊗ ℝ[1×2×20] ⊗ ℝ[1×2×20] ⊗ ℝ[1×2]'
 * ```
 */
export function lstmOptimiser<Hidden extends number = 20>(
  options: LstmOptimiserOptions<Hidden> = {},
): Optimiser<LstmOptimiserOver<Hidden>> {
  const given = checkOptions('lstmOptimiser', options, ['hidden', 'precision', 'scale'])
  const { hidden = 20, precision = 10, scale: factor = 0.1 } = given
  checkOption('lstmOptimiser', 'hidden', 'a whole number from 1', hidden)
  checkOption('lstmOptimiser', 'precision', 'a number above 0', precision)
  checkOption('lstmOptimiser', 'scale', 'a number above 0', factor)
  const rule = lstmRule(hidden, precision, factor)
  return new Optimiser(say(lstmOptimiserRule, { hidden }), coordinatewiseAt('lstmOptimiser', rule.term, 'Lstm'), {
    name: 'lstmOptimiser',
    given: [options],
  })
}
