import type { Graph, Primitive, Tensor } from '../../../graph/graph.ts'
import { constant, reshape } from '../../../graph/structural.ts'
import { integersModulo2 } from '../../../objects/bit.ts'
import type { Shape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { Kernel, Region } from '../kernel.ts'
import { copy } from './copy.ts'
import { fill, literal } from './fill.ts'
import { bitSum, inRowMajor } from './general.ts'
import { hasIndexing, indexingOf } from './indexing.ts'
import { wordSize, wordsFor } from './words.ts'

/** Whether this engine has a kernel for a value: its primitive's meaning over ℤ₂. */
export function hasBitKernel(value: Tensor): boolean {
  const { primitive, operands } = value.node
  return (
    [value, ...operands].every(({ wire }) => wire.domain === integersModulo2) &&
    (primitive === constant || primitive === reshape || hasIndexing(value))
  )
}

/**
 * The kernels of a graph over ℤ₂. Its inputs and outputs lie in the given regions as the words of a `BitVector`: packed
 * row-major, the first bit lowest, places past the last bit zero.
 */
export function bitKernels(
  graph: Graph,
  inputs: readonly Region[],
  outputs: readonly Region[],
  newRegion: (name: string, bytes: number) => Region,
): readonly Kernel[] {
  const kernels: Kernel[] = []
  const regions = new Map<Tensor, Region>(graph.inputs.map((input, at) => [input, inputs[at] as Region]))
  const regionOf = (value: Tensor): Region => regions.get(value) as Region
  for (const value of graph.values) {
    const { primitive, operands } = value.node
    if (primitive === reshape) {
      regions.set(value, regionOf(operands[0] as Tensor))
      continue
    }
    const at = graph.outputs.indexOf(value)
    const region = outputs[at] ?? newRegion((primitive as Primitive<never>).name, bytesOf(value))
    regions.set(value, region)
    kernels.push(...kernelOf(value, operands.map(regionOf), region))
  }
  for (const [at, output] of graph.outputs.entries()) {
    const [from, to] = [regionOf(output), outputs[at] as Region]
    if (from !== to) kernels.push(copy(from, to, wordsFor(elements(output.wire.shape))))
  }
  return kernels.filter(({ extent }) => extent > 0)
}

function bytesOf({ wire }: Tensor): number {
  return wordsFor(elements(wire.shape)) * wordSize
}

function kernelOf(value: Tensor, reads: readonly Region[], result: Region): readonly Kernel[] {
  const { primitive, attributes, operands } = value.node
  if (primitive === constant) {
    const { values } = attributes as { readonly values: readonly unknown[] }
    return [values.length === 1 ? fill(values[0], elements(value.wire.shape), result) : literal(values, result)]
  }
  const shapes = operands.map((operand): Shape => operand.wire.shape)
  return [bitSum(inRowMajor((primitive as Primitive<never>).name, indexingOf(value), shapes), reads, result)]
}
