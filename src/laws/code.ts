import type { Graph, Tensor } from '../graph/graph.ts'
import { isGraph } from '../graph/graph.ts'
import { integersModulo2 } from '../objects/bit.ts'
import { reals } from '../objects/real.ts'
import type { Wire, Wires } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import type { Para } from '../terms/parametric.ts'
import { graphOf } from '../terms/reading.ts'

/**
 * A map as code that can be pasted: its graph, written with points and operators, one line a value.
 *
 * Wires of ℝ and ℤ₂ are written as `real(…)` and `bit(…)`, those of other domains as `over(…)` of the domain's symbol.
 *
 * @example
 * ```ts
 * import { morphism, multiply, real } from 'lensor'
 * import { codeOf } from 'lensor/laws'
 *
 * codeOf(morphism([real(2)], (x) => [multiply(x, x)])).includes('const b = multiply(a, a)') // => true
 * ```
 */
export function codeOf<P extends Wires, A extends Wires, B extends Wires>(map: Para<P, A, B>): string {
  return codeOfGraph(graphOf(map.term), flat(map.params).length)
}

/** A graph as code, so many of its inputs as parameters. */
function codeOfGraph(graph: Graph, parameters: number): string {
  const names = new Map<Tensor, string>()
  const name = (value: Tensor): string => {
    const known = names.get(value) ?? nameOf(names.size)
    names.set(value, known)
    return known
  }
  const points = graph.inputs.map(name).join(', ')
  const lines = graph.values.map((value) => {
    const call = callOf(value, value.node.operands.map(name))
    return `  const ${name(value)} = ${call}\n`
  })
  const body = `(${points}) => {\n${lines.join('')}  return [${graph.outputs.map(name).join(', ')}]\n})`
  const wires = graph.inputs.map(({ wire }) => wireCode(wire))
  const [params, dom] = [wires.slice(0, parameters), wires.slice(parameters)].map((all) => `[${all.join(', ')}]`)
  return parameters === 0 ? `morphism(${dom}, ${body}` : `parametric(${params}, ${dom}, ${body}`
}

/** a, b, …, z, a1, b1, … */
const nameOf = (index: number): string =>
  String.fromCodePoint(97 + (index % 26)) + (index < 26 ? '' : Math.floor(index / 26))

function wireCode({ domain, shape }: Wire): string {
  const sizes = shape.join(', ')
  return domain === reals
    ? `real(${sizes})`
    : domain === integersModulo2
      ? `bit(${sizes})`
      : `over(${domain.symbol}, [${sizes}])`
}

/** The operators that take their operands, then their attributes in the order in which primitives have them. */
const operators: ReadonlySet<string> = new Set(
  'add multiply slice pad window fold gather exp log sin cos tanh sigmoid sqrt reciprocal greater select'.split(' '),
)

/** The call of an operator that gives a value; a primitive that has none is emitted. */
function callOf({ wire, node }: Tensor, operands: readonly string[]): string {
  const name = node.primitive?.name ?? ''
  const [first = '', second = ''] = operands
  const attributes = node.attributes as Readonly<Record<string, unknown>>
  const numbers = (key: string): readonly number[] => attributes[key] as readonly number[]
  switch (name) {
    case 'constant':
      return `constant(${wireCode(wire)}, ${JSON.stringify(attributes['values'])})`
    case 'reshape':
      return `reshape(${numbers('shape').join(', ')})(${first})`
    case 'permute':
      return `permute(${first}, [${numbers('order').join(', ')}])`
    case 'broadcast':
      return numbers('axes').reduce((inner, axis, at) => `broadcast(${inner}, ${axis}, ${numbers('sizes')[at]})`, first)
    case 'sum':
    case 'max':
      return numbers('axes')
        .toSorted((left, right) => right - left)
        .reduce((inner, axis) => `${name}(${inner}, ${axis})`, first)
    case 'contract':
      return `contract(${first}, ${second}, '${attributes['left']},${attributes['right']}->${attributes['output']}')`
    case 'scatterAdd':
      return `scatterAdd(${first}, ${second}, ${attributes['rows']})`
    default:
      return operators.has(name)
        ? `${name}(${[...operands, ...Object.values(attributes)].join(', ')})`
        : `emit(${name}, [${operands.join(', ')}], ${attributesCode(attributes)})`
  }
}

/** Attributes as code; a graph is that of a map. */
function attributesCode(attributes: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(attributes).map(([key, value]) => {
    const code = isGraph(value) ? `graphOf(${codeOfGraph(value, 0)}.term)` : JSON.stringify(value)
    return `${key}: ${code.replaceAll('\n', '\n  ')}`
  })
  return `{ ${entries.join(', ')} }`
}
