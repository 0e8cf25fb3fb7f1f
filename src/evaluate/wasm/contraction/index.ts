/** Kernels of contractions over doubles. */
import type { Kernel, Region } from '../kernel.ts'
import { doubleSize } from '../kernel.ts'
import type { Contraction } from './letters.ts'
import { contractionOperations, simplified } from './letters.ts'
import type { Packing } from './packing.ts'
import { packedElements, packingKernel } from './packing.ts'
import { planned } from './plan.ts'
import type { Regions } from './tiles-kernel.ts'
import { tilesKernel } from './tiles-kernel.ts'

export type { Contraction, Letter } from './letters.ts'
export { contractionOperations } from './letters.ts'

/**
 * The kernels that contract, in their order. `newRegion` gives them room for what they lay out anew.
 *
 * Where outputs of different indices coincide, which only an accumulating contraction may have, their sums are all added.
 */
export function contractionKernels(
  contraction: Contraction,
  regions: Regions,
  newRegion: (name: string, bytes: number) => Region,
): readonly Kernel[] {
  const simple = simplified(contraction)
  const isNothing = simple.letters.some(({ size, output }) => size === 0 && (output !== 0 || simple.accumulate))
  if (isNothing) return []
  const { plan, isExchanged, cycles, ...packings } = planned(simple)
  const { left, right } = isExchanged ? { left: regions.right, right: regions.left } : regions
  const packed = (packing: Packing | undefined, region: Region): readonly [Region, readonly Kernel[]] => {
    if (packing === undefined) return [region, []]
    const panels = newRegion(`${region.name} in panels`, packedElements(packing) * doubleSize)
    return [panels, [packingKernel(packing, region, panels)]]
  }
  const [packedLeft, leftKernels] = packed(packings.left, left)
  const [packedRight, rightKernels] = packed(packings.right, right)
  const operands = { left: packedLeft, right: packedRight, output: regions.output }
  const work = { operations: contractionOperations(contraction), cycles }
  return [...leftKernels, ...rightKernels, tilesKernel(plan, operands, work)]
}
