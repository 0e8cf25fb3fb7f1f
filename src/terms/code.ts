/** Objects, values and graphs as code that makes them again, written with the public names of the library. */
import type { Graph, Tensor } from '../graph/graph.ts'
import { isGraph } from '../graph/graph.ts'
import * as ring from '../graph/ring.ts'
import * as smooth from '../graph/smooth.ts'
import * as structural from '../graph/structural.ts'
import { isOfSizes } from '../graph/structural.ts'
import { BitVector } from '../objects/bit-vector.ts'
import { integersModulo2 } from '../objects/bit.ts'
import { LensorError } from '../objects/errors.ts'
import { described } from '../objects/stored.ts'
import type { Size } from '../objects/named-size.ts'
import { reals } from '../objects/real.ts'
import { productOf } from '../objects/size.ts'
import type { Bundle, Shape, Wire, Wires } from '../objects/wire.ts'
import { isBundle, onlyWire } from '../objects/wire.ts'
import { say } from '../objects/words.ts'

export const textlessSentence = '✗ code is written with numbers, texts, lists and named functions, but {value} came'

/** A name as one that code can have: letters, digits and _ are kept, ℤ₄ is Z4. */
export function identifier(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(/[^\p{L}\p{Nd}_$]+/gu, '_')
  return /^\p{Nd}|^$/u.test(plain) ? `_${plain}` : plain
}

/** A text in quotes. */
const quoted = (text: string): string =>
  `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`

/** Sizes as code: numbers, and names in quotes. */
export const sizesCode = (shape: Shape): string => shape.map((size) => valueCode(size)).join(', ')

/** A wire, or a bundle, as code. */
export function partCode(part: Wire | Bundle): string {
  if (isBundle(part)) {
    const only = onlyWire(part.wires)
    return part.bundle === 'Noise' && only?.domain === reals
      ? `noise(${sizesCode(only.shape)})`
      : `{ bundle: ${quoted(part.bundle)}, wires: ${objectCode(part.wires)} }`
  }
  const { domain, shape } = part
  const sizes = sizesCode(shape)
  return domain === reals
    ? `real(${sizes})`
    : domain === integersModulo2
      ? `bit(${sizes})`
      : `over(${identifier(domain.symbol)}, [${sizes}])`
}

/** An object as code. */
export const objectCode = (object: Wires): string => `[${object.map(partCode).join(', ')}]`

/**
 * A value as code; `codeOfPiece` gives that of the pieces of terms. A function stands by its name.
 *
 * Throws `LensorError` of what has no text: functions without a name, and objects that are more than what they hold.
 */
export function valueCode(
  value: unknown,
  codeOfPiece: (piece: object) => string | undefined = () => undefined,
): string {
  const inner = (part: unknown): string => valueCode(part, codeOfPiece)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`
  if (value instanceof Float64Array) return `Float64Array.of(${[...value].map(inner).join(', ')})`
  if (value instanceof BitVector) return `BitVector.from('${String(value)}')`
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value)
  const piece = codeOfPiece(value)
  if (piece !== undefined) return piece
  if (typeof value === 'function' && value.name !== '') return isCall(value.name) ? value.name : identifier(value.name)
  if (isGraph(value))
    return `graphOf(${codeOfGraph(
      value,
      [],
      value.inputs.map(({ wire }) => wire),
    )}.term)`
  if ('shape' in value && 'domain' in value) return partCode(value as Wire)
  if ('bundle' in value) return partCode(value as Bundle)
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new LensorError(
      say(textlessSentence, { value: typeof value === 'function' ? 'a function without a name' : described(value) }),
    )
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  const named = entries.map(([key, part]) => `${identifier(key) === key ? key : quoted(key)}: ${inner(part)}`)
  return named.length === 0 ? '{}' : `{ ${named.join(', ')} }`
}

/** Whether a name is one that code can have, or a call of one with balanced brackets and no quotes. */
export function isCall(name: string): boolean {
  const [head = ''] = /^[\p{L}_$][\p{L}\p{Nd}_$]*/u.exec(name) ?? []
  const rest = name.slice(head.length)
  return head !== '' && (rest === '' || (rest.startsWith('(') && isBracketed(rest)))
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Whether a text is one pair of brackets, with balanced ones inside. */
function isBracketed(text: string): boolean {
  const letters = [...text]
  const open: string[] = []
  for (const [at, letter] of letters.entries()) {
    const closes = closing[letter]
    if (closes !== undefined) open.push(closes)
    else if (')]}'.includes(letter)) {
      if (open.pop() !== letter) return false
      if (open.length === 0) return at === letters.length - 1
    } else if ('"\'`\n'.includes(letter)) return false
  }
  return false
}

/** A graph as code, with its inputs as the points of parameters and of a domain; `options` stand behind it. */
export function codeOfGraph(graph: Graph, params: Wires, dom: Wires, options = ''): string {
  const names = new Map<Tensor, string>()
  const lines: string[] = []
  const taken = new Set(primitivesIn(graph))
  let count = 0
  const fresh = (): string => {
    const name = nameOf(count++)
    return taken.has(name) ? fresh() : name
  }
  const line = (call: string): string => {
    const name = fresh()
    lines.push(`  const ${name} = ${call.replaceAll('\n', '\n  ')}\n`)
    return name
  }
  const name = (value: Tensor): string => names.get(value) as string
  for (const input of graph.inputs) names.set(input, fresh())
  const points = graph.inputs.map(name).join(', ')
  for (const value of graph.values) names.set(value, written(value, value.node.operands.map(name), line))
  const body = `(${points}) => {\n${lines.join('')}  return [${graph.outputs.map(name).join(', ')}]\n}`
  const made = params.length === 0 ? 'morphism(' : `parametric(${objectCode(params)}, `
  return `${made}${objectCode(dom)}, ${body}${options})`
}

