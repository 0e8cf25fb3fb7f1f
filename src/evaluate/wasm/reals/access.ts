/** Where the elements of a graph's values lie: each value is computed, or it is a view of one that is. */
import type { Graph, Tensor } from '../../../graph/graph.ts'
import { add, fold, pad, reshape, sum } from '../../../graph/structural.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import type { View } from './view.ts'
import { contiguous, pulled, pushed, reshaped } from './view.ts'

/** A view of a computed value, which lies alone in its region. */
export interface Access {
  readonly root: Tensor
  readonly view: View
}

/** Part of a sum: where the elements of a value are added to the result. */
export interface Term {
  readonly source: Tensor
  readonly view: View
}

/** How values of a graph are reached. */
export interface Reach {
  access(value: Tensor): Access
  /** Whether a value is put together of terms. */
  hasTerms(value: Tensor): boolean
  /** What is added up to a value that pushes elements; nothing for others. */
  terms(value: Tensor): readonly Term[] | undefined
  /** Whether a value is never computed itself, because what is added up to it is added to another value at once. */
  isAbsorbed(value: Tensor): boolean
  /** How often a value is an operand or an output. */
  uses(value: Tensor): number
}

export const shapeOf = ({ wire }: Tensor): BoundShape => wire.shape as BoundShape

/** How the values of a graph are reached. */
export function reachOf(graph: Graph): Reach {
  const uses = new Map<Tensor, number>()
  for (const used of [...graph.values.flatMap(({ node }) => node.operands), ...graph.outputs])
    uses.set(used, (uses.get(used) ?? 0) + 1)

  const accesses = new Map<Tensor, Access>()
  for (const input of graph.inputs) accesses.set(input, { root: input, view: contiguous(shapeOf(input)) })
  for (const value of graph.values) {
    const operand = accesses.get(value.node.operands[0] as Tensor)
    const view = operand === undefined ? undefined : pulled(operand.view, value)
    accesses.set(
      value,
      operand === undefined || view === undefined
        ? { root: value, view: contiguous(shapeOf(value)) }
        : { root: operand.root, view },
    )
  }

  // A sum whose parts lie in different places of it is put together part by part.
  const isSpread = ({ node: { primitive } }: Tensor): boolean => primitive === pad || primitive === fold
  const isPart = (value: Tensor): boolean => uses.get(value) === 1 && (isSpread(value) || isAssembled(value))
  const assembled = new Map<Tensor, boolean>()
  for (const value of graph.values)
    assembled.set(value, value.node.primitive === add && value.node.operands.some(isPart))
  function isAssembled(value: Tensor): boolean {
    return assembled.get(value) ?? false
  }

  function terms(value: Tensor, view: View): readonly Term[] {
    return value.node.operands.flatMap((source) => {
      const inner = value.node.primitive === add ? view : pushed(view, value)
      return isPart(source) ? terms(source, inner) : [{ source, view: inner }]
    })
  }

  const isSum = (value: Tensor): boolean => isSpread(value) || value.node.primitive === sum || isAssembled(value)
  const absorbed = new Set(graph.values.filter(isSum).flatMap(({ node }) => node.operands.filter(isPart)))

  /** Whether no steps say how a value's operand lies in its shape; but they say how it lies in the operand's. */
  const isCopied = (value: Tensor): boolean => value.node.primitive === reshape && accesses.get(value)?.root === value

  const known = new Map<Tensor, readonly Term[]>()
  function termsOf(value: Tensor): readonly Term[] {
    const view = contiguous(shapeOf(value))
    if (isSum(value)) return terms(value, view)
    const [source] = value.node.operands as readonly [Tensor]
    return [{ source, view: reshaped(view, shapeOf(source)) as View }]
  }

  return {
    access: (value) => accesses.get(value) as Access,
    hasTerms: (value) => isSum(value) || isCopied(value),
    terms(value) {
      if (!isSum(value) && !isCopied(value)) return undefined
      const found = known.get(value) ?? termsOf(value)
      known.set(value, found)
      return found
    },
    isAbsorbed: (value) => absorbed.has(value),
    uses: (value) => uses.get(value) ?? 0,
  }
}
