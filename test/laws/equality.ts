/** When two maps are equal: as graphs, or in what they compute. */
import type { Domain, Graph, Tensor, Wire, Wires } from 'lensor'
import { graphOf, notation, reals } from 'lensor'
import { expect } from 'vitest'
import { isGraph } from '../../src/graph/graph.ts'
import type { AnyLens, AnyMap } from './maps.ts'
import { run, untyped } from './maps.ts'
import type { Draw } from './objects.ts'

/** Over ℝ, how far apart elements may lie, as a share of 1 + the greatest of their tensor; ℤ₂ is compared exactly. */
export const tolerance = 1e-9

/** A graph as text, one line a value, in an order that its outputs alone give: equal texts are equal graphs. */
export function graphText(graph: Graph): string {
  const names = new Map<Tensor, string>(graph.inputs.map((input, index) => [input, `input ${index}`]))
  const lines: string[] = []
  const nameOf = (value: Tensor): string => {
    const known = names.get(value)
    if (known !== undefined) return known
    const { primitive, operands, attributes } = value.node
    const line = `${primitive?.name}(${operands.map(nameOf).join(', ')}) ${attributesText(attributes)} : ${notation([value.wire])}`
    const name = `value ${lines.push(line)}`
    names.set(value, name)
    return name
  }
  const outputs = graph.outputs.map(nameOf)
  return [notation(graph.inputs.map(({ wire }) => wire)), ...lines, ...outputs].join('\n')
}

function attributesText(attributes: unknown): string {
  return JSON.stringify(attributes, (_key, value: unknown) => {
    if (isGraph(value)) return graphText(value)
    return typeof value === 'object' && value !== null && 'symbol' in value ? value.symbol : value
  })
}

/** Asks that two objects are the same. */
export function expectSameObject(left: Wires, right: Wires): void {
  expect(notation(left)).toBe(notation(right))
}

/** Asks that two maps are the same data. */
export function expectSameTerm(left: AnyMap, right: AnyMap): void {
  expect(left.term).toEqual(right.term)
}

/** Asks that two maps have the same type and the same graph. */
export function expectSameGraph(left: AnyMap, right: AnyMap): void {
  expect(typeText(left)).toBe(typeText(right))
  expect(graphText(graphOf(left.term))).toBe(graphText(graphOf(right.term)))
}

const typeText = ({ params, dom, cod }: AnyMap): string => `${notation(params)} | ${notation(dom)} → ${notation(cod)}`

/** Asks that two maps of one type give the same values at random points. */
export function expectSameValues(left: AnyMap, right: AnyMap, draw: Draw): void {
  expect(typeText(left)).toBe(typeText(right))
  const values = draw([...left.params, ...left.dom])
  expectClose(left.cod, run(left)(values), run(right)(values))
}

/** Asks that two maps of one type give the same values at random points, to the last bit. */
export function expectSameBits(left: AnyMap, right: AnyMap, draw: Draw): void {
  expect(typeText(left)).toBe(typeText(right))
  const values = draw([...left.params, ...left.dom])
  expect(run(left)(values)).toEqual(run(right)(values))
}

/** Asks that the parameters of two maps of one type begin in the same way. */
export function expectSameBeginning(left: AnyMap, right: AnyMap): void {
  expect(typeText(left)).toBe(typeText(right))
  expect(left.initialise(7)).toEqual(right.initialise(7))
}

/** Asks that two lenses have the same halves: as graphs the forward, in what they compute the backward ones. */
export function expectSameLens(left: AnyLens, right: AnyLens, draw: Draw): void {
  expectSameGraph(untyped(left.get), untyped(right.get))
  expectSameValues(untyped(left.put), untyped(right.put), draw)
}

/** Asks that two values of an object are equal, over ℝ to the {@link tolerance}. */
export function expectClose(object: Wires, actual: readonly unknown[], expected: readonly unknown[]): void {
  expect(actual.length).toBe(object.length)
  expect(expected.length).toBe(object.length)
  for (const [index, wire] of (object as readonly Wire[]).entries()) {
    const [left, right] = [actual, expected].map((values) => wire.domain.storage.read(values[index]) as number[])
    if (left === undefined || right === undefined || !isClose(wire.domain, left, right)) expect(left).toEqual(right)
  }
}

/** Asks that two numbers agree as far as differences tell. */
export function expectNear(actual: number, expected: number): void {
  expect(actual).toBeCloseTo(expected, 6)
}

function isClose(domain: Domain, left: readonly number[], right: readonly number[]): boolean {
  const allowed = domain === reals ? tolerance * (1 + Math.max(0, ...[...left, ...right].map(Math.abs))) : 0
  return (
    left.length === right.length && left.every((element, at) => Math.abs(element - (right[at] as number)) <= allowed)
  )
}
