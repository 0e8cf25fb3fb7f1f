/** How much a graph computes: what no pass may make more. */
import type { Graph, Tensor } from 'lensor'
import { elements } from '../../../src/objects/wire.ts'

/** Primitives that give each element from one of their operand's, or from none. */
const free = new Set(['constant', 'reshape', 'permute', 'broadcast', 'slice', 'window', 'pad', 'gather'])

interface Named {
  readonly left: string
  readonly right: string
  readonly output: string
}

const named = (letters: string, { wire }: Tensor): [string, number][] =>
  [...letters].map((letter, axis) => [letter, wire.shape[axis] as number])

/** The number of additions, products and functions that a graph computes. */
export function work({ values }: Graph): number {
  let total = 0
  for (const { wire, node } of values) {
    const { primitive, operands, attributes } = node
    const name = primitive?.name ?? ''
    const operand: readonly number[] = operands[0]?.wire.shape ?? []
    if (free.has(name)) continue
    if (name === 'contract') {
      const { left, right, output } = attributes as unknown as Named
      const [first, second] = operands as [Tensor, Tensor]
      const sizes = new Map([...named(left, first), ...named(right, second)])
      const isSum = [...sizes.keys()].some((letter) => !output.includes(letter))
      total += (isSum ? 2 : 1) * elements([...sizes.values()])
    } else if (name === 'scan') {
      const { count, body } = attributes as { readonly count?: number; readonly body?: Graph }
      total += (count as number) * work(body as Graph)
    } else if (['sum', 'max', 'fold', 'scatterAdd'].includes(name)) total += elements(operand)
    else total += elements(wire.shape)
  }
  return total
}
