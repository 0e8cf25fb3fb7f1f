/** Learning steps, on a process. */
import type { Ports, Process } from '../evaluate/engine.ts'
import { processOf } from '../evaluate/process.ts'
import type { Graph, Tensor } from '../graph/graph.ts'
import { dealer, emit, inline, trace } from '../graph/graph.ts'
import { namesOf } from '../graph/binding.ts'
import { gather, reshape } from '../graph/structural.ts'
import { Random } from '../objects/random.ts'
import { real } from '../objects/real.ts'
import type { Bundle, Shape, Wire, Wires } from '../objects/wire.ts'
import { elements, flat, isBundle, over, zeros } from '../objects/wire.ts'
import { checkBound } from '../terms/binding.ts'
import type { CompileOptions } from '../terms/compile.ts'
import { compileTerm, engineChosen } from '../terms/compile.ts'
import { ParaLens } from '../terms/parametric.ts'
import { plain } from '../terms/parametrised.ts'
import type { Port } from '../terms/port.ts'
import { forward } from '../terms/port.ts'
import { graphOf, initialiseLens } from '../terms/reading.ts'
import { lensAt } from '../terms/restrict.ts'
import { discard, projection } from '../terms/structure.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, tensor } from '../terms/term.ts'
import { gathered, spread, store } from '../terms/values.ts'
import type { Dataset, Part } from './dataset.ts'
import { fitsInTables, gatherSamples, placesFrom, wireOfSamples } from './dataset.ts'
import { isState } from './learner.ts'
import { monitored } from './monitored.ts'

/** The steps of a learner on data: what it carries stays in a process, and is taken out where it is asked for. */
export interface Steps {
  /** Takes what the learner carries. */
  load(carried: readonly unknown[]): void
  /** What the learner carries, as new storages. */
  carried(): unknown[]
  /**
   * Does `count` steps, which see the samples at the places, as many each; a step draws its noise from its own random source.
   * Gives the loss before each of them, averaged over its elements.
   */
  run(count: number, places: Int32Array, random: (step: number) => Random): number[]
}

/**
 * The steps of a learner on data, on batches of the given sizes, which move what it carries where the size is another. The
 * data lies beside the steps of the first size alone, which are most: others are given their samples.
 */
export function stepper(learner: LensTerm, data: Dataset, sizes: readonly number[], options: CompileOptions): Steps {
  const engine = engineChosen('train', options)
  const parts: readonly Part[] = forward(learner.params).every(isState) ? ['input'] : ['label', 'input']
  const state = forward(learner.params).filter(isState)
  const fits = engine.process !== undefined && fitsInTables(data)
  const ofSize = new Map(
    sizes.map((size, index) => {
      const isResident = fits && index === 0
      const step = stepOf(resized(learner, data, size), data, parts, size, isResident)
      checkBound('train', namesOf(step.graph))
      const process = processOf(engine, step.graph, step.ports, options)
      const all = placesFrom(0, data.samples.length)
      if (isResident) process.share(parts.map((part) => gatherSamples(data, part, all)))
      return [size, { ...step, process, isResident }] as const
    }),
  )
  let at = [...ofSize.values()][0] as StepOfSize & { readonly process: Process; readonly isResident: boolean }
  return {
    load: (carried) => at.process.load(spread(state, carried)),
    carried: () => gathered(state, at.process.state()),
    run(count, places, random) {
      const next = ofSize.get(places.length / count) as typeof at
      if (next !== at) next.process.load(at.process.state())
      at = next
      const seen = next.isResident ? [new Float64Array(places)] : parts.map((part) => gatherSamples(data, part, places))
      const outputs = next.process.run(count, [...drawNoise(next.noise, count, random), ...seen])
      return means(next.losses, count, outputs)
    },
  }
}

