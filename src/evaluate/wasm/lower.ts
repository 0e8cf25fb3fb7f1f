/** From a graph to kernels between regions. */
import type { Graph, Tensor } from '../../graph/graph.ts'
import { notation } from '../../objects/notation.ts'
import { bitKernels } from './bits/index.ts'
import { copyKernel, hostKernel } from './host.ts'
import { islandsOf } from './islands.ts'
import type { Kernel, Region } from './kernel.ts'
import type { Lowering } from './lowering.ts'
import { realKernels } from './reals/index.ts'
import { hasScanKernels, scanKernels } from './scan.ts'
import { bytesOf } from './storage.ts'

/** The kernels of a graph, between regions of its inputs and of its outputs. */
export function kernelsOf(
  graph: Graph,
  inputs: readonly Region[],
  outputs: readonly Region[],
  lowering: Lowering,
): readonly Kernel[] {
  const { newRegion } = lowering
  const regions = new Map<Tensor, Region>(graph.inputs.map((input, index) => [input, inputs[index] as Region]))
  for (const [index, output] of graph.outputs.entries())
    if (!regions.has(output)) regions.set(output, outputs[index] as Region)
  const regionOf = (value: Tensor): Region => {
    const region = regions.get(value) ?? newRegion(notation([value.wire]), bytesOf(value.wire))
    regions.set(value, region)
    return region
  }

  const kernels: Kernel[] = []
  for (const { maker, graph: part, takes, gives } of islandsOf(graph)) {
    const [from, to] = [takes.map(regionOf), gives.map(regionOf)]
    const [value] = part.values as readonly [Tensor]
    if (maker === 'reals') kernels.push(...realKernels(part, from, to, newRegion))
    else if (maker === 'bits') kernels.push(...bitKernels(part, from, to, newRegion))
    else if (maker === 'scan' && hasScanKernels(value))
      kernels.push(...scanKernels(value, operandsOf(value), to[0] as Region, lowering, kernelsOf))
    else kernels.push(hostKernel(value, operandsOf(value), to[0] as Region, newRegion, lowering))
    function operandsOf({ node }: Tensor): Region[] {
      return node.operands.map((operand) => from[part.inputs.indexOf(operand)] as Region)
    }
  }

  // Outputs that are inputs, or other outputs, are copies.
  for (const [index, output] of graph.outputs.entries())
    if (regions.get(output) !== outputs[index])
      kernels.push(copyKernel(regionOf(output), outputs[index] as Region, lowering))
  return kernels
}
