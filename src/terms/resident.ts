import { processOf } from '../evaluate/process.ts'
import type { Wires } from '../objects/wire.ts'
import { batched, checkCount, flat } from '../objects/wire.ts'
import type { InputsOf, OutputsOf, StatesOf, Step } from './cell.ts'
import { checkBoundTerm } from './binding.ts'
import { partsOfStep } from './cell.ts'
import type { CompileOptions } from './compile.ts'
import { engineChosen } from './compile.ts'
import { explainable } from './explain.ts'
import { termOf } from './parametric.ts'
import { graphOf } from './reading.ts'
import { checkWhole } from './unfinished.ts'
import type { Values } from './values.ts'
import { gathered, spread } from './values.ts'

/** Options of {@link resident}. */
export interface ResidentOptions<States extends number> extends CompileOptions {
  /** How many parts of the step's codomain are its state, the first ones; all of them where nothing is said. */
  readonly states?: States
}

/** A step P ⊗ (S ⊗ X) → S ⊗ Y whose parameters and state stay where the engine computes. */
export interface Resident<P, S, X, Y> {
  /** Takes the parameters, which all steps share: a value for each part of P. */
  share(parameters: Values<P>): void
  /** Takes a state: a value for each part of S. */
  load(state: Values<S>): void
  /** The state, as new storages, which no later step changes. */
  state(): Values<S>
  /**
   * Does `count` steps, each on its own X: P ⊗ (S ⊗ Xⁿ) → S ⊗ Yⁿ, where the values of X that it takes, and those of Y that
   * it gives, have an axis of `count` in front.
   */
  run(count: number, inputs: Values<X>): Values<Y>
}

/**
 * A step P ⊗ (S ⊗ X) → S ⊗ Y that is done again and again on an engine, where its parameters and its state stay: nothing but X
 * goes in, and nothing but Y comes out, however many steps there are.
 *
 * The state is the first parts of the codomain, all of them where `states` does not say how many, and the domain begins with
 * it. So `resident(learningStep(learner))` are the steps of a learner: what it carries is the state. `iterate` is the same as
 * a map, of a fixed count. Where an engine does not keep a state itself, the steps are calls of what it compiles.
 *
 * Throws `ObjectError` where the domain does not begin with the state, `EngineError` where there is no such engine or the
 * threads are no whole number from 1. What it gives throws `StorageError` where a value is of another kind or length than its
 * wire's, `SizeError` where a count is not a whole number from 0, and `EngineError` where parameters or a state are asked for
 * that were never given. A run that throws leaves no state: load one.
 *
 * @example
 * ```ts
 * import { basicUpdate, descent, input, learningStep, linear, quadratic, resident, supervised } from 'lensor'
 *
 * const model = input(1).pipe(linear(1))
 * const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.5) })
 * const steps = resident(learningStep(learner))
 * steps.load([[Float64Array.of(0)]])
 * steps.run(2, [[Float64Array.of(1, 1)], Float64Array.of(1, 1)])
 * steps.state() // => [[Float64Array.of(0.75)]]
 * ```
 *
 * @example
 * ```ts
 * import { add, morphism, real, resident } from 'lensor'
 *
 * // (s, x) ↦ (s + x, s): the sum so far, and the one before it.
 * const sums = resident(
 *   morphism([real(), real()], (sum, x) => [add(sum, x), sum]),
 *   { states: 1 },
 * )
 * sums.load([Float64Array.of(0)])
 * sums.run(3, [Float64Array.of(1, 2, 3)]) // => [Float64Array.of(0, 1, 3)]
 * sums.run(1, [Float64Array.of(4)]) // => [Float64Array.of(6)]
 * ```
 */
export function resident<
  P extends Wires = never,
  A extends Wires = never,
  B extends Wires = never,
  const States extends number = B['length'],
>(
  step: Step<'resident', States, P, A, B>,
  options: ResidentOptions<States> = {},
): Resident<P, StatesOf<States, B>, InputsOf<States, A, B>, OutputsOf<States, B>> {
  const term = termOf(step)
  const engine = engineChosen('resident', options)
  checkWhole(term)
  checkBoundTerm('resident', term)
  const { state, inputs, outputs } = partsOfStep('resident', options.states ?? term.cod.length, term)
  const ports = { shared: flat(term.params).length, states: flat(state).length }
  const process = processOf(engine, graphOf(term), ports, options)
  const steps = {
    share: (parameters: readonly unknown[]) => process.share(spread(term.params, parameters)),
    load: (values: readonly unknown[]) => process.load(spread(state, values)),
    state: () => gathered(state, process.state()),
    run(count: number, values: readonly unknown[]) {
      checkCount('run', count)
      return gathered(outputs, process.run(count, spread(batched(count, inputs), values)))
    },
  }
  return explainable(steps, () => process.explain?.()) as never
}
