/**
 * Mutants of the reverse rules: each is one small mistake in one rule, and the laws are asked to find it.
 *
 * A rule is read as a graph, from the change of the result, the operands and the result to the changes of the operands.
 * Its mutants are: an output negated or dropped, a sign turned inside, a term of a sum dropped, an argument that is
 * another input of the same wire, a scan in the other order, and all of these inside the step that a scan does.
 */
import type { Attributes, Graph, Primitive, Tensor, Wire } from 'lensor'
import { bit, real, reals } from 'lensor'
import { scan } from '../../src/derivative/scan.ts'
import type { BooleanFunction } from '../../src/graph/boolean.ts'
import { booleanMap } from '../../src/graph/boolean.ts'
import { emit, inline, isGraph, replay, trace } from '../../src/graph/graph.ts'
import * as ring from '../../src/graph/ring.ts'
import * as smooth from '../../src/graph/smooth.ts'
import * as structural from '../../src/graph/structural.ts'
import { checkGraph } from '../../src/laws/check.ts'
import { sameWire } from '../../src/objects/wire.ts'

type AnyPrimitive = Primitive<Attributes>

/** Where the rule of a primitive is tried: at which operands, and in which map. */
interface Place {
  readonly primitive: AnyPrimitive
  readonly attributes: Attributes
  readonly operands: readonly Wire[]
  /** The map that is held to the laws, with the primitive or a mutant of it. */
  map(primitive: AnyPrimitive): Graph
}

/** A primitive at operands, tried in the map x ↦ primitive(body(x)); the body is the identity where there is none. */
function place<A extends Attributes>(
  primitive: Primitive<A>,
  operands: readonly Wire[],
  attributes: A,
  dom: readonly Wire[] = operands,
  body: (points: readonly Tensor[]) => readonly Tensor[] = (points) => points,
): Place {
  return {
    primitive: primitive as unknown as AnyPrimitive,
    attributes,
    operands,
    map: (mutant) => trace(dom, (points) => [emit(mutant, body(points), attributes)]),
  }
}

const constant = (wire: Wire, ...values: readonly unknown[]): Tensor => emit(structural.constant, [], { wire, values })

const minus = (value: Tensor): Tensor => emit(ring.multiply, [constant(value.wire, -1), value], {})

/** (c, s, x) ↦ (c · s + x · s, c · s · x): a step that a scan does. */
function recurrence(c: Tensor, s: Tensor, x: Tensor): readonly Tensor[] {
  const [first, second] = [c, x].map((factor) => emit(ring.multiply, [factor, s], {})) as [Tensor, Tensor]
  return [emit(structural.add, [first, second], {}), emit(ring.multiply, [first, x], {})]
}

/** The primitives that exist over every ring, at wires of one domain. */
const overRing = (wire: (...shape: number[]) => Wire): Place[] => [
  place(structural.reshape, [wire(2, 3)], { shape: [3, 2] }),
  place(structural.permute, [wire(2, 3, 4)], { order: [2, 0, 1] }),
  place(structural.broadcast, [wire(2)], { axes: [0, 2], sizes: [3, 2] }),
  place(structural.sum, [wire(2, 3)], { axes: [0] }),
  place(structural.slice, [wire(5)], { axis: 0, start: 1, length: 3 }),
  place(structural.pad, [wire(2)], { axis: 0, before: 1, after: 2 }),
  place(structural.window, [wire(5)], { axis: 0, size: 3, stride: 1 }),
  place(structural.fold, [wire(3, 3)], { axis: 0, length: 5, stride: 1 }),
  place(structural.gather, [wire(3, 2), real(4)], {}, [wire(3, 2)], ([x]) => [
    x as Tensor,
    constant(real(4), 2, 0, 2, 1),
  ]),
  place(structural.scatterAdd, [wire(4, 2), real(4)], { rows: 3 }, [wire(4, 2)], ([x]) => [
    x as Tensor,
    constant(real(4), 2, 0, 2, 1),
  ]),
  place(structural.add, [wire(3), wire(3)], {}),
  place(ring.multiply, [wire(3), wire(3)], {}),
  place(scan, [wire(2), wire(2), wire(3, 2)], {
    body: trace([wire(2), wire(2), wire(2)], (points) => recurrence(...(points as [Tensor, Tensor, Tensor]))),
    count: 3,
    shared: 1,
    states: 1,
    backwards: false,
    kept: [0, 1],
  }),
  place(ring.contract, [wire(2, 2), wire(2, 2)], { left: 'ij', right: 'jk', output: 'ki' }),
  place(ring.contract, [wire(2, 3), wire(3)], { left: 'ij', right: 'j', output: 'ij' }),
]

