import type { Tensor } from '../graph/graph.ts'
import { emit } from '../graph/graph.ts'
import { add, constant, greater, multiply, reciprocal, select, sqrt } from '../graph/operators.ts'
import { broadcast } from '../graph/structural.ts'
import type { Real } from '../objects/real.ts'

/** A real tensor of any shape: what components over ℝ are written with. */
export type RealTensor = Tensor<Real<number[]>>

/** A real number, of which a component has one for all places. */
export type RealNumber = Tensor<Real<[]>>

/** A number times a tensor. */
export function times(factor: RealNumber, tensor: RealTensor): RealTensor {
  const { shape } = tensor.wire
  const spread = emit(broadcast, [factor], { axes: shape.map((_, axis) => axis), sizes: shape })
  return multiply(spread as RealTensor, tensor)
}

/** x / (√square + ε), place by place: a change in units of its size. */
export function overRoot(x: RealTensor, square: RealTensor, epsilon: number): RealTensor {
  return multiply(x, reciprocal(add(sqrt(square), constant(x.wire, epsilon))))
}

/** Each element held between −bound and bound. */
export function within(bound: number, x: RealTensor): RealTensor {
  const [least, most] = [constant(x.wire, -bound), constant(x.wire, bound)]
  return select(greater(x, most), most, select(greater(least, x), least, x))
}
