/** The graph of a term as a diagram: its values in layers, each behind what it is computed from. */
import type { OfSizes, Tensor } from '../graph/graph.ts'
import { wiresOf } from '../graph/graph.ts'
import { isOfSizes } from '../graph/structural.ts'
import { notation } from '../objects/notation.ts'
import { flat } from '../objects/wire.ts'
import { graphOf } from '../terms/reading.ts'
import type { Term } from '../terms/term.ts'
import type { BoxDiagram, Diagram, Strand, Strands } from './diagram.ts'
import { along, beside, composed, strandsOf, structure } from './diagram.ts'

const strandOf = ({ wire }: Tensor): Strand => ({ lens: false, forward: wire, backward: undefined })

/** The diagram of a term's graph. Parameters come in from above, each as often as it is used. */
export function primitivesOf(term: Term): Diagram {
  const { inputs, values, outputs } = graphOf(term)
  const count = flat(term.params).length
  const [params, given] = [inputs.slice(0, count), inputs.slice(count)]
  const places = new Map(params.map((param, place) => [param, place]))
  const used: number[] = []

  const parts: Diagram[] = []
  let live: readonly Tensor[] = given
  /** Takes on of what there is, in an order. */
  const route = (wanted: readonly Tensor[]): void => {
    const at = new Map(live.map((value, place) => [value, place]))
    parts.push(
      structure(
        live.map(strandOf),
        wanted.map((value) => at.get(value) as number),
      ),
    )
    live = wanted
  }
  const isParam = (value: Tensor): boolean => places.has(value)

  const layers = layersOf(values)
  const wantedAfter = lastUses(layers, outputs)
  const users = new Map(
    values.flatMap((user) => user.node.operands.map((operand) => [operand, user] as const)).toReversed(),
  )
  for (const [depth, layer] of layers.entries()) {
    const place = new Map(live.map((value, at) => [value, at]))
    const middle = (values: readonly Tensor[]): number | undefined => {
      const found = values.flatMap((value) => place.get(value) ?? [])
      return found.length === 0 ? undefined : found.reduce((sum, at) => sum + at, 0) / found.length
    }
    const heights = new Map(live.map((value, at) => [value, at]))
    const computed = layer.filter(({ node }) => node.operands.length > 0)
    for (const value of computed) heights.set(value, middle(value.node.operands) ?? live.length)
    // What has no operands stands where it does not cross the others that it meets.
    for (const value of layer.filter(({ node }) => node.operands.length === 0)) {
      const met = users.get(value)?.node.operands ?? []
      const other = met.find((operand) => heights.has(operand))
      const before = other !== undefined && met.indexOf(value) < met.indexOf(other)
      heights.set(value, (other === undefined ? live.length : (heights.get(other) as number)) + (before ? -0.25 : 0.25))
    }
    const kept = live.filter((value) => (wantedAfter.get(value) ?? -1) > depth)
    // What goes past stands where it stood; what is computed, in the middle of what it is computed from.
    const row = [
      ...kept.map((value) => ({ value, at: place.get(value) as number, computed: false })),
      ...layer.map((value) => ({ value, at: heights.get(value) as number, computed: true })),
    ].toSorted((left, right) => left.at - right.at)
    const operandsOf = (value: Tensor): readonly Tensor[] => value.node.operands.filter((operand) => !isParam(operand))
    route(row.flatMap(({ value, computed }) => (computed ? operandsOf(value) : [value])))
    parts.push(
      beside(
        row.map(({ value, computed }) => {
          if (!computed) return structure([strandOf(value)], [0])
          for (const operand of value.node.operands) if (isParam(operand)) used.push(places.get(operand) as number)
          return boxOf(value, isParam)
        }),
      ),
    )
    live = row.map(({ value }) => value)
  }

  // A parameter that is given back as it is comes in from above and goes on to the right.
  const passed = [...new Set(outputs.filter(isParam))]
  for (const value of passed) used.push(places.get(value) as number)
  const through = passed.map((value): BoxDiagram => ({
    kind: 'box',
    style: 'bundle',
    name: '',
    type: notation([value.wire]),
    params: [strandOf(value)],
    inputs: [],
    outputs: [strandOf(value)],
  }))
  parts.push(beside([structure(live.map(strandOf), [...live.keys()]), ...through]))
  live = [...live, ...passed]
  route(outputs)

  const whole = composed(strandsOf(term.dom, 'forward'), parts, strandsOf(term.cod, 'forward'))
  const above = composed(
    strandsOf(term.params, 'forward'),
    [structure(params.map(strandOf), used)],
    used.map((place) => strandOf(params[place] as Tensor)),
  )
  return along(whole, above)
}

/** Values in layers: each one behind its operands, and those without operands just before they are used. */
function layersOf(values: readonly Tensor[]): Tensor[][] {
  const depths = new Map<Tensor, number>()
  for (const value of values)
    depths.set(value, Math.max(-1, ...value.node.operands.map((operand) => depths.get(operand) ?? -1)) + 1)
  const earliest = new Map<Tensor, number>()
  for (const value of values)
    for (const operand of value.node.operands)
      earliest.set(operand, Math.min(earliest.get(operand) ?? Infinity, depths.get(value) as number))
  const layers: Tensor[][] = []
  for (const value of values) {
    const depth = value.node.operands.length > 0 ? depths.get(value) : Math.max(0, (earliest.get(value) ?? 1) - 1)
    ;(layers[depth as number] ??= []).push(value)
  }
  return Array.from(layers, (layer) => layer ?? [])
}

/** In which layer each value is used last; outputs are used behind all. */
function lastUses(layers: readonly (readonly Tensor[])[], outputs: readonly Tensor[]): ReadonlyMap<Tensor, number> {
  const last = new Map<Tensor, number>()
  for (const [depth, layer] of layers.entries())
    for (const value of layer) for (const operand of value.node.operands) last.set(operand, depth)
  for (const output of outputs) last.set(output, Infinity)
  return last
}

/** The box of a value. */
function boxOf(value: Tensor, isParam: (operand: Tensor) => boolean): BoxDiagram {
  const { operands } = value.node
  const strands = (wanted: boolean): Strands => operands.filter((operand) => isParam(operand) === wanted).map(strandOf)
  return {
    kind: 'box',
    style: 'map',
    name: primitiveName(value),
    type: `${notation(wiresOf(operands))} → ${notation([value.wire])}`,
    params: strands(true),
    inputs: strands(false),
    outputs: [strandOf(value)],
  }
}

/** A primitive's name; a constant that is the same everywhere, or depends on sizes, is called by what it is. */
export function primitiveName({ node: { primitive, attributes } }: Tensor): string {
  const { name = '' } = primitive ?? {}
  if (name === 'contract') return `${attributes['left']},${attributes['right']}→${attributes['output']}`
  if (name !== 'constant') return name
  const { values } = attributes as { readonly values: readonly unknown[] | OfSizes }
  if (isOfSizes(values)) return `${values.of.name}(${values.sizes.join(', ')})`
  return values.every((value) => value === values[0]) ? String(values[0] ?? name) : name
}
