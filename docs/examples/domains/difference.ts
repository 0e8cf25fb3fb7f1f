/**
 * A loss and a learning rate from outside the library, over every domain: what ℤ₄ and ℤ₂₅₆ learn with.
 *
 * Each is a family: its type says what it becomes at the object that flows in, or in one sentence why it refuses it, and
 * the function beside the type makes it there. A loss is a parametric map whose parameter is the label; a learning rate
 * is a lens that closes what the loss leaves open.
 *
 * Source: Cruttwell et al. (2021), Definitions 3.3 and 3.8; over ℤ₂, the Boolean error of Example 3.5 and the identity
 * rate of Example 3.10.
 */
import type { Family, Label, Maps, Notation, Say, Wire, Wires } from 'lensor'
import { Layer, LensLayer, Loss, ObjectError } from 'lensor'
import { discard, lens, morphism, negate, notation, parametric, say, subtract } from 'lensor'

const sentence = '✗ {name} takes one tensor, but {object} flows in'

/** The one wire of an object. Throws `ObjectError` where it is something else. */
function onlyWire(name: string, object: Wires): Wire {
  const [only] = object
  if (object.length !== 1 || only === undefined || 'bundle' in only)
    throw new ObjectError(say(sentence, { name, object: notation(object) }))
  return only
}

type DifferenceAt<Object> = Object extends readonly [infer W extends Wire]
  ? Maps<[Label<[W], 'difference'>], [W]>
  : Say<typeof sentence, { name: 'difference'; object: Notation<Object> }>

/** The family of {@link difference}. */
export interface Difference extends Family {
  readonly rule: 'difference: A → A, label A'
  readonly maps: DifferenceAt<this['dom']>
}

/** The loss prediction − label, place by place: label A ⊗ prediction A → A. */
export const difference: Loss<Difference> = new Loss(
  new Layer('difference: A → A, label A', (object) => {
    const wire = onlyWire('difference', object)
    const label: Label<[Wire]> = { bundle: 'Label', wires: [wire], loss: 'difference' }
    return parametric([label], [wire], (expected, predicted) => [subtract(predicted, expected)]).term
  }),
)

type NegationAt<Object> = Object extends readonly [Wire]
  ? Maps<[], []>
  : Say<typeof sentence, { name: 'negation'; object: Notation<Object> }>

/** The family of {@link negation}. */
export interface Negation extends Family {
  readonly rule: 'negation: A → 1'
  readonly maps: NegationAt<this['dom']>
}

/** The cap (A, A) → (1, 1) that answers an error with its negative: a prediction changes by label − prediction. */
export const negation: LensLayer<Negation> = new LensLayer('negation: A → 1', (object) => {
  const wire = onlyWire('negation', object)
  return lens({ get: discard([wire]), put: morphism([wire], (error) => [negate(error)]) }).term
})
