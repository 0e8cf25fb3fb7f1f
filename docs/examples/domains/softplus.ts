/**
 * log(1 + eˣ), a primitive from outside the library, a layer made of it, and a model that finds where a line bends.
 *
 * A primitive is a row: its type, its meaning, its reverse derivative, and how it acts on a batch. The reverse
 * derivative is written with what is there already, so that it can be differentiated like any map: the derivative of the
 * softplus is the sigmoid, R[softplus](x, δ) = σ(x) δ, which the library has, and so has all that follows from it.
 *
 * Source: Cruttwell et al. (2021), Example 2.8; Dugas et al., Incorporating Second-Order Functional Knowledge for Better
 * Option Pricing (2000), for layers of this function.
 */
import type { Adam, Dataset, Family, Label, Maps, Notation, Para, ParaLens, Primitive, Real, Say, Shape } from 'lensor'
import type { Tensor, Wire, Wires } from 'lensor'
import { Layer, ObjectError, adam, dataset, dense, descent, emit, input, morphism, multiply } from 'lensor'
import { notation, quadratic, real, reals, say, sigmoid, supervised } from 'lensor'

const sentence = '✗ {name} takes one real tensor ℝ[…], but {object} flows in'

/** The one real wire of an object. Throws `ObjectError` where it is something else. */
function onlyReal(name: string, object: Wires): Wire {
  const [only] = object
  if (object.length !== 1 || only === undefined || 'bundle' in only || only.domain !== reals)
    throw new ObjectError(say(sentence, { name, object: notation(object) }))
  return only
}

/** log(1 + eˣ) of a number of any size: the greater of x and 0, and the rest, which is small. */
const bend = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** x ↦ log(1 + eˣ), place by place; its derivative is the sigmoid. */
export const softplusPrimitive: Primitive<Record<never, never>> = {
  name: 'softplus',
  type: (operands) => onlyReal('softplus', operands),
  meaning: () => (operands) => operands.flatMap((elements) => elements.map(bend)),
  reverse: (change, operands) => operands.map((x) => multiply(change, sigmoid(x as Tensor<Real<number[]>>) as Tensor)),
  batch: (_size, operands) => emit(softplusPrimitive, operands, {}),
}

type SoftplusAt<Object> = Object extends readonly [Real<infer S extends Shape>]
  ? Maps<[], [Real<S>]>
  : Say<typeof sentence, { name: 'softplus'; object: Notation<Object> }>

/** The family of {@link softplus}. */
export interface Softplus extends Family {
  readonly rule: 'softplus: ℝ[…] → ℝ[…]'
  readonly maps: SoftplusAt<this['dom']>
}

/** The softplus as a layer: ℝ[…] → ℝ[…]. */
export const softplus: Layer<Softplus> = new Layer(
  'softplus: ℝ[…] → ℝ[…]',
  (object) =>
    morphism([onlyReal('softplus', object)], (x) => [emit(softplusPrimitive, [x], {})], { name: 'softplus' }).term,
)

/** x ↦ softplus(ωx + φ): a line of any slope that bends at any place. */
export const model: Para<[Real<[1, 1]>, Real<[1]>], [Real<[1]>], [Real<[1]>]> = input(1).pipe(dense(1)).pipe(softplus)

/** So many places of the bent line softplus(3x + 1), between two ends. */
export function bent(count: number, from: number, to: number): Dataset<Real<[1]>, Real<[1]>> {
  const places = Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1))
  return dataset(
    real(1),
    real(1),
    places.map((x) => [[x], [bend(3 * x + 1)]]),
  )
}

/** All 21 places of the line from −1 to 1 at once; what is learnt goes on beyond them. */
export const learner: ParaLens<
  [Adam<[Real<[1, 1]>, Real<[1]>]>, Label<[Real<[21, 1]>], 'quadratic'>],
  [Real<[21, 1]>],
  []
> = supervised({ model, batch: 21, loss: quadratic, optimiser: adam({ rate: 0.05 }), rate: descent(1) })
