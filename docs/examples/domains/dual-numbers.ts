/**
 * ℝ[ε], where ε² = 0: the dual numbers, over which every map carries its derivative along, and every learner too.
 *
 * f(a + vε) = f(a) + f′(a)v ε, so that the slope of what comes out is the forward derivative along the slope of what goes
 * in. A learning step is a map like any other: over the dual numbers it gives the derivative of what is learnt by
 * whatever has slope 1, such as where learning began, or its rate: a hypergradient.
 *
 * Source: Clifford, Preliminary Sketch of Biquaternions (1873); Baydin et al., Automatic Differentiation in Machine
 * Learning (2018), §3.1.1, for dual numbers; and their Online Learning Rate Adaptation with Hypergradient Descent (2018).
 */
import type { BasicUpdate, Label, Lens, Over, Para, ParaLens, Shape, SmoothDomain, Wire, WireFamily } from 'lensor'
import type { wires } from 'lensor'
import { basicUpdate, constant, discard, identity, lens, linear, morphism, multiply, over, parametric } from 'lensor'
import { reals, scale, subtract, supervised, tanh } from 'lensor'

/** value + slope · ε. */
export interface DualNumber {
  readonly value: number
  readonly slope: number
}

/** Dual numbers in memory: their values and their slopes. */
export class DualVector implements Iterable<DualNumber> {
  readonly values: Float64Array
  readonly slopes: Float64Array

  constructor(values: readonly number[], slopes: readonly number[] = values.map(() => 0)) {
    this.values = Float64Array.from(values)
    this.slopes = Float64Array.from(slopes)
  }

  get length(): number {
    return this.values.length
  }

  *[Symbol.iterator](): IterableIterator<DualNumber> {
    for (const [place, value] of this.values.entries()) yield { value, slope: this.slopes[place] ?? 0 }
  }
}

/** The domain ℝ[ε] as a type. */
export interface DualDomain extends SmoothDomain<DualNumber, DualVector> {
  readonly symbol: 'ℝ[ε]'
  readonly [wires]?: DualWires
}

/** The wire of tensors of dual numbers of a shape, ℝ[ε][…]: `Dual<[8]>`. */
export interface Dual<in out S extends Shape> extends Wire<DualDomain, S> {}

interface DualWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Dual<S> : never
}

const { smooth } = reals

/** A smooth function, from its value and, given its operand and that value, its derivative. */
const along =
  (apply: (operand: number) => number, derivative: (operand: number, result: number) => number) =>
  ({ value, slope }: DualNumber): DualNumber => {
    const result = apply(value)
    return { value: result, slope: derivative(value, result) * slope }
  }

/** The domain ℝ[ε]. Its smooth functions are those of ℝ, with their derivatives; its order is that of the values. */
export const dualNumbers: DualDomain = {
  symbol: 'ℝ[ε]',
  ring: {
    zero: { value: 0, slope: 0 },
    one: { value: 1, slope: 0 },
    add: (left, right) => ({ value: left.value + right.value, slope: left.slope + right.slope }),
    negate: ({ value, slope }) => ({ value: -value, slope: -slope }),
    multiply: (left, right) => ({
      value: left.value * right.value,
      slope: left.value * right.slope + left.slope * right.value,
    }),
    equals: (left, right) => left.value === right.value && left.slope === right.slope,
  },
  storage: {
    name: 'DualVector',
    is: (value) => value instanceof DualVector,
    length: (storage) => storage.length,
    read: (storage) => [...storage],
    write: (elements) =>
      new DualVector(
        elements.map(({ value }) => value),
        elements.map(({ slope }) => slope),
      ),
  },
  smooth: {
    exp: along(smooth.exp, (_operand, result) => result),
    log: along(smooth.log, (operand) => 1 / operand),
    sin: along(smooth.sin, (operand) => smooth.cos(operand)),
    cos: along(smooth.cos, (operand) => -smooth.sin(operand)),
    tanh: along(smooth.tanh, (_operand, result) => 1 - result * result),
    sigmoid: along(smooth.sigmoid, (_operand, result) => result * (1 - result)),
    sqrt: along(smooth.sqrt, (_operand, result) => 1 / (2 * result)),
    reciprocal: along(smooth.reciprocal, (_operand, result) => -result * result),
    greater: (left, right) => left.value > right.value,
  },
  draw: (random) => ({ value: 2 * random.uniform() - 1, slope: 2 * random.uniform() - 1 }),
  magnitude: ({ value }) => value,
}

/** The wire ℝ[ε][…] of a shape; `dual()` is one dual number. */
export function dual<const S extends number[]>(...shape: S): Over<DualDomain, [...S]> {
  return over<DualDomain, S>(dualNumbers, shape)
}

/** x ↦ tanh(W x), of the library's own layers. */
export const model: Para<[Dual<[1, 2]>], [Dual<[2]>], [Dual<[1]>]> = identity([dual(2)])
  .pipe(linear(1))
  .pipe(tanh)

const prediction = dual(1, 1)
const label: Label<[Dual<[1, 1]>]> = { bundle: 'Label', wires: [prediction] }

/** ½ (prediction − label)², as over ℝ. */
const quadratic: Para<[Label<[Dual<[1, 1]>]>], [Dual<[1, 1]>], [Dual<[1, 1]>]> = parametric(
  [label],
  [prediction],
  (expected, predicted) => {
    const error = subtract(predicted, expected)
    return [scale(multiply(error, error), { value: 0.5, slope: 0 })]
  },
)

/** The cap that answers a loss with −rate, where the rate is a dual number too. */
const descent = (rate: DualNumber): Lens<[Dual<[1, 1]>], []> =>
  lens({
    get: discard([prediction]),
    put: morphism([prediction], () => [constant(prediction, dualNumbers.ring.negate(rate))]),
  })

/** Learns the weights of the model, one sample at a time, and the derivative of what it learns. */
export const learner = (
  rate: DualNumber,
): ParaLens<[BasicUpdate<[Dual<[1, 2]>]>, Label<[Dual<[1, 1]>]>], [Dual<[1, 2]>], []> =>
  supervised({ model, batch: 1, loss: quadratic.lens(), optimiser: basicUpdate, rate: descent(rate) })
