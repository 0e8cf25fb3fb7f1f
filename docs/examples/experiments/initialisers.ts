/** How the weights of the published code begin; biases begin at zero there, as here. */
import type { Initialiser } from 'lensor'

const size = (shape: unknown): number => (shape as readonly number[]).reduce((product, length) => product * length, 1)

/** Weights of dense layers: normal with mean 0 and deviation 0.01. */
export const normal: Initialiser = ({ shape }, random) =>
  Array.from({ length: size(shape) }, () => 0.01 * random.normal())

/** Kernels: uniform between ±√(6 / n), where n is the number of all their weights. */
export const uniform: Initialiser = ({ shape }, random) =>
  Array.from({ length: size(shape) }, () => (2 * random.uniform() - 1) * Math.sqrt(6 / size(shape)))
