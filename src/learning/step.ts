/** Learning steps, compiled. */
import { inline } from '../graph/graph.ts'
import { Random } from '../objects/random.ts'
import type { Bundle, Shape, Wire } from '../objects/wire.ts'
import { elements, flat, isBundle, over, zeros } from '../objects/wire.ts'
import type { CompileOptions } from '../terms/compile.ts'
import { compileTerm } from '../terms/compile.ts'
import { generator } from '../terms/morphism.ts'
import { ParaLens } from '../terms/parametric.ts'
import type { Port } from '../terms/port.ts'
import { forward } from '../terms/port.ts'
import { graphOf, initialiseLens } from '../terms/reading.ts'
import { lensAt } from '../terms/restrict.ts'
import { discard, projection } from '../terms/structure.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, composeLenses, tensor } from '../terms/term.ts'
import { store } from '../terms/values.ts'
import type { Dataset } from './dataset.ts'
import { gatherSamples } from './dataset.ts'
import { isState } from './learner.ts'

/** What a learner carries after a step, and the loss before it, averaged over its elements. */
export interface Stepped {
  readonly carried: readonly unknown[]
  readonly loss: number
}

/** A learning step on the samples at the given places; noise comes from the random source. */
export type Step = (carried: readonly unknown[], places: Int32Array, random: Random) => Stepped

/** The steps of a learner on data, on batches of the given sizes. */
export function stepper(learner: LensTerm, data: Dataset, sizes: readonly number[], options: CompileOptions): Step {
  const steps = new Map(sizes.map((size) => [size, compiledStep(resized(learner, data, size), data, options)] as const))
  return (carried, places, random) => (steps.get(places.length) as Step)(carried, places, random)
}

/** The learner on another number of samples. */
function resized(learner: LensTerm, data: Dataset, size: number): LensTerm {
  const dom = forward(learner.dom)
  const input = dom.find((part): part is Wire => !isBundle(part)) as Wire
  if ((input.shape as Shape).length === data.input.shape.length) return learner
  const again = ({ domain, shape }: Wire): Wire => over(domain, [size, ...(shape as Shape).slice(1)])
  return lensAt(
    learner,
    dom.map((part) => (isBundle(part) ? { bundle: part.bundle, wires: flat(part.wires).map(again) } : again(part))),
  )
}

function compiledStep(learner: LensTerm, data: Dataset, options: CompileOptions): Step {
  const { step, losses } = monitored(learner)
  const run = compileTerm(step, options)
  const params = forward(learner.params)
  return (carried, places, random) => {
    let next = 0
    const above = params.map((part) => (isState(part) ? carried[next++] : [gatherSamples(data, 'label', places)]))
    const inputs = forward(learner.dom).map((part) =>
      isBundle(part) ? drawNoise(part, random) : gatherSamples(data, 'input', places),
    )
    const outputs = run(...above, ...inputs)
    return { carried: outputs.slice(0, next), loss: mean(losses, outputs.slice(next)) }
  }
}

/** Noise, uniform from 0 to 1. */
function drawNoise({ wires }: Bundle, random: Random): unknown[] {
  return store(
    wires,
    flat(wires).map((wire) => Array.from({ length: elements(wire.shape) }, () => random.uniform())),
  )
}

/**
 * P ⊗ A → S′ ⊗ L: what the learner's put makes of its state, beside the loss, which is what flows before its learning rate.
 * The changes of labels and of inputs are discarded, so they are not computed.
 */
function monitored(learner: LensTerm): { readonly step: Term; readonly losses: readonly Wire[] } {
  const put = new ParaLens<Port, Port, Port>(learner).put.term
  const kept = forward(learner.params).map(isState)
  const state = compose(
    put,
    projection(put.cod, (_, index) => kept[index] ?? false),
  )
  const loss = new ParaLens<Port, Port, Port>(withoutRate(learner)).get.term
  const [params, lossParams] = [flat(put.params).length, flat(loss.params).length]
  const step = generator(
    put.params,
    put.dom,
    (...points) => [
      ...inline(graphOf(state), points),
      ...inline(graphOf(loss), [...points.slice(0, lossParams), ...points.slice(params)]),
    ],
    { name: 'step' },
    [...state.cod, ...loss.cod],
  )
  return { step, losses: flat(loss.cod) }
}

/** A learner without its last part, the learning rate; nothing flows where there is no other. */
function withoutRate(learner: LensTerm): LensTerm {
  return learner.kind === 'compose' ? learner.parts.slice(0, -1).reduce(composeLenses) : learner
}

/** The mean size of the elements of losses. */
function mean(wires: readonly Wire[], losses: readonly unknown[]): number {
  const sizes = wires.flatMap(({ domain }, index) =>
    domain.storage.read(losses[index]).map((element) => domain.magnitude(element)),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}

/** What a learner carries at first, by its initialisers and its optimiser. */
export function firstState(learner: LensTerm, seed: number): unknown[] {
  const params = forward(learner.params)
  return store(params, initialiseLens(learner, new Random(seed))).filter((_, index) =>
    isState(params[index] as Wire | Bundle),
  )
}

/** The parameters below a learner's optimisers: what the lenses that reparametrise its parts give forward. */
export function parametersBelow(learner: LensTerm): (carried: readonly unknown[]) => readonly unknown[] {
  const run = compileTerm(parametersTerm(learner))
  const params = forward(learner.params)
  const nothing = store(params, flat(params).map(zeros))
  return (carried) => {
    let next = 0
    return run(...params.map((part, place) => (isState(part) ? carried[next++] : nothing[place])))
  }
}

/** Q → P: from what a lens carries to the parameters below, without labels and without the state of lenses by hand. */
export function parametersTerm(lens: LensTerm): Term {
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return lens.parts.map(parametersTerm).reduce(tensor)
    case 'layer':
      return parametersTerm(lens.of)
    case 'reparametrise':
      return compose(new ParaLens<Port, Port, Port>(lens.by).get.term, parametersTerm(lens.of))
    case 'lens':
      return discard(forward(lens.params)).term
    case 'derivative':
      return projection(forward(lens.params), isState)
  }
}
