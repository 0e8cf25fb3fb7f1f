import { zeroOf } from '../graph/structural.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Found } from '../objects/inferred.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Wires } from '../objects/wire.ts'
import { checkCount, flat } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { InputsOf, OutputsOf, StatesOf, stepSentence } from '../terms/cell.ts'
import { partsOfStep } from '../terms/cell.ts'
import { generator } from '../terms/morphism.ts'
import { ParaLens, lensPart } from '../terms/parametric.ts'
import type { lensSentence } from '../terms/piece.ts'
import { forward } from '../terms/port.ts'
import { copy, identity, projection, swap } from '../terms/structure.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, reparametrise, tensor } from '../terms/term.ts'
import type { Unfilled } from '../terms/unfinished.ts'
import { withoutOptimiser } from './learner.ts'

export const carriedChangeSentence =
  '✗ {name} takes a lens with an optimiser above its parameters, but what comes back of {object} is a change; reparametrise it'

/** A lens that goes on from a state to a state, else the sentence of the refusal. */
type OnStates<States extends number, P extends Wires, A extends Wires, B extends Wires> = Found<
  P,
  InputsOf<States, A, B> extends undefined
    ? Unfilled<
        [...A, ...B],
        never,
        Say<typeof stepSentence, { name: 'truncated'; states: States; dom: Notation<A>; cod: Notation<B> }>
      >
    : ParaLens<P, A, B>,
  typeof lensSentence
>

/**
 * A lens from a state to a state, P ⊗ (S ⊗ X) → S ⊗ Y, as one that carries the state among its parameters: (P ⊗ S) ⊗ X → Y. Its get gives Y;
 * its put gives, for S, the next state, and no change comes back of it: each put goes on where the one before ended, and takes what came before for constant.
 *
 * So a lens of a long iteration learns from windows of it, one after another: truncated backpropagation through time. `states` says how many
 * parts of the codomain are the state, the first ones. The state begins at zero, or as one loads it (`resident`).
 *
 * Throws `ObjectError` where the domain does not begin with the state, or no optimiser stands above the parameters, `SizeError` where
 * the states are no whole number from 0.
 *
 * Source: Williams and Peng, An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories (1990).
 *
 * @example
 * ```ts
 * import { add, basicUpdate, compile, descent, multiply, notation, parametric, quadratic, real, truncated } from 'lensor'
 *
 * // (w, s, x) ↦ (ws + x, ws + x), one step a window.
 * const cell = parametric([real(1)], [real(1), real(1)], (w, state, x) => {
 *   const next = add(multiply(w, state), x)
 *   return [next, next]
 * })
 * const learner = truncated(1, cell.lens().reparam(basicUpdate)).pipe(quadratic).pipe(descent(0.5))
 * notation(learner.params) // => 'ℝ[1] ⊗ ℝ[1] ⊗ ℝ[1]'
 *
 * // From w = 1, s = 2 with label 0 and x = 1: the state becomes 3, and w changes by −0.5 · 3 · 2.
 * const step = compile(learner.put)
 * const [[w], state] = step([Float64Array.of(1)], Float64Array.of(2), [Float64Array.of(0)], Float64Array.of(1))
 * w // => Float64Array.of(-2)
 * state // => Float64Array.of(3)
 * ```
 */
export function truncated<
  const States extends number,
  P extends Wires = never,
  A extends Wires = never,
  B extends Wires = never,
>(
  states: States,
  lens: OnStates<States, P, A, B>,
): ParaLens<
  [...P, ...(StatesOf<States, B> extends infer S extends Wires ? S : [])],
  InputsOf<States, A, B> extends infer X extends Wires ? X : [],
  OutputsOf<States, B> extends infer Y extends Wires ? Y : []
> {
  return new ParaLens(truncatedTerm('truncated', states, lensPart(lens)))
}

/** {@link truncated} of a lens whose objects are known at run time alone. */
export function truncatedTerm(name: string, states: number, of: LensTerm): LensTerm {
  checkCount(name, states)
  const { get, put } = new ParaLens<Wires, Wires, Wires>(of)
  const { state, inputs, outputs } = partsOfStep(name, states, get.term)
  const changed = withoutOptimiser(of)
  if (changed.length > 0) throw new ObjectError(say(carriedChangeSentence, { name, object: notation(changed) }))
  const own = forward(of.params)
  const isBehind =
    (object: Wires) =>
    (_part: unknown, place: number): boolean =>
      place >= object.length
  // P ⊗ (S ⊗ X ⊗ Y′) → S ⊗ (P ⊗ X): where get goes on to, and what put gives back but for the change of S.
  const both = compose(
    tensor(
      compose(
        get.term,
        projection(get.cod, (_, place) => place < state.length),
      ),
      compose(
        put.term,
        projection(put.cod, (_, place) => place < own.length || place >= own.length + state.length),
      ),
    ),
    swap(state, own).par(identity(inputs)).term,
  )
  const onward = reparametrise(compose(withoutChange(state, inputs, outputs), both), copy(own).term, get.term)
  return {
    kind: 'lens',
    get: fromAbove(state, compose(get.term, projection(get.cod, isBehind(state)))),
    put: fromAbove(state, onward),
    initial: undefined,
    made: { name: 'truncated', given: [states, new ParaLens(of)] },
    params: [...own, ...state],
    dom: inputs,
    cod: outputs,
  }
}

/** S ⊗ X ⊗ Y′ → (S ⊗ X) ⊗ (S ⊗ X ⊗ S′ ⊗ Y′), where the change of S is zero. */
function withoutChange(state: Wires, inputs: Wires, outputs: Wires): Term {
  const dom = [...state, ...inputs, ...outputs]
  const given = flat([...state, ...inputs]).length
  return generator(
    [],
    dom,
    (...points) => {
      const before = points.slice(0, given)
      return [...before, ...before, ...flat(state).map(zeroOf), ...points.slice(given)]
    },
    { name: 'no change' },
    [...state, ...inputs, ...state, ...inputs, ...state, ...outputs],
  )
}

/** A map P ⊗ (S ⊗ X) → Y as one whose state comes in from above, behind its parameters: (P ⊗ S) ⊗ X → Y. The state begins at zero. */
function fromAbove(state: Wires, of: Term): Term {
  const drawn = generator(state, [], (...points) => points, { name: 'state' }, state)
  const raised = compose(tensor(drawn, identity(of.dom.slice(state.length)).term), of)
  return reparametrise(raised, swap(of.params, state).term, tensor(of, drawn))
}
