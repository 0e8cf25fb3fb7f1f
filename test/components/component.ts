/** Components, and what the tests of their numbers ask of them. */
import type { Para, ParaLens, Wires } from 'lensor'
import { Random, reverse } from 'lensor'
import { expect, test } from 'vitest'
import type { Run } from '../graph/evaluate.ts'
import {
  booleanDifferences,
  centralDifferences,
  differenceTolerance,
  elements,
  relativeError,
  run,
  shape,
} from '../graph/evaluate.ts'

/** A case of the fixtures, its tensors nested lists of numbers. */
export interface Fixture {
  readonly params: object
  readonly input: unknown
  readonly output: unknown
  readonly change: unknown
  readonly changes: object
}

/** A component: the map, and its reverse derivative read off the map and off a lens. */
export interface Component {
  readonly codomain: Wires
  readonly forward: Run
  readonly backward: readonly Run[]
}

export function component<P extends Wires, A extends Wires, B extends Wires>(
  map: Para<P, A, B>,
  lens: ParaLens<P, A, B> = map.lens(),
): Component {
  return { codomain: map.cod, forward: run(map), backward: [run(reverse(map)), run(lens.put)] }
}

/**
 * Asks that each component gives what its fixture says, and that its reverse derivative is that of central differences,
 * at another point. Of the components named in `indexed` the input is indices, which do not change.
 */
export function agree(
  components: Readonly<Record<string, Component>>,
  cases: Readonly<Record<string, Fixture>>,
  indexed: readonly string[] = [],
): void {
  test.each(Object.entries(components))('%s', (name, { codomain, forward, backward }) => {
    const { params, input, output, change, changes } = cases[name] as Fixture
    const point = [...Object.values(params), input].map(elements)
    expect(codomain).toMatchObject([{ shape: shape(output) }])
    expect(relativeError(forward(point), [elements(output)])).toBeLessThan(1e-12)
    for (const derivative of backward) {
      const found = derivative([...point, elements(change)])
      expect(relativeError(found, Object.values(changes).map(elements))).toBeLessThan(1e-12)
    }

    const random = new Random(1)
    const fixed = indexed.includes(name) ? point.length - 1 : undefined
    const another = point.map((list, at) => (at === fixed ? list : list.map(() => random.normal())))
    const itsChange = elements(change).map(() => random.normal())
    const differences = centralDifferences(forward, another, [itsChange], fixed)
    for (const derivative of backward)
      expect(relativeError(derivative([...another, itsChange]), differences)).toBeLessThan(differenceTolerance)
  })
}

/** All lists of lists of bits with the given lengths. */
function* allBits(lengths: readonly number[]): Generator<number[][]> {
  const count = lengths.reduce((total, length) => total + length, 0)
  for (let number = 0; number < 2 ** count; number++) {
    const digits = Array.from({ length: count }, (_, place) => (number >>> place) & 1)
    yield lengths.map((length) => digits.splice(0, length))
  }
}

/** A component over ℤ₂: how long its arguments and its output are, and what it means. */
export interface BooleanComponent extends Component {
  readonly lengths: readonly number[]
  readonly outputs: number
  readonly meaning: (...lists: number[][]) => number[]
}

/** Asks of multilinear components, for all bits, that they mean what is said, and that R is the Boolean difference. */
export function differ(components: readonly (readonly [name: string, component: BooleanComponent])[]): void {
  test.each(components)('%s', (_name, { forward, backward, lengths, outputs, meaning }) => {
    for (const point of allBits(lengths)) {
      expect(forward(point)).toEqual([meaning(...point)])
      for (const change of allBits([outputs])) {
        const differences = booleanDifferences(forward, point, change)
        for (const derivative of backward) expect(derivative([...point, ...change])).toEqual(differences)
      }
    }
  })
}
