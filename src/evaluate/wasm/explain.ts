/** What became of a graph, in readable text. */
import type { Graph } from '../../graph/graph.ts'
import type { ExplainedLoop, ExplainedPlace, Explanation } from '../explanation.ts'
import type { Region } from './kernel.ts'
import type { Layout, Slot } from './machine.ts'

/** Explains the layout of a graph. */
export function explained(given: Graph, simplified: Graph, layout: Layout): Explanation {
  const { kernels } = layout.plan
  const names = new Map<Region, string>()
  const holders: (readonly [letter: string, slots: readonly Slot[]])[] = [
    ['c', layout.shared],
    ['s', layout.states],
    ['x', layout.inputs],
    ['y', layout.outputs],
  ]
  for (const [letter, slots] of holders)
    for (const [index, { region }] of slots.entries()) names.set(region, `${letter}${index}`)
  let [constants, others] = [0, 0]
  const nameOf = (region: Region): string => {
    const known = names.get(region)
    if (known !== undefined) return known
    const state = layout.states.findIndex((slot) => isSame(region, slot.region))
    const name = state >= 0 ? `s${state}` : region.data === undefined ? `t${others++}` : `k${constants++}`
    names.set(region, name)
    return name
  }
  /** Whether the next state is computed where the state lies. */
  const isSame = (region: Region, state: Region): boolean =>
    layout.next.get(region) === state && layout.addresses.get(region) === layout.addresses.get(state)

  const places = new Map<string, ExplainedPlace>()
  const loops = kernels.map((kernel, number): ExplainedLoop => {
    for (const region of [...kernel.reads, ...kernel.writes]) {
      const name = nameOf(region)
      const [first] = places.get(name)?.used ?? [number]
      const address = layout.addresses.get(region)
      places.set(name, { name, holds: region.name, address, bytes: region.bytes, used: [first, number] })
    }
    return {
      text: kernel.text(nameOf),
      operations: kernel.operations,
      units: kernel.extent,
      parts: layout.shares.get(kernel) ?? 1,
    }
  })
  const explanation = {
    values: { given: given.values.length, simplified: simplified.values.length },
    loops,
    places: [...places.values()],
    operations: loops.reduce((sum, { operations }) => sum + operations, 0),
    bytes: layout.end,
    moduleBytes: layout.bytes.length,
  }
  return { ...explanation, toString: () => textOf(explanation, layout.threads) }
}

const grouped = (number: number): string => number.toLocaleString('en')

function textOf(
  { values, loops, places, operations, bytes, moduleBytes }: Omit<Explanation, 'toString'>,
  threads: number,
): string {
  const width = String(loops.length - 1).length
  const shared = loops.filter(({ parts }) => parts > 1).length
  const inOrder = places.toSorted((left, right) => (left.address ?? Infinity) - (right.address ?? Infinity))
  return [
    `${values.given} values, ${values.simplified} after simplification, in ${loops.length} loops: ${grouped(operations)} operations`,
    ...(shared === 0 ? [] : [`${shared} of them shared out among ${threads} threads`]),
    `an arena of ${grouped(bytes)} bytes, a module of ${grouped(moduleBytes)}`,
    '',
    ...loops.map(
      ({ text, parts }, number) =>
        `${String(number).padStart(width)}  ${parts > 1 ? `in ${parts} parts: ` : ''}${text.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`,
    ),
    '',
    ...inOrder.map(
      ({ name, holds, address, bytes: size, used: [first, last] }) =>
        `${name}: ${holds}, ${grouped(size)} bytes ${address === undefined ? 'with each step' : `at ${grouped(address)}`}, loops ${first} to ${last}`,
    ),
  ].join('\n')
}
