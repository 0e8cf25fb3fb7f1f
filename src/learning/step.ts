/** Learning steps, compiled. */
import { inline } from '../graph/graph.ts'
import type { Shape, Wire } from '../objects/wire.ts'
import { flat, over, zeros } from '../objects/wire.ts'
import type { CompileOptions } from '../terms/compile.ts'
import { compileTerm } from '../terms/compile.ts'
import { generator } from '../terms/morphism.ts'
import { ParaLens } from '../terms/parametric.ts'
import type { Port } from '../terms/port.ts'
import { forward } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { lensAt } from '../terms/restrict.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, tensor } from '../terms/term.ts'
import { store } from '../terms/values.ts'
import type { Dataset } from './dataset.ts'
import { gatherSamples } from './dataset.ts'

/** What a learner carries after a step, and the loss before it, averaged over its elements. */
export interface Stepped {
  readonly carried: readonly unknown[]
  readonly loss: number
}

/** A learning step on the samples at the given places. */
export type Step = (carried: readonly unknown[], places: Int32Array) => Stepped

/** The steps of a learner on data, on batches of the given sizes. */
export function stepper(learner: LensTerm, data: Dataset, sizes: readonly number[], options: CompileOptions): Step {
  const steps = new Map(sizes.map((size) => [size, compiledStep(resized(learner, data, size), data, options)] as const))
  return (carried, places) => (steps.get(places.length) as Step)(carried, places)
}

/** The learner on another number of samples. */
function resized(learner: LensTerm, data: Dataset, size: number): LensTerm {
  const [wire] = flat(forward(learner.dom)) as [Wire]
  const shape = wire.shape as Shape
  return shape.length === data.input.shape.length
    ? learner
    : lensAt(learner, [over(wire.domain, [size, ...shape.slice(1)])])
}

function compiledStep(learner: LensTerm, data: Dataset, options: CompileOptions): Step {
  const { step, losses } = monitored(learner)
  const run = compileTerm(step, options)
  const carriedParts = forward(learner.params).length - 1
  return (carried, places) => {
    const outputs = run(...carried, [gatherSamples(data, 'label', places)], gatherSamples(data, 'input', places))
    return {
      carried: outputs.slice(0, carriedParts),
      loss: mean(losses, outputs.slice(outputs.length - losses.length)),
    }
  }
}

/** P ⊗ A → P′ ⊗ A′ ⊗ L: the learner's put beside the loss, which is what flows before its learning rate. */
function monitored(learner: LensTerm): { readonly step: Term; readonly losses: readonly Wire[] } {
  const put = new ParaLens<Port, Port, Port>(learner).put.term
  const loss = new ParaLens<Port, Port, Port>(withoutRate(learner)).get.term
  const step = generator(
    put.params,
    put.dom,
    (...points) => [put, loss].flatMap((term) => inline(graphOf(term), points)),
    { name: 'step' },
    [...put.cod, ...loss.cod],
  )
  return { step, losses: flat(loss.cod) }
}

/** A learner without its last part, the learning rate; nothing flows where there is no other. */
function withoutRate(learner: LensTerm): LensTerm {
  if (learner.kind !== 'compose') return learner
  const parts = learner.parts.slice(0, -1)
  return { ...learner, parts, cod: parts.at(-1)?.cod ?? learner.cod }
}

/** The mean size of the elements of losses. */
function mean(wires: readonly Wire[], losses: readonly unknown[]): number {
  const sizes = wires.flatMap(({ domain }, index) =>
    domain.storage.read(losses[index]).map((element) => domain.magnitude(element)),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length
}

/** The parameters below a learner's optimisers: what the lenses that reparametrise its parts give forward. */
export function parametersBelow(learner: LensTerm): (carried: readonly unknown[]) => readonly unknown[] {
  const run = compileTerm(below(learner))
  const label = forward(learner.params).slice(-1)
  const noLabel = store(label, flat(label).map(zeros))
  return (carried) => run(...carried, ...noLabel).slice(0, -1)
}

/** Q → P: from what a lens carries to the parameters below. */
function below(lens: LensTerm): Term {
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return lens.parts.map(below).reduce(tensor)
    case 'reparametrise':
      return compose(new ParaLens<Port, Port, Port>(lens.by).get.term, below(lens.of))
    default: {
      const object = forward(lens.params)
      return { kind: 'identity', params: [], dom: object, cod: object }
    }
  }
}
