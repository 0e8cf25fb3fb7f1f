/**
 * Sine and cosine, two primitives from outside the library, a layer made of one, and a model that finds a wave.
 *
 * A primitive is a row: its type, its meaning, its reverse derivative, and how it acts on a batch. The reverse
 * derivative is written with primitives again, so that it can be differentiated like any map: R[sin](x, δ) = cos(x) δ
 * and R[cos](x, δ) = −sin(x) δ, so the two need each other and nothing else.
 *
 * Source: Cruttwell et al. (2021), Example 2.8; Sitzmann et al., Implicit Neural Representations with Periodic Activation
 * Functions (2020), for layers of sines.
 */
import type { Adam, Dataset, Family, Label, Maps, Notation, Para, ParaLens, Primitive, Real, Say, Shape } from 'lensor'
import type { Tensor, Wire, Wires } from 'lensor'
import { Layer, ObjectError, adam, dataset, dense, descent, emit, input, morphism, multiply, negate } from 'lensor'
import { notation, quadratic, real, reals, say, supervised } from 'lensor'

const sentence = '✗ {name} takes one real tensor ℝ[…], but {object} flows in'

/** The one real wire of an object. Throws `ObjectError` where it is something else. */
function onlyReal(name: string, object: Wires): Wire {
  const [only] = object
  if (object.length !== 1 || only === undefined || 'bundle' in only || only.domain !== reals)
    throw new ObjectError(say(sentence, { name, object: notation(object) }))
  return only
}

/** A real function place by place; `slope` is its derivative. */
function pointwise(
  name: string,
  apply: (x: number) => number,
  slope: (x: Tensor) => Tensor,
): Primitive<Record<never, never>> {
  const row: Primitive<Record<never, never>> = {
    name,
    type: (operands) => onlyReal(name, operands),
    meaning: () => (operands) => operands.flatMap((elements) => elements.map(apply)),
    reverse: (change, operands) => operands.map((x) => multiply(change, slope(x))),
    batch: (_size, operands) => emit(row, operands, {}),
  }
  return row
}

/** x ↦ sin x, place by place; its derivative is the cosine. */
export const sinePrimitive: Primitive<Record<never, never>> = pointwise('sine', Math.sin, (x) =>
  emit(cosinePrimitive, [x], {}),
)

/** x ↦ cos x, place by place; its derivative is minus the sine. */
export const cosinePrimitive: Primitive<Record<never, never>> = pointwise('cosine', Math.cos, (x) =>
  negate(emit(sinePrimitive, [x], {})),
)

type SineAt<Object> = Object extends readonly [Real<infer S extends Shape>]
  ? Maps<[], [Real<S>]>
  : Say<typeof sentence, { name: 'sine'; object: Notation<Object> }>

/** The family of {@link sine}. */
export interface Sine extends Family {
  readonly maps: SineAt<this['dom']>
}

/** The sine as a layer: ℝ[…] → ℝ[…]. */
export const sine: Layer<Sine> = new Layer(
  'sine',
  (object) => morphism([onlyReal('sine', object)], (x) => [emit(sinePrimitive, [x], {})], { name: 'sine' }).term,
)

/** x ↦ a sin(ωx + φ) + c, a wave of any frequency, phase and amplitude. */
export const model: Para<[Real<[1, 1]>, Real<[1]>, Real<[1, 1]>, Real<[1]>], [Real<[1]>], [Real<[1]>]> = input(1)
  .pipe(dense(1))
  .pipe(sine)
  .pipe(dense(1))

/** So many places of the wave 2 sin(3x + 1), between two ends. */
export function wave(count: number, from: number, to: number): Dataset<Real<[1]>, Real<[1]>> {
  const places = Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1))
  return dataset(
    real(1),
    real(1),
    places.map((x) => [[x], [2 * Math.sin(3 * x + 1)]]),
  )
}

/** All 21 places of the wave from −1 to 1 at once; what is learnt goes on beyond them. */
export const learner: ParaLens<
  [Adam<[Real<[1, 1]>, Real<[1]>, Real<[1, 1]>, Real<[1]>]>, Label<[Real<[21, 1]>]>],
  [Real<[21, 1]>],
  []
> = supervised({ model, batch: 21, loss: quadratic, optimiser: adam({ rate: 0.05 }), rate: descent(1) })