/** A learning step on a batch. */
interface StepOfSize {
  /** C ⊗ S ⊗ X → S ⊗ L: what the learner carries, beside the loss. */
  readonly graph: Graph
  readonly ports: Ports
  /** The wires of noise, which X begins with. */
  readonly noise: readonly Wire[]
  /** L. */
  readonly losses: readonly Wire[]
}

/**
 * The step of a learner on a batch. Where data is resident, C is the tables of all samples, and X names the places of the
 * batch's; else C is 1, and X holds the samples themselves. Noise is in X.
 */
function stepOf(
  learner: LensTerm,
  data: Dataset,
  parts: readonly Part[],
  size: number,
  isResident: boolean,
): StepOfSize {
  const [params, dom] = [forward(learner.params), forward(learner.dom)]
  const { step, losses } = monitored(learner)
  const samples = (count: number): readonly Wire[] => parts.map((part) => wireOfSamples(data, part, count))
  const shared = isResident ? samples(data.samples.length) : []
  const given = isResident ? [real(size)] : samples(size)
  const states = flat(params.filter(isState))
  const noise = flat(dom.filter(isBundle))
  const graph = trace([...shared, ...states, ...noise, ...given], (points) => {
    const deal = dealer(points)
    const tables = deal(shared)
    const [dealState, dealNoise] = [dealer(deal(states)), dealer(deal(noise))]
    const last = deal(given)
    const batch = isResident ? tables.map((table) => emit(gather, [table, last[0] as Tensor], {})) : last
    const [input, label] = batch.toReversed() as [Tensor, Tensor]
    const shaped = (tensor: Tensor, object: Wires): Tensor =>
      emit(reshape, [tensor], { shape: (flat(object)[0] as Wire).shape })
    return inline(graphOf(step), [
      ...params.flatMap((part) => (isState(part) ? dealState([part]) : [shaped(label, [part])])),
      ...dom.flatMap((part) => (isBundle(part) ? dealNoise([part]) : [shaped(input, [part])])),
    ])
  })
  return { graph, ports: { shared: shared.length, states: states.length }, noise, losses }
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

/** Noise of so many steps, uniform from 0 to 1; each step draws from its own source. */
function drawNoise(wires: readonly Wire[], count: number, random: (step: number) => Random): unknown[] {
  if (wires.length === 0) return []
  const lists = wires.map((): number[] => [])
  for (let step = 0; step < count; step++) {
    const source = random(step)
    for (const [index, { shape }] of wires.entries())
      for (let left = elements(shape); left > 0; left--) lists[index]?.push(source.uniform())
  }
  return wires.map(({ domain }, index) => domain.storage.write(lists[index] as number[]))
}

/** The mean size of the elements of the losses of each step. */
function means(wires: readonly Wire[], count: number, losses: readonly unknown[]): number[] {
  const sums = new Array<number>(count).fill(0)
  let size = 0
  for (const [index, { domain, shape }] of wires.entries()) {
    const length = elements(shape)
    size += length
    for (const [place, element] of domain.storage.read(losses[index]).entries()) {
      const step = Math.floor(place / length)
      sums[step] = (sums[step] as number) + domain.magnitude(element)
    }
  }
  return sums.map((sum) => sum / size)
}

/** What a learner carries at first, by its initialisers and its optimiser. */
export function firstState(learner: LensTerm, seed: number): unknown[] {
  const params = forward(learner.params)
  return store(params, initialiseLens(learner, new Random(seed))).filter((_, index) =>
    isState(params[index] as Wire | Bundle),
  )
}

/** The parameters below a learner's optimisers: what the lenses that reparametrise its parts give forward. */
export function parametersBelow(
  learner: LensTerm,
  options: CompileOptions,
): (carried: readonly unknown[]) => readonly unknown[] {
  const run = compileTerm(parametersTerm(learner), options)
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
      return compose(plain(new ParaLens<Port, Port, Port>(lens.by).get.term), parametersTerm(lens.of))
    case 'lens':
      return discard(forward(lens.params)).term
    case 'derivative':
      return projection(forward(lens.params), isState)
  }
}
