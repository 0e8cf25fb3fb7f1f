import { batchGraph } from '../../derivative/batch.ts'
import type { Tensor } from '../../graph/graph.ts'
import { emit, inline } from '../../graph/graph.ts'
import { add, reshape } from '../../graph/structural.ts'
import type { Domain } from '../../objects/domain.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Found, Held } from '../../objects/inferred.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import { productOf } from '../../objects/size.ts'
import type { Carried, Over, Same, Shape, Wire, Wires } from '../../objects/wire.ts'
import { carrying, flat, isBundle, over, same, zeros } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { generator } from '../../terms/morphism.ts'
import type { Para, onlyMapSentence } from '../../terms/parametric.ts'
import { mapPart } from '../../terms/parametric.ts'
import { graphOf } from '../../terms/reading.ts'
import { identity } from '../../terms/structure.ts'
import type { LensTerm, Term } from '../../terms/term.ts'
import { reparametrise } from '../../terms/term.ts'
import type { Unfilled } from '../../terms/unfinished.ts'
import { checkFilled } from '../../terms/unfinished.ts'
import type { FirstBundle } from './carried.ts'
import { checkParameters, columnsOf, rowsOf } from './carried.ts'
import type { Meta } from './meta.ts'
import { metaOf } from './meta.ts'

/** What a rule for each coordinate carries over parameters P: the state S of each coordinate, its axes last, and the parameters. */
export interface Coordinatewise<out S extends Wires, out P extends Wires> extends Carried<
  'Coordinatewise',
  [...StatesOver<S, P>, ...P],
  P
> {}

/** Each wire of a state over each wire of parameters. */
export type StatesOver<S, P> = S extends readonly [Wire<infer D, infer K extends Shape>, ...infer Rest]
  ? [...StateOver<D, K, P>, ...StatesOver<Rest, P>]
  : []

/** A wire D[k…] of a state over each wire D[s…] of parameters: D[s…×k…]. */
type StateOver<D extends Domain, K extends Shape, P> = {
  -readonly [Place in keyof P]: P[Place] extends Wire<Domain, infer S extends Shape> ? Over<D, [...S, ...K]> : never
} extends infer Object extends Wires
  ? Object
  : []

/** The meta-parameters of a rule; none where it has no parameters. */
type MetaPort<Phi extends Wires> = Phi extends readonly [] ? [] : [Meta<Phi>]

type CoordinatewiseAt<Name extends string, Phi extends Wires, A, P> = A extends readonly [
  ...infer S extends Wires,
  infer D extends Wire,
]
  ? // oxlint-disable-next-line typescript/no-explicit-any -- wires of any shape
    Held<P> extends Held<infer Q extends readonly Wire<D['domain'], any>[]>
    ? Maps<MetaPort<Phi>, [Coordinatewise<S, Q>]>
    : FirstElsewhere<Name, D['domain'], P>
  : never

/** The first part of parameters that is not over a domain, refused. */
export type FirstElsewhere<Name extends string, D extends Domain, P> = P extends readonly [infer First, ...infer Rest]
  ? // oxlint-disable-next-line typescript/no-explicit-any -- as above
    First extends Wire<D, any>
    ? FirstElsewhere<Name, D, Rest>
    : First extends Wire
      ? Say<typeof parametersOverSentence, { name: Name; domain: D['symbol']; object: Notation<[First]> }>
      : FirstBundle<Name, P>
  : never

export const parametersOverSentence = '✗ {name} updates parameters over {domain}, but {object} flows in'
export const coordinatewiseRule = '{name}: S ⊗ P → P, parameters Φ'
export const ruleSentence =
  '✗ coordinatewise takes a rule S ⊗ D → S ⊗ D, from the state and the change of one coordinate, but a map from {dom} to {cod} came'

/** The family of {@link coordinatewise}. */
export interface CoordinatewiseOver<
  Phi extends Wires,
  A extends Wires,
  Name extends string = 'coordinatewise',
> extends Family {
  readonly meta: Phi
  readonly rule: Say<typeof coordinatewiseRule, { name: Name }>
  readonly maps: CoordinatewiseAt<Name, Phi, A, this['dom']>
}

/** A map that is a rule for one coordinate, else the sentence of the refusal. */
type Rule<Phi extends Wires, A extends Wires, B extends Wires> = Found<
  Phi,
  IsRule<A, B> extends true
    ? Para<Phi, A, B>
    : Unfilled<[...A, ...B], never, Say<typeof ruleSentence, { dom: Notation<A>; cod: Notation<B> }>>,
  typeof onlyMapSentence
>

// oxlint-disable-next-line typescript/no-explicit-any -- any domain
type IsRule<A extends Wires, B extends Wires> = A extends readonly [...Wire[], Wire<any, []>] ? Same<A, B> : false