/** x² + 1, at which logarithms, roots and reciprocals are defined. */
const positive = ([x]: readonly Tensor[]): readonly Tensor[] => {
  const point = x as Tensor
  return [emit(structural.add, [emit(ring.multiply, [point, point], {}), constant(point.wire, 1)], {})]
}

const vector = [real(3)]

/** The rows x, x and −x: the greatest of each column is tied where x is positive, and alone where it is not. */
const tied = ([x]: readonly Tensor[]): readonly Tensor[] => {
  const point = x as Tensor
  const rows = (value: Tensor, count: number, before: number): Tensor =>
    emit(structural.pad, [emit(structural.broadcast, [value], { axes: [0], sizes: [count] })], {
      axis: 0,
      before,
      after: 3 - count - before,
    })
  return [emit(structural.add, [rows(point, 2, 0), rows(minus(point), 1, 2)], {})]
}

/** The majority of x's bits, and y where x has a bit. */
const functionOfBits: BooleanFunction = {
  name: 'function of bits',
  dom: [[3], [1]],
  cod: [2],
  value: ([[a = 0, b = 0, c = 0] = [], [y = 0] = []]) => [(a & b) | (b & c) | (c & a), y & (a | b | c)],
  differences: undefined,
}

export const places: readonly Place[] = [
  ...overRing(real),
  ...overRing(bit),
  ...[smooth.exp, smooth.sin, smooth.cos, smooth.tanh, smooth.sigmoid].map((primitive) => place(primitive, vector, {})),
  ...[smooth.log, smooth.sqrt, smooth.reciprocal].map((primitive) => place(primitive, vector, {}, vector, positive)),
  place(smooth.greater, [real(3), real(3)], {}),
  place(smooth.select, [real(4), real(4), real(4)], {}, [real(4), real(4), real(4)], ([x, ...rest]) => [
    emit(smooth.greater, [x as Tensor, constant(real(4), 0)], {}),
    ...rest,
  ]),
  place(smooth.max, [real(3, 3)], { axes: [0] }, vector, tied),
  place(booleanMap, [bit(3), bit(1)], { map: functionOfBits }),
]

/** One mistake in the rule of a primitive. */
export interface Mutant {
  readonly name: string
  readonly mistake: string
  readonly rule: Graph
}

/** The rule of a primitive, from (change, operands, result) to the changes of the operands. */
function ruleOf({ primitive, operands, attributes }: Place): Graph {
  const result = primitive.type(operands, attributes)
  return trace([result, ...operands, result], (points) => {
    const [change, inputs, value] = [points[0] as Tensor, points.slice(1, -1), points.at(-1) as Tensor]
    const changes = primitive.reverse(change, inputs, attributes, value)
    return operands.map((wire, index) => changes[index] ?? structural.zeroOf(wire))
  })
}

/** A value of a rule anew: as it was, at other operands, or something else. */
type Visit = (value: Tensor, operands: readonly Tensor[], points: readonly Tensor[]) => Tensor

const same: Visit = ({ node }, operands) => emit(node.primitive as AnyPrimitive, operands, node.attributes)

