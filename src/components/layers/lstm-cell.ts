import type { Size } from '../../objects/named-size.ts'
import type { Tensor } from '../../graph/graph.ts'
import { add, contract, multiply } from '../../graph/operators.ts'
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

type LstmCellAt<Hidden extends Size, Object> = Object extends readonly [
  Real<[Hidden]>,
  Real<[Hidden]>,
  Real<[infer Inputs extends Size]>,
]
  ? Maps<[Real<[4, Hidden, Hidden]>, Real<[4, Hidden, Inputs]>, Real<[4, Hidden]>], [Real<[Hidden]>, Real<[Hidden]>]>
  : NoState<'lstmCell', Hidden, [Real<[Hidden]>, Real<[Hidden]>], Object>

export const lstmCellRule =
  'lstmCell({k}): ℝ[{k}] ⊗ ℝ[{k}] ⊗ ℝ[m] → ℝ[{k}] ⊗ ℝ[{k}], parameters ℝ[4×{k}×{k}] ⊗ ℝ[4×{k}×m] ⊗ ℝ[4×{k}]'

/** The family of {@link lstmCell}. */
export interface LstmCell<Hidden extends Size> extends Family {
  readonly rule: Say<typeof lstmCellRule, { k: Hidden }>
  readonly maps: LstmCellAt<Hidden, this['dom']>
}

type Vector = Tensor<Real<[number]>>
type Weights = Tensor<Real<[4, number, number]>>

function next(
  recurrent: Weights,
  weight: Weights,
  offset: Tensor<Real<[4, number]>>,
  h: Vector,
  c: Vector,
  x: Vector,
): readonly [Vector, Vector] {
  const gates = add(add(contract(recurrent, h, 'gij,j->gi'), contract(weight, x, 'gij,j->gi')), offset)
  const [input, forget, output] = [0, 1, 3].map((index) => sigmoid(gate(gates, index))) as [Vector, Vector, Vector]
  const cell = add(multiply(forget, c), multiply(input, tanh(gate(gates, 2))))
  return [multiply(output, tanh(cell)), cell]
}

/**
 * The long short-term memory: ℝ[4×k×k] ⊗ ℝ[4×k×m] ⊗ ℝ[4×k] ⊗ (ℝ[k] ⊗ ℝ[k] ⊗ ℝ[m]) → ℝ[k] ⊗ ℝ[k], from the hidden state
 * h, the cell c and x to the next h and c. It goes along a sequence by `unroll` or `iterate`.
 *
 * Of the parameters W, U, b the first axis is that of the input gate i, the forget gate f, the candidate g and the output
 * gate o: i, f and o are σ(Wh + Ux + b), g is tanh(Wh + Ux + b); the next c is f ⊙ c + i ⊙ g, the next h is o ⊙ tanh c.
 * Throws `ObjectError` where something else than a state ℝ[k] ⊗ ℝ[k] and a vector ℝ[m] flows in. Source: Hochreiter and
 * Schmidhuber, Long Short-Term Memory (1997); the forget gate: Gers, Schmidhuber and Cummins, Learning to Forget (2000).
 *
 * @example
 * ```ts
 * import { identity, lstmCell, notation, real, unroll } from 'lensor'
 *
 * const cell = identity([real(8), real(8), real(5)]).pipe(lstmCell(8))
 * notation(cell.params) // => 'ℝ[4×8×8] ⊗ ℝ[4×8×5] ⊗ ℝ[4×8]'
 * notation(unroll(7, cell).dom) // => 'ℝ[8] ⊗ ℝ[8] ⊗ ℝ[7×5]'
 * ```
 */
export function lstmCell<Hidden extends Size>(hidden: Hidden): Layer<LstmCell<Hidden>> {
  const name = `lstmCell(${hidden})`
  const build = (object: Wires): Term => {
    const [, { shape }] = stateAndInput('lstmCell', hidden, 2, object)
    return generator(
      [real(4, hidden, hidden), real(4, hidden, ...shape), real(4, hidden)],
      object,
      (...points) => next(...(points as unknown as Parameters<typeof next>)),
      { name, initial: [glorotOfGates, glorotOfGates, zero] },
    )
  }
  return new Layer(say(lstmCellRule, { k: hidden }), build, { name: 'lstmCell', given: [hidden] }, (binding) =>
    lstmCell(binding(hidden)),
  )
}
