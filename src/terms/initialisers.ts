/** How the parameters of a layer begin. */
import { elements } from '../objects/wire.ts'
import type { Initialiser } from './term.ts'

const draw =
  (half: (inputs: number, outputs: number) => number): Initialiser =>
  ({ shape }, random) => {
    const [outputs = 1, ...rest] = shape as readonly number[]
    const inputs = elements(rest)
    return Array.from({ length: outputs * inputs }, () => (2 * random.uniform() - 1) * half(inputs, outputs))
  }

/**
 * All zero, over any domain.
 *
 * @example
 * ```ts
 * import { Random, real, zero } from 'lensor'
 *
 * zero(real(2), new Random(1)) // => [0, 0]
 * ```
 */
export const zero: Initialiser = ({ domain, shape }) => new Array<unknown>(elements(shape)).fill(domain.ring.zero)

/**
 * Uniform between ±√(6 / (inputs + outputs)), for a real weight [outputs, inputs…].
 *
 * Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks (2010), (16).
 *
 * @example
 * ```ts
 * import { Random, glorot, real } from 'lensor'
 *
 * const bound = Math.sqrt(6 / (3 + 4))
 * glorot(real(3, 4), new Random(1)).every((weight) => Math.abs(Number(weight)) <= bound) // => true
 * ```
 */
export const glorot: Initialiser = draw((inputs, outputs) => Math.sqrt(6 / (inputs + outputs)))

/**
 * Uniform between ±√(6 / inputs), for a real weight [outputs, inputs…] before a relu.
 *
 * Source: He, Zhang, Ren and Sun, Delving Deep into Rectifiers (2015), (10).
 *
 * @example
 * ```ts
 * import { dense, he, input, relu } from 'lensor'
 *
 * const model = input(6).pipe(dense(2, { initial: he })).pipe(relu)
 * model.initialise(1)[0].every((weight) => Math.abs(weight) <= 1) // => true
 * ```
 */
export const he: Initialiser = draw((inputs) => Math.sqrt(6 / inputs))
