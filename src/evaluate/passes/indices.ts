/** Indices that are known: those of neighbouring rows, in their order, name a slice. */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { gather, pad, reshape, scatterAdd, slice } from '../../graph/structural.ts'
import { elements } from '../../objects/wire.ts'
import { isConstant } from './elements.ts'
import type { Rule } from './rewrite.ts'
import { rule } from './rewrite.ts'

/** The first of the rows that constant indices name, where they are neighbours among so many; else `undefined`. */
function firstRow(index: Tensor, rows: number): number | undefined {
  const count = elements(index.wire.shape)
  if (!isConstant(index) || count === 0) return undefined
  const { values } = index.node.attributes as { readonly values: readonly number[] }
  const first = values[0] as number
  const isRange =
    values.length === count &&
    Number.isInteger(first) &&
    first >= 0 &&
    first + count <= rows &&
    values.every((row, at) => row === first + at)
  return isRange ? first : undefined
}

const gathered: Rule = rule(gather, ({ operands, wire }) => {
  const [rows, index] = operands as [Tensor, Tensor]
  const start = firstRow(index, rows.wire.shape[0] as number)
  if (start === undefined) return undefined
  const part = emit(slice, [rows], { axis: 0, start, length: elements(index.wire.shape) })
  return emit(reshape, [part], { shape: wire.shape })
})

const scattered: Rule = rule(scatterAdd, ({ operands, attributes: { rows }, wire }) => {
  const [change, index] = operands as [Tensor, Tensor]
  const before = firstRow(index, rows)
  if (before === undefined) return undefined
  const length = elements(index.wire.shape)
  const list = emit(reshape, [change], { shape: [length, ...wire.shape.slice(1)] })
  return emit(pad, [list], { axis: 0, before, after: rows - before - length })
})

export const indices: readonly Rule[] = [gathered, scattered]
