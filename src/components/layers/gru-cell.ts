import type { Size } from '../../objects/named-size.ts'
import type { Tensor } from '../../graph/graph.ts'
import { add, constant, contract, multiply, slice, subtract } from '../../graph/operators.ts'
import type { Real } from '../../objects/real.ts'
import { real } from '../../objects/real.ts'
import type { Wires } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { zero } from '../../terms/initialisers.ts'
import { Layer } from '../../terms/layer.ts'
import { generator } from '../../terms/morphism.ts'
import type { Term } from '../../terms/term.ts'
import type { NoState } from './cell.ts'
import { gate, glorotOfGates, stateAndInput } from './cell.ts'
import { sigmoid } from './sigmoid.ts'
import { tanh } from './tanh.ts'

type GruCellAt<Hidden extends Size, Object> = Object extends readonly [
  Real<[Hidden]>,
  Real<[infer Inputs extends Size]>,
]
  ? Maps<[Real<[3, Hidden, Hidden]>, Real<[3, Hidden, Inputs]>, Real<[3, Hidden]>], [Real<[Hidden]>]>
  : NoState<'gruCell', Hidden, [Real<[Hidden]>], Object>

export const gruCellRule = 'gruCell({k}): ℝ[{k}] ⊗ ℝ[m] → ℝ[{k}], parameters ℝ[3×{k}×{k}] ⊗ ℝ[3×{k}×m] ⊗ ℝ[3×{k}]'

/** The family of {@link gruCell}. */
export interface GruCell<Hidden extends Size> extends Family {
  readonly rule: Say<typeof gruCellRule, { k: Hidden }>
  readonly maps: GruCellAt<Hidden, this['dom']>
}

type Vector = Tensor<Real<[number]>>
type Weights = Tensor<Real<[3, number, number]>>

function next(recurrent: Weights, weight: Weights, offset: Tensor<Real<[3, number]>>, h: Vector, x: Vector): Vector {
  const driven = add(contract(weight, x, 'gij,j->gi'), offset)
  const gates = sigmoid(add(contract(slice(recurrent, 0, 0, 2), h, 'gij,j->gi'), slice(driven, 0, 0, 2)))
  const [update, reset] = [gate(gates, 0), gate(gates, 1)]
  const remembered = contract(slice(recurrent, 0, 2, 1), multiply(reset, h), 'gij,j->gi')
  const candidate = tanh(add(gate(remembered, 0), gate(driven, 2)))
  return add(multiply(update, h), multiply(subtract(constant(update.wire, 1), update), candidate))
}

/**
 * The gated recurrent unit: ℝ[3×k×k] ⊗ ℝ[3×k×m] ⊗ ℝ[3×k] ⊗ (ℝ[k] ⊗ ℝ[m]) → ℝ[k]. It goes along a sequence by
 * `unroll` or `iterate`.
 *
 * Of the parameters W, U, b the first axis is that of the update z, the reset r and the candidate n: z and r are
 * σ(Wh + Ux + b), n is tanh(W(r ⊙ h) + Ux + b), and the next state is z ⊙ h + (1 − z) ⊙ n. Throws `ObjectError` where
 * something else than a state ℝ[k] and a vector ℝ[m] flows in. Source: Cho et al., Learning Phrase Representations using
 * RNN Encoder–Decoder (2014), (5) to (8).
 *
 * @example
 * ```ts
 * import { gruCell, identity, notation, real } from 'lensor'
 *
 * notation(identity([real(8), real(5)]).pipe(gruCell(8)).params) // => 'ℝ[3×8×8] ⊗ ℝ[3×8×5] ⊗ ℝ[3×8]'
 * ```
 */
export function gruCell<Hidden extends Size>(hidden: Hidden): Layer<GruCell<Hidden>> {
  const name = `gruCell(${hidden})`
  const build = (object: Wires): Term => {
    const [, { shape }] = stateAndInput('gruCell', hidden, 1, object)
    return generator(
      [real(3, hidden, hidden), real(3, hidden, ...shape), real(3, hidden)],
      object,
      (...points) => [next(...(points as unknown as Parameters<typeof next>))],
      { name, initial: [glorotOfGates, glorotOfGates, zero] },
    )
  }
  return new Layer(say(gruCellRule, { k: hidden }), build, { name: 'gruCell', given: [hidden] }, (binding) =>
    gruCell(binding(hidden)),
  )
}