/** The names of the primitives of a graph, and of the graphs in it. */
function primitivesIn({ values }: Graph): readonly string[] {
  return values.flatMap(({ node }) => [
    identifier(node.primitive?.name ?? ''),
    ...Object.values(node.attributes).filter(isGraph).flatMap(primitivesIn),
  ])
}

/** a, b, …, z, a1, b1, … */
const nameOf = (index: number): string =>
  String.fromCodePoint(97 + (index % 26)) + (index < 26 ? '' : Math.floor(index / 26))

/** The primitives of the library that have an operator of their name. */
const known: ReadonlySet<unknown> = new Set([structural, ring, smooth].flatMap((room) => Object.values(room)))

/** The operators that take their operands, then their attributes in the order in which primitives have them. */
const operators: ReadonlySet<string> = new Set(
  'add multiply stopGradient slice pad window fold gather exp log sin cos tanh sigmoid sqrt reciprocal greater select'.split(
    ' ',
  ),
)

/** Writes the lines of a value and gives the name of the last; a primitive that has no operator is emitted. */
function written({ wire, node }: Tensor, operands: readonly string[], line: (call: string) => string): string {
  const name = node.primitive?.name ?? ''
  const [first = '', second = ''] = operands
  const attributes = node.attributes as Readonly<Record<string, unknown>>
  const numbers = (key: string): readonly number[] => attributes[key] as readonly number[]
  const sizes = (key: string): Shape => attributes[key] as Shape
  const shape = (node.operands[0]?.wire.shape ?? []) as Shape
  switch (known.has(node.primitive) ? name : '') {
    case 'constant': {
      const { values } = attributes
      if (isOfSizes(values))
        return line(`constant(${partCode(wire)}, ofSizes(${valueCode(values.sizes)}, ${valueCode(values.of)}))`)
      const list = values as readonly unknown[]
      const [only] = list
      return line(
        `constant(${partCode(wire)}, ${valueCode(list.length === 1 && typeof only === 'number' ? only : list)})`,
      )
    }
    case 'reshape':
      return line(`reshape(${sizesCode(sizes('shape'))})(${first})`)
    case 'permute':
      return line(`permute(${first}, [${numbers('order').join(', ')}])`)
    case 'broadcast':
      return broadcastLines(first, shape, numbers('axes'), sizes('sizes'), line)
    case 'sum':
    case 'max':
      return reductionLines(name, first, shape, numbers('axes'), line)
    case 'contract':
      return line(
        `contract(${first}, ${second}, '${attributes['left']},${attributes['right']}->${attributes['output']}')`,
      )
    case 'scatterAdd':
      return line(`scatterAdd(${first}, ${second}, ${valueCode(attributes['rows'])})`)
    default:
      return line(
        known.has(node.primitive) && operators.has(name)
          ? `${name}(${[...operands, ...Object.values(attributes).map((value) => valueCode(value))].join(', ')})`
          : `emit(${identifier(name)}, [${operands.join(', ')}], ${attributesCode(name, attributes)})`,
      )
  }
}

/** Whether axes follow each other. */
const areNeighbours = (axes: readonly number[]): boolean => axes.every((axis, at) => axis === (axes[0] as number) + at)

/** The axes of a shape without some. */
const others = (rank: number, axes: readonly number[]): number[] =>
  Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !axes.includes(axis))

/** A reduction along several axes as one along one axis, which they become: the elements are added in the same order. */
function reductionLines(
  name: string,
  operand: string,
  shape: Shape,
  given: readonly number[],
  line: (call: string) => string,
): string {
  const axes = given.toSorted((left, right) => left - right)
  const [first = 0] = axes
  if (axes.length === 1) return line(`${name}(${operand}, ${first})`)
  const kept = others(shape.length, axes)
  const size = productOf(axes.map((axis) => shape[axis] as Size))
  const keptSizes = kept.map((axis) => shape[axis] as Size)
  if (areNeighbours(axes)) {
    const merged = line(`reshape(${sizesCode(keptSizes.toSpliced(first, 0, size))})(${operand})`)
    return line(`${name}(${merged}, ${first})`)
  }
  const behind = line(`permute(${operand}, [${[...kept, ...axes].join(', ')}])`)
  const merged = line(`reshape(${sizesCode([...keptSizes, size])})(${behind})`)
  return line(`${name}(${merged}, ${kept.length})`)
}

/** A broadcast along several axes as one along one axis, which they become. */
function broadcastLines(
  operand: string,
  shape: Shape,
  axes: readonly number[],
  sizes: Shape,
  line: (call: string) => string,
): string {
  const [first = 0] = axes
  const rank = shape.length + axes.length
  if (axes.length === 1) return line(`broadcast(${operand}, ${first}, ${sizesCode(sizes)})`)
  const neighbours = areNeighbours(axes)
  const at = neighbours ? first : 0
  const merged = line(`broadcast(${operand}, ${at}, ${sizesCode([productOf(sizes)])})`)
  const split = line(`reshape(${sizesCode(shape.toSpliced(at, 0, ...sizes))})(${merged})`)
  if (neighbours) return split
  const order = new Array<number>(rank)
  for (const [from, axis] of [...axes, ...others(rank, axes)].entries()) order[axis] = from
  return line(`permute(${split}, [${order.join(', ')}])`)
}

export const functionSentence = '✗ {name} is given by a function, which has no code'

/** Attributes as code. Throws `LensorError` where a function is among what they hold. */
function attributesCode(name: string, attributes: Readonly<Record<string, unknown>>): string {
  return valueCode(attributes, (value) => {
    if (typeof value === 'function') throw new LensorError(say(functionSentence, { name }))
    return undefined
  })
}
