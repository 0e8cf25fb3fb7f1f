import type { Size } from '../../objects/named-size.ts'
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { add } from '../../graph/structural.ts'
import type { Real } from '../../objects/real.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Layer } from '../../terms/layer.ts'
import { generator } from '../../terms/morphism.ts'
import { mapInstances } from '../../terms/piece.ts'
import { compose, tensor } from '../../terms/term.ts'
import { checkOptions } from '../../objects/records.ts'
import { bias } from './bias.ts'
import type { NoState } from './cell.ts'
import { stateAndInput } from './cell.ts'
import type { WeightOptions } from './linear.ts'
import { linear } from './linear.ts'
import { tanh } from './tanh.ts'

type RecurrentCellAt<Hidden extends Size, Object> = Object extends readonly [
  Real<[Hidden]>,
  Real<[infer Inputs extends Size]>,
]
  ? Maps<[Real<[Hidden, Hidden]>, Real<[Hidden, Inputs]>, Real<[Hidden]>], [Real<[Hidden]>]>
  : NoState<'recurrentCell', Hidden, [Real<[Hidden]>], Object>

export const recurrentCellRule = 'recurrentCell({k}): ℝ[{k}] ⊗ ℝ[m] → ℝ[{k}], parameters ℝ[{k}×{k}] ⊗ ℝ[{k}×m] ⊗ ℝ[{k}]'

/** The family of {@link recurrentCell}. */
export interface RecurrentCell<Hidden extends Size> extends Family {
  readonly rule: Say<typeof recurrentCellRule, { k: Hidden }>
  readonly maps: RecurrentCellAt<Hidden, this['dom']>
}

/**
 * Elman's recurrent cell (h, x) ↦ tanh(Wh + Ux + b): ℝ[k×k] ⊗ ℝ[k×m] ⊗ ℝ[k] ⊗ (ℝ[k] ⊗ ℝ[m]) → ℝ[k]. It goes along a
 * sequence by `unroll` or `iterate`.
 *
 * Throws `ObjectError` where something else than a state ℝ[k] and a vector ℝ[m] flows in, `LensorError` where there is no
 * such option. Source: Elman, Finding Structure in Time (1990).
 *
 * @example
 * ```ts
 * import { constant, dense, identity, input, morphism, notation, real, recurrentCell, unroll } from 'lensor'
 *
 * const cell = identity([real(8), real(3)]).pipe(recurrentCell(8))
 * notation(cell.params) // => 'ℝ[8×8] ⊗ ℝ[8×3] ⊗ ℝ[8]'
 *
 * // Scores of a sequence of five vectors, from a state that begins at zero.
 * const start = morphism([], () => [constant(real(8), 0)])
 * const model = start.par(input(5, 3)).pipe(unroll(5, cell)).pipe(dense(2))
 * notation(model.params) // => 'ℝ[8×8] ⊗ ℝ[8×3] ⊗ ℝ[8] ⊗ ℝ[2×8] ⊗ ℝ[2]'
 * notation(model.dom) // => 'ℝ[5×3]'
 * ```
 */
export function recurrentCell<Hidden extends Size>(
  hidden: Hidden,
  options: WeightOptions = {},
): Layer<RecurrentCell<Hidden>> {
  const product = mapInstances(linear(hidden, checkOptions('recurrentCell', options, ['initial'])))
  const activation = mapInstances(bias.pipe(tanh))
  return new Layer(
    say(recurrentCellRule, { k: hidden }),
    (object) => {
      const [state, input] = stateAndInput('recurrentCell', hidden, 1, object)
      const products = tensor(product.at(state), product.at([input]))
      const sum = generator([], products.cod, (...both: Tensor[]) => [emit(add, both, {})], { name: 'add' })
      return compose(compose(products, sum), activation.at(sum.cod))
    },
    { name: 'recurrentCell', given: [hidden, options] },
    (binding) => recurrentCell(binding(hidden), options),
  )
}