/** A rule with some of its values, and then its outputs, changed. */
function changed(
  rule: Graph,
  visit: Visit,
  outputs: (outputs: readonly Tensor[]) => readonly Tensor[] = (all) => all,
): Graph {
  return trace(
    rule.inputs.map(({ wire }) => wire),
    (points) => outputs(rule.outputs.map(replay(rule, points, (value, operands) => visit(value, operands, points)))),
  )
}

/** Mutants that are the rule itself: where a condition is zero, it is the zero that stands there. */
const equivalent: ReadonlySet<string> = new Set(['select, select 1: argument 2 is input 1'])

/** A graph with one value changed. */
interface ChangedValue {
  readonly mistake: string
  readonly graph: Graph
}

/** The graph with each of its values changed in each way, and with each value of the graphs among their attributes. */
function valuesChanged(graph: Graph): ChangedValue[] {
  // oxlint-disable-next-line no-map-spread -- a list of lists is what is wanted
  return graph.values.flatMap((value, index) => {
    const { primitive, operands, attributes } = value.node
    const at = (mistake: string, mutate: Visit): ChangedValue => ({
      mistake: `${primitive?.name} ${index}: ${mistake}`,
      graph: changed(graph, (given, ...rest) => (given === value ? mutate : same)(given, ...rest)),
    })
    const [element] = (attributes['values'] as readonly unknown[] | undefined) ?? []
    const isMinusOne = primitive === structural.constant && element === -1
    return [
      ...(isGraph(attributes['body'])
        ? [
            at('other order', (_value, others) =>
              emit(primitive as AnyPrimitive, others, { ...attributes, backwards: !attributes['backwards'] }),
            ),
            ...valuesChanged(attributes['body']).map(({ mistake, graph: body }) =>
              at(`body, ${mistake}`, (_value, others) =>
                emit(primitive as AnyPrimitive, others, { ...attributes, body }),
              ),
            ),
          ]
        : []),
      ...(isMinusOne ? [at('sign turned', () => constant(value.wire, 1))] : []),
      ...(primitive?.name === 'add' ? [0, 1] : []).map((term) =>
        at(`term ${term} dropped`, (_value, terms) => terms[1 - term] as Tensor),
      ),
      ...operands.flatMap((operand, argument) =>
        graph.inputs.flatMap((input, other) =>
          input !== operand && sameWire(input.wire, operand.wire)
            ? [
                at(`argument ${argument} is input ${other}`, (given, arguments_, points) =>
                  same(given, arguments_.with(argument, points[other] as Tensor), points),
                ),
              ]
            : [],
        ),
      ),
    ]
  })
}

/** All mutants of the rule of a primitive at a place. */
export function mutantsOf(where: Place): Mutant[] {
  const rule = ruleOf(where)
  const name = `${where.primitive.name} over ${where.operands[0]?.domain.symbol}`
  const isZero = ({ node }: Tensor): boolean => node.primitive === structural.constant
  const ofOutputs = rule.outputs.flatMap((output, index) => {
    if (isZero(output)) return []
    const only = (change: (value: Tensor) => Tensor): Graph =>
      changed(rule, same, (outputs) => outputs.map((value, at) => (at === index ? change(value) : value)))
    return [
      ...(output.wire.domain === reals ? [{ name, mistake: `change ${index} negated`, rule: only(minus) }] : []),
      { name, mistake: `change ${index} dropped`, rule: only(({ wire }) => structural.zeroOf(wire)) },
    ]
  })
  const ofValues = valuesChanged(rule).map(({ mistake, graph }) => ({ name, mistake, rule: graph }))
  return [...ofOutputs, ...ofValues].filter(({ mistake }) => !equivalent.has(`${where.primitive.name}, ${mistake}`))
}

/** The law that finds a mutant, or `undefined` where none does. */
export function found(where: Place, { rule }: Mutant): string | undefined {
  const mutant: AnyPrimitive = {
    ...where.primitive,
    reverse: (change, operands, _attributes, result) => inline(rule, [change, ...operands, result]),
  }
  return checkGraph(where.map(mutant), 'the mutant', { cases: 20 }).broken[0]?.law
}
