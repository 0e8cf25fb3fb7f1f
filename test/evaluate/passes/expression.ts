/** A graph as an expression, for tests of what becomes of it. */
import type { Graph, Tensor, Wire } from 'lensor'
import * as lensor from 'lensor'
import { trace } from '../../../src/graph/graph.ts'
import type { Rule } from '../../../src/evaluate/passes/rewrite.ts'
import { rewriting } from '../../../src/evaluate/passes/rewrite.ts'

type Operator = (...given: readonly unknown[]) => Tensor

/** The operators on points of which the compiler knows no more than that they are tensors. */
export const operators: Operators = lensor as unknown as Operators

type Operators = Readonly<
  Record<
    | 'add'
    | 'broadcast'
    | 'constant'
    | 'contract'
    | 'exp'
    | 'fold'
    | 'gather'
    | 'greater'
    | 'max'
    | 'multiply'
    | 'negate'
    | 'pad'
    | 'permute'
    | 'scale'
    | 'scatterAdd'
    | 'select'
    | 'slice'
    | 'subtract'
    | 'sum'
    | 'tanh'
    | 'window',
    Operator
  >
>

/** A tensor with its elements in another shape. */
export const shaped = (tensor: Tensor, ...shape: number[]): Tensor =>
  lensor.reshape(...shape)(tensor as never) as Tensor

export type Body = (...points: Tensor[]) => Tensor | readonly Tensor[]

/** What a map is after a pass of some rules: an expression of its inputs a, b, … */
export function after(rules: readonly Rule[], wires: readonly Wire[], body: Body): string {
  const graph = trace(wires, (points) => [body(...points)].flat())
  return expression(rewriting(rules)(graph))
}

/** The outputs of a graph, such as `add(a, sum[axes: 0](b))`; a constant is its elements. */
export function expression({ inputs, outputs }: Graph): string {
  const written = (value: Tensor): string => {
    const { primitive, operands, attributes } = value.node
    if (primitive === undefined) return String.fromCodePoint(0x61 + inputs.indexOf(value))
    const {
      values,
      wire: _wire,
      ...others
    } = attributes as { readonly values?: readonly unknown[]; readonly wire?: Wire }
    if (values !== undefined) return values.join(' ')
    const told = Object.entries(others).map(([key, told]) => `${key}: ${String(told)}`)
    const name = told.length === 0 ? primitive.name : `${primitive.name}[${told.join('; ')}]`
    return `${name}(${operands.map(written).join(', ')})`
  }
  return outputs.map(written).join('; ')
}