/**
 * The optimiser that updates each coordinate of the parameters by one rule, whose weights all coordinates share: from a parametric map
 * Φ ⊗ (S ⊗ D) → S ⊗ D, from the state and the change of a coordinate to its next state and what is added to it, the
 * parametric lens Φ ⊗ (Sᴾ ⊗ P, Sᴾ ⊗ P) → (P, P).
 *
 * Where the rule has parameters Φ they are meta-parameters, and the optimiser is learnt. In a learning step they stay as they are; the step is a
 * parametric map with parameters Φ (`learningStep`), and an optimiser of its own stands above them where it is learnt (`metaLearning`).
 * States begin at zero. D is a scalar of any domain: over ℤ₂ a rule is a circuit.
 *
 * Throws `ObjectError` where the rule is no such map; over parameters of another domain than D's, and where a label or another optimiser's
 * state is among them.
 *
 * Source: Andrychowicz et al., Learning to Learn by Gradient Descent by Gradient Descent (2016), §2.1, coordinatewise; Definition 3.14,
 * optimisers, whose parameter port is open here.
 *
 * @example
 * ```ts
 * import { add, coordinatewise, input, linear, multiply, notation, parametric, real } from 'lensor'
 *
 * // Momentum whose decay is learnt: (γ, s, p′) ↦ (γs + p′, γs + p′).
 * const rule = parametric([real()], [real(), real()], (decay, velocity, change) => {
 *   const next = add(multiply(decay, velocity), change)
 *   return [next, next]
 * })
 * const learner = input(4).pipe(linear(3)).lens().reparam(coordinatewise(rule))
 * notation(learner.params) // => 'ℝ ⊗ ℝ[3×4] ⊗ ℝ[3×4]'
 * learner.params[0].bundle // => 'Meta'
 * ```
 */
export function coordinatewise<Phi extends Wires = never, A extends Wires = never, B extends Wires = never>(
  rule: Rule<Phi, A, B>,
): Optimiser<CoordinatewiseOver<Phi, A>> {
  return new Optimiser(
    say(coordinatewiseRule, { name: 'coordinatewise' }),
    coordinatewiseAt('coordinatewise', mapPart(rule)),
    { name: 'coordinatewise', given: [rule] },
  )
}

/**
 * The lens of a rule over each object of parameters that it accepts, with the bundle of what it carries. Throws `ObjectError` where the
 * map is no rule.
 */
export function coordinatewiseAt(
  name: string,
  rule: Term,
  bundle: string = 'Coordinatewise',
): (parameters: Wires) => LensTerm {
  const { dom, cod } = rule
  const wire = flat(dom).at(-1)
  if (wire === undefined || wire.shape.length > 0 || dom.some(isBundle) || !same(dom, cod)) {
    checkFilled([...dom, ...cod])
    throw new ObjectError(say(ruleSentence, { dom: notation(dom), cod: notation(cod) }))
  }
  const state = flat(dom).slice(0, -1)
  return (parameters) => {
    checkParameters(name, parameters, false)
    const wires = parameters as readonly Wire[]
    for (const parameter of wires)
      if (parameter.domain !== wire.domain)
        throw new ObjectError(
          say(parametersOverSentence, { name, domain: wire.domain.symbol, object: notation([parameter]) }),
        )
    return lensOf(name, rule, bundle, state, wires)
  }
}

/** The lens of a rule over parameters. */
function lensOf(
  name: string,
  rule: Term,
  bundle: string,
  state: readonly Wire[],
  parameters: readonly Wire[],
): LensTerm {
  const phi = flat(rule.params)
  const meta: Wires = phi.length === 0 ? [] : [metaOf(phi)]
  const states = state.flatMap(({ domain, shape }) =>
    parameters.map((parameter) => over(domain, [...(parameter.shape as Shape), ...(shape as Shape)])),
  )
  const object = [carrying(bundle, states, parameters)]
  const kept = generator(
    meta,
    object,
    (...points) => points.slice(phi.length + states.length),
    { name: `${name} get` },
    parameters,
  )
  const put = generator(
    meta,
    [...object, ...parameters],
    (...points) => {
      const own = points.slice(0, phi.length)
      const stepped = rowsOf(points.slice(phi.length), parameters).map((row) => updated(rule, own, row))
      return [...own, ...columnsOf(stepped, state.length + 1)]
    },
    { name: `${name} put` },
    [...meta, ...object],
  )
  return {
    kind: 'lens',
    get: phi.length === 0 ? kept : reparametrise(kept, identity(meta).term, rule),
    put,
    initial: (first) => [...flat(states).map(zeros), ...first],
    params: meta,
    dom: object,
    cod: parameters,
  }
}

/** The next state and value of all coordinates of a parameter, from their state, value and change. */
function updated(rule: Term, own: readonly Tensor[], row: readonly Tensor[]): readonly Tensor[] {
  const [parameter, change] = row.slice(-2) as [Tensor, Tensor]
  const { shape } = parameter.wire
  const size = productOf(shape)
  const lined = (tensor: Tensor): Tensor =>
    emit(reshape, [tensor], { shape: [size, ...tensor.wire.shape.slice(shape.length)] })
  const inputs = [...row.slice(0, -2), change].map(lined)
  const marks = [...own.map(() => false), ...inputs.map(() => true)]
  const results = inline(batchGraph(size, graphOf(rule), marks), [...own, ...inputs]).map((result) =>
    emit(reshape, [result], { shape: [...shape, ...result.wire.shape.slice(1)] }),
  )
  return [...results.slice(0, -1), emit(add, [parameter, results.at(-1) as Tensor], {})]
}
