import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { add, constant, exp, multiply, reciprocal, scale, sqrt, subtract } from '../../graph/operators.ts'
import { broadcast } from '../../graph/structural.ts'
import type { Real } from '../../objects/real.ts'
import { real } from '../../objects/real.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { FirstOther } from './carried.ts'
import { carried } from './carried.ts'

/** What Adam carries: the count of steps, both moments and the parameters, t ⊗ m ⊗ v ⊗ p. */
export interface Adam<out P extends Wires> extends Carried<'Adam', [Real<[]>, ...P, ...P, ...P], P> {}

// oxlint-disable-next-line typescript/no-explicit-any -- real tensors of any shape
type AdamAt<P> = P extends readonly Real<any>[] ? Maps<[], [Adam<P>]> : FirstOther<'adam', P>

/** The family of {@link adam}. */
export interface AdamOver extends Family {
  readonly maps: AdamAt<this['dom']>
}

/** Options of {@link adam}. */
export interface AdamOptions {
  /** The step size; 0.001 where there is none. */
  readonly rate?: number
  /** How much of the first moment stays from step to step, β₁; 0.9 where there is none. */
  readonly beta1?: number
  /** How much of the second moment stays from step to step, β₂; 0.999 where there is none. */
  readonly beta2?: number
  /** What is added to the root of the second moment; 1e-8 where there is none. */
  readonly epsilon?: number
}

/** 1 / (1 − βᵗ): the correction of a moment that began at zero. */
function correction(step: Tensor<Real<[]>>, beta: number): Tensor<Real<[]>> {
  return reciprocal(subtract(constant(real(), 1), exp(scale(step, Math.log(beta)))))
}

/** A number times a tensor. */
const times = (factor: Tensor<Real<[]>>, tensor: RealTensor): RealTensor => {
  const { shape } = tensor.wire
  const spread = emit(broadcast, [factor], { axes: shape.map((_, axis) => axis), sizes: shape })
  return multiply(spread as RealTensor, tensor)
}

/**
 * Adam: get(t, m, v, p) = p, and put moves p by rate · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
 *
 * It carries raw moments and the count of steps; the published form carries corrected moments and no count. The step size
 * is its own: cap the loss with ±1, for the sizes of changes cancel. Throws `ObjectError` over other domains than ℝ.
 *
 * Source: Example 3.18; Kingma and Ba, Adam: A Method for Stochastic Optimization (2015), Algorithm 1.
 *
 * @example
 * ```ts
 * import { adam, compile, input, linear } from 'lensor'
 *
 * const model = input(1).pipe(linear(1)).lens().reparam(adam({ rate: 0.1 }))
 * const state: [Float64Array, Float64Array, Float64Array, Float64Array] = [
 *   Float64Array.of(0),
 *   Float64Array.of(0),
 *   Float64Array.of(0),
 *   Float64Array.of(1),
 * ]
 * const [[t, m, v, p]] = compile(model.put)(state, Float64Array.of(5), Float64Array.of(-1))
 * p[0]?.toFixed(6) // => '0.900000'
 * ```
 */
export function adam({
  rate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
}: AdamOptions = {}): Optimiser<AdamOver> {
  return new Optimiser('adam', (parameters) =>
    carried(
      {
        name: 'adam',
        bundle: 'Adam',
        shared: [real()],
        slots: 2,
        overReals: true,
        share: ([step]) => [add(step as Tensor<Real<[]>>, constant(real(), 1))],
        step([first, second], parameter, change, [step]) {
          const gradient = change as RealTensor
          const count = step as Tensor<Real<[]>>
          const m = add(scale(first as RealTensor, beta1), scale(gradient, 1 - beta1))
          const v = add(scale(second as RealTensor, beta2), scale(multiply(gradient, gradient), 1 - beta2))
          const root = add(sqrt(times(correction(count, beta2), v)), constant(gradient.wire, epsilon))
          const move = multiply(times(correction(count, beta1), m), reciprocal(root))
          return [m, v, add(parameter as RealTensor, scale(move, rate))]
        },
      },
      parameters,
    ),
  )
}
