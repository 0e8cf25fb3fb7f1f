/** What the recurrent cells have in common: from vectors of a hidden state and an input to the next state. */
import type { Tensor } from '../../graph/graph.ts'
import { row } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import type { Wire, Wires } from '../../objects/wire.ts'
import { isBundle, same } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import { glorot } from '../../terms/initialisers.ts'
import type { Initialiser } from '../../terms/term.ts'

export const stateSentence = '✗ {name}({hidden}) takes a state {state} and a vector ℝ[m], but {object} flows in'

/** The refusal of an object that is not a state and a vector. */
export type NoState<Name extends string, Hidden extends Size, State, Object> = Say<
  typeof stateSentence,
  { name: Name; hidden: Hidden; state: Notation<State>; object: Notation<Object> }
>

/** The wires of a state of `count` vectors ℝ[hidden] and of the input. Throws `ObjectError` where others flow in. */
export function stateAndInput(name: string, hidden: Size, count: number, object: Wires): readonly [Wire[], Wire] {
  const state = Array.from({ length: count }, () => real(hidden) as Wire)
  const [input, ...more] = object.slice(count)
  const isVector = input !== undefined && !isBundle(input) && input.domain === reals && input.shape.length === 1
  if (!isVector || more.length > 0 || !same(object.slice(0, count), state))
    throw new ObjectError(say(stateSentence, { name, hidden, state: notation(state), object: notation(object) }))
  return [state, input]
}

/** The weights of gates of k vectors: each gate's as Glorot's of its own. */
export const glorotOfGates: Initialiser = ({ domain, shape }, random) => {
  const [gates, ...each] = shape as readonly [number, ...number[]]
  return Array.from({ length: gates }, () => glorot({ domain, shape: each }, random)).flat()
}

/** One of several gates that stand along the first axis. */
export function gate<Gates extends number>(
  gates: Tensor<Real<[Gates, number]>>,
  index: number,
): Tensor<Real<[number]>> {
  return row(gates, index) as Tensor<Real<[number]>>
}
