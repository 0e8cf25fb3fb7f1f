/** Dual numbers D[ε]/ε² over a domain D, and graphs over them: exact derivatives, without any reverse rule. */
import type { Domain, Smooth } from '../objects/domain.ts'
import { memoised } from '../objects/memoised.ts'
import type { Wire } from '../objects/wire.ts'
import { over } from '../objects/wire.ts'
import type { Attributes, Graph, Primitive } from '../graph/graph.ts'
import { emit, isGraph, replay, trace } from '../graph/graph.ts'

/** value + slope · ε, where ε² = 0. */
export interface Dual {
  readonly value: unknown
  readonly slope: unknown
}

/** The dual numbers over a domain: its ring, and its smooth functions with their slopes. */
const dual = memoised((domain: Domain): Domain<Dual, readonly Dual[]> => {
  const { ring, smooth } = domain
  const { zero, one } = ring
  return {
    symbol: `${domain.symbol}[ε]/ε²`,
    ring: {
      zero: { value: zero, slope: zero },
      one: { value: one, slope: zero },
      add: (left, right) => ({ value: ring.add(left.value, right.value), slope: ring.add(left.slope, right.slope) }),
      negate: ({ value, slope }) => ({ value: ring.negate(value), slope: ring.negate(slope) }),
      multiply: (left, right) => ({
        value: ring.multiply(left.value, right.value),
        slope: ring.add(ring.multiply(left.value, right.slope), ring.multiply(left.slope, right.value)),
      }),
      equals: (left, right) => ring.equals(left.value, right.value) && ring.equals(left.slope, right.slope),
    },
    storage: {
      name: 'list',
      is: (value) => Array.isArray(value),
      length: (storage) => storage.length,
      read: (storage) => [...storage],
      write: (elements) => [...elements],
    },
    smooth: smooth === undefined ? undefined : dualSmooth(domain, smooth),
    draw: (random) => ({ value: domain.draw(random), slope: domain.draw(random) }),
    magnitude: ({ value }) => domain.magnitude(value),
  }
})

function dualSmooth({ ring }: Domain, smooth: Smooth<unknown>): Smooth<Dual> {
  const { one } = ring
  const minus = (left: unknown, right: unknown): unknown => ring.add(left, ring.negate(right))
  const along =
    (apply: (element: unknown) => unknown, slope: (operand: unknown, result: unknown) => unknown) =>
    ({ value, slope: direction }: Dual): Dual => {
      const result = apply(value)
      return { value: result, slope: ring.multiply(slope(value, result), direction) }
    }
  return {
    exp: along(
      (x) => smooth.exp(x),
      (_operand, result) => result,
    ),
    log: along(
      (x) => smooth.log(x),
      (operand) => smooth.reciprocal(operand),
    ),
    sin: along(
      (x) => smooth.sin(x),
      (operand) => smooth.cos(operand),
    ),
    cos: along(
      (x) => smooth.cos(x),
      (operand) => ring.negate(smooth.sin(operand)),
    ),
    tanh: along(
      (x) => smooth.tanh(x),
      (_operand, result) => minus(one, ring.multiply(result, result)),
    ),
    sigmoid: along(
      (x) => smooth.sigmoid(x),
      (_operand, result) => ring.multiply(result, minus(one, result)),
    ),
    sqrt: along(
      (x) => smooth.sqrt(x),
      (_operand, result) => smooth.reciprocal(ring.add(result, result)),
    ),
    reciprocal: along(
      (x) => smooth.reciprocal(x),
      (_operand, result) => ring.negate(ring.multiply(result, result)),
    ),
    greater: (left, right) => smooth.greater(left.value, right.value),
  }
}

/** The same graph over dual numbers: its primitives mean there what they mean over every ring. Other domains stay. */
export function overDuals(graph: Graph, domain: Domain): Graph {
  const lifted = (wire: Wire): Wire => (wire.domain === domain ? over(dual(domain), wire.shape) : wire)
  const attributesAnew = (attributes: Attributes): Attributes => {
    const { body } = attributes
    if (isGraph(body)) return { ...attributes, body: overDuals(body, domain) }
    const { wire, values } = attributes as { readonly wire?: Wire; readonly values?: readonly unknown[] }
    if (wire?.domain !== domain || values === undefined) return attributes
    const { zero } = domain.ring
    return { ...attributes, wire: lifted(wire), values: values.map((value): Dual => ({ value, slope: zero })) }
  }
  return trace(
    graph.inputs.map(({ wire }) => lifted(wire)),
    (points) =>
      graph.outputs.map(
        replay(graph, points, ({ node }, operands) =>
          emit(node.primitive as Primitive<Attributes>, operands, attributesAnew(node.attributes)),
        ),
      ),
  )
}
