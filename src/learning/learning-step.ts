import { dealer, inline } from '../graph/graph.ts'
import type { Bundle, Wire, Wires } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import { generator } from '../terms/morphism.ts'
import { Para, ParaLens } from '../terms/parametric.ts'
import type { Forward, Port } from '../terms/port.ts'
import { forward } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { identity, permutation, projection } from '../terms/structure.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, reparametrise, tensor } from '../terms/term.ts'
import type { Open } from '../terms/unfinished.ts'
import type { Closed, MetaOf, Only, StepState } from './learner.ts'
import { checkLearner, isNamed, isStepState, learnerTerm } from './learner.ts'

/**
 * The learning step of a learner as a map S ⊗ Label ⊗ A → S: from what the learner carries, a label and an input to what
 * it carries then. It is the learner's `put` without the changes of label and input.
 *
 * `iterate(n, learningStep(learner))` is n learning steps as one term, S ⊗ Labelⁿ ⊗ Aⁿ → S, and its reverse derivative
 * goes through all of them: to the first parameters, to what the optimiser carried, to the labels and the inputs. Where the
 * optimiser is learnt, the step is parametric, and its parameters are the meta-parameters: Φ ⊗ (S ⊗ Label ⊗ A) → S. Throws
 * `ObjectError` where the learner is not closed to the right or no optimiser stands above its parameters.
 *
 * Source: §4.1, a learning step is a put.
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, descent, input, iterate, learningStep, linear, notation, quadratic, supervised } from 'lensor'
 *
 * const model = input(1).pipe(linear(1))
 * const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.5) })
 * const twoSteps = iterate(2, learningStep(learner))
 * notation(twoSteps.dom) // => 'ℝ[1×1] ⊗ ℝ[2×1×1] ⊗ ℝ[2×1×1]'
 *
 * const [[weight]] = compile(twoSteps)([Float64Array.of(0)], [Float64Array.of(1, 1)], Float64Array.of(1, 1))
 * weight // => Float64Array.of(0.75)
 * ```
 */
export function learningStep<P extends Open = never, A extends Port = never, B extends Port = never, Given = never>(
  learner: Closed<'learningStep', P, A, B, Given>,
): Para<MetaOf<P>, [...StepState<P>, ...Only<'Label', P>, ...Forward<A>], StepState<P>> {
  const lens = learnerTerm('learningStep', learner)
  checkLearner('learningStep', lens)
  const { params } = lens
  const put = new ParaLens<Port, Port, Port>(lens).put.term
  const whole = onState(lens, put, 'put')
  const isKept = (place: number): boolean => {
    const part = forward(params)[place]
    return part !== undefined && isStepState(part)
  }
  const state = projection(whole.cod, (_, place) => isKept(place))
  return new Para(compose(whole, state))
}

/**
 * A map from the parameters and inputs of a learner as one from what the learner carries, its labels and its inputs, with its
 * meta-parameters for parameters: from Φ, S and labels in any order, Φ ⊗ (S ⊗ Label ⊗ A) → B.
 */
export function onState(learner: LensTerm, of: Term, name: string): Term {
  const params = forward(learner.params)
  const [meta, others] = [params.filter(isMeta), params.filter((part) => !isMeta(part))]
  const places = [...others.keys()]
  const isCarried = (place: number): boolean => isStepState(others[place] as Wire | Bundle)
  // State, labels, inputs; and the place of each parameter among them.
  const order = [...places.filter(isCarried), ...places.filter((place) => !isCarried(place))]
  const given: Wires = [...order.map((place) => others[place] as Wires[number]), ...of.dom]
  const inOrder = given.map((_, place) => (place < others.length ? order.indexOf(place) : place))
  const opened = flat(meta)
  const whole = generator(
    opened,
    [...others, ...of.dom],
    (...points) => {
      const [dealMeta, deal] = [dealer(points), dealer(points.slice(opened.length))]
      const all = params.flatMap((part) => (isMeta(part) ? dealMeta([part]) : deal([part])))
      return inline(graphOf(of), [...all, ...deal(of.dom)])
    },
    { name },
    of.cod,
  )
  const term = compose(permutation(given, inOrder as never).term, whole)
  return meta.length === 0 ? term : reparametrise(term, identity(opened).term, metaMaps(learner).reduce(tensor))
}

const isMeta = (part: Wire | Bundle): part is Bundle => isNamed(part, 'Meta')

/** Maps whose parameters are the meta-parameters of a lens, in their order: they begin as those do. */
function metaMaps(lens: LensTerm): readonly Term[] {
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return lens.parts.flatMap(metaMaps)
    case 'layer': {
      const params = forward(lens.params)
      const isWhole = params.length > 0 && params.every(isMeta)
      return isWhole ? [new ParaLens<Port, Port, Port>(lens).get.term] : metaMaps(lens.of)
    }
    case 'reparametrise':
      return [...metaMaps(lens.by), ...(forward(lens.by.dom).some(isMeta) ? metaMaps(lens.of) : [])]
    case 'lens':
      return metaOfMap(lens.get)
    case 'derivative':
      return metaOfMap(lens.of)
  }
}

/** The same of a map, where they may stand among other parameters. */
function metaOfMap(term: Term): readonly Term[] {
  if (!term.params.some(isMeta)) return []
  if (term.params.every(isMeta)) return [term]
  switch (term.kind) {
    case 'compose':
    case 'tensor':
      return term.parts.flatMap(metaOfMap)
    case 'layer':
    case 'reverse':
    case 'batch':
    case 'iterate':
      return metaOfMap(term.of)
    case 'get':
    case 'put':
      return metaMaps(term.of)
    case 'generator':
    case 'reparametrise': {
      const { initial, params } = term
      if ('kind' in initial) return metaOfMap(initial)
      const starts = params.map((_, place) => flat(params.slice(0, place)).length)
      return params.flatMap((part, place) => {
        if (!isMeta(part)) return []
        const start = starts[place] as number
        const own = initial.slice(start, start + flat([part]).length)
        return [generator([part], [], () => [], { name: 'first', initial: own }, [])]
      })
    }
    default:
      return []
  }
}
