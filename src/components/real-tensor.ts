import type { Tensor } from '../graph/graph.ts'
import type { Real } from '../objects/real.ts'

/** A real tensor of any shape: what components over ℝ are written with. */
export type RealTensor = Tensor<Real<number[]>>
