/** How often a primitive stands in the graph of a map. */
import type { Graph, Para, Tensor, Wires } from 'lensor'
import { graphOf } from 'lensor'

/** The values of a graph that a primitive of a name computes. */
export function valuesOf({ values }: Graph, name: string): Tensor[] {
  return values.filter(({ node }) => node.primitive?.name === name)
}

/** How many of a map's values are of each primitive. */
export function countsOf<P extends Wires, A extends Wires, B extends Wires>(
  map: Para<P, A, B>,
): Readonly<Record<string, number>> {
  const names = graphOf(map.term).values.map(({ node }) => node.primitive?.name ?? 'input')
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]))
}
