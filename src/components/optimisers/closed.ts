import { constant } from '../../graph/operators.ts'
import { LensorError } from '../../objects/errors.ts'
import type { Lists, Wire, Wires } from '../../objects/wire.ts'
import { flat } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { At, Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { lens } from '../../terms/lens.ts'
import { generator } from '../../terms/morphism.ts'
import { Para } from '../../terms/parametric.ts'
import type { AsCarrier, CarrierFamily } from '../../terms/piece.ts'
import { carrierInstances } from '../../terms/piece.ts'
import { forward } from '../../terms/port.ts'
import type { DomainOf, NameOf } from '../../terms/rule.ts'
import { domainOf } from '../../terms/rule.ts'
import { discard } from '../../terms/structure.ts'
import type { LensTerm } from '../../terms/term.ts'
import { reparametriseLens } from '../../terms/term.ts'
import type { Values } from '../../terms/values.ts'
import { spread, store } from '../../terms/values.ts'

/** The meta-parameters of a family of optimisers, those of the highest first; none where it is not learnt. */
export type MetaParameters<F> = F extends { readonly parts: infer Parts }
  ? MetaThrough<Parts>
  : F extends { readonly meta: infer Phi extends Wires }
    ? Phi
    : []

type MetaThrough<Parts> = Parts extends readonly [infer First, ...infer Rest]
  ? [...MetaThrough<Rest>, ...MetaParameters<First>]
  : []

export const closedRule = 'closed({name}): {carried} → P'
export const closedSentence = '✗ closed takes an optimiser with meta-parameters, but {name} has none'

type ClosedRule<Rule extends string> = [DomainOf<Rule>] extends [never]
  ? `closed(${Rule})`
  : Say<typeof closedRule, { name: NameOf<Rule>; carried: DomainOf<Rule> }>

type ClosedAt<Given> = Given extends Maps<Wires, infer Carried> ? Maps<[], Carried> : Given

/** The family of {@link closed}. */
export interface ClosedOver<F extends Family> extends Family {
  readonly rule: ClosedRule<F['rule']>
  readonly maps: ClosedAt<At<F, this['dom']>>
}

/** An optimiser with meta-parameters, else the sentence of the refusal. */
type Learnt<Piece> =
  MetaParameters<CarrierFamily<Piece>> extends readonly []
    ? [CarrierFamily<Piece>] extends [never]
      ? AsCarrier<Piece>
      : Say<typeof closedSentence, { name: NameOf<CarrierFamily<Piece>['rule']> }>
    : Piece

/**
 * An optimiser that is learnt, with its meta-parameters Φ closed by constants: an ordinary optimiser (S ⊗ P, S ⊗ P) → (P, P).
 *
 * As a lens it is the reparametrisation along the lens 1 → (Φ, Φ) that gives the constants and discards what comes back. The values are those
 * of Φ, wire by wire, as `initialise` and `state` give them; of optimisers above each other those of the highest come first. They are
 * copied. Throws `LensorError` where the optimiser has no meta-parameters, `StorageError` where the values are not those of Φ.
 *
 * Source: Definition 2.3, reparametrisation; Definition 3.14, optimisers.
 *
 * @example
 * ```ts
 * import { closed, input, linear, notation, openAdam } from 'lensor'
 *
 * // Adam with the step size e⁻², β₁ = σ(2) and β₂ = σ(7).
 * const optimiser = closed(openAdam(), [Float64Array.of(-2, 2, 7)])
 * const learner = input(2).pipe(linear(1)).lens().reparam(optimiser)
 * notation(learner.params) // => 'ℝ ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[1×2]'
 * ```
 */
export function closed<Piece>(
  optimiser: Learnt<Piece>,
  values: Values<MetaParameters<CarrierFamily<Piece>>>,
): Optimiser<ClosedOver<CarrierFamily<Piece>>> {
  const open = carrierInstances(optimiser)
  // What it is over no parameters says of which meta-parameters it is over any.
  const meta = optimiser instanceof Optimiser ? forward(open.at([]).params) : []
  if (meta.length === 0) throw new LensorError(say(closedSentence, { name: open.name }))
  const wires = flat(meta)
  const lists = spread(wires, values as readonly unknown[]).map((storage, index) =>
    (wires[index] as Wire).domain.storage.read(storage),
  )
  const constants = constantLens(meta, lists)
  const carried = domainOf(open.rule)
  return new Optimiser(
    carried === undefined ? `closed(${open.rule})` : say(closedRule, { name: open.name, carried }),
    (parameters) => reparametriseLens(open.at(parameters), constants),
    { name: 'closed', given: [optimiser, store(wires, lists)] },
  )
}

/** The lens 1 → (Φ, Φ) that gives constants, and discards what comes back. */
function constantLens(object: Wires, lists: Lists): LensTerm {
  const get = generator(
    [],
    [],
    () => flat(object).map((wire, index) => constant(wire, lists[index] as never)),
    { name: 'constants' },
    object,
  )
  return lens({ get: new Para<[], [], Wires>(get), put: discard(object), initial: () => [] }).term
}
