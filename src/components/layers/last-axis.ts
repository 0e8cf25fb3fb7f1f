/** What the layers that act along the last axis have in common. */
import { broadcast } from '../../graph/operators.ts'
import type { Size } from '../../objects/named-size.ts'
import type { RealTensor } from '../real-tensor.ts'

/** The place of the last axis. */
export const lastAxis = (x: RealTensor): number => x.wire.shape.length - 1

/** A tensor without its last axis, repeated along it to be like `x` again. */
export const spreadLike = (x: RealTensor, reduced: unknown): RealTensor =>
  broadcast(reduced as RealTensor, lastAxis(x), x.wire.shape.at(-1) as Size) as unknown as RealTensor
