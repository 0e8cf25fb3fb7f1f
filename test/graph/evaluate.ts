/** Maps as functions of plain lists of elements, and what the tests of their numbers ask of such functions. */
import type { Para, Wires } from 'lensor'
import { compile } from 'lensor'

/** The elements of each wire of an object, bundles opened. */
export type Lists = readonly (readonly number[])[]

export type Run = (lists: Lists) => number[][]

/** The elements of a tensor that is written as nested lists. */
export function elements(tensor: unknown): number[] {
  return [tensor].flat(Infinity) as number[]
}

/** The shape of a tensor that is written as nested lists. */
export function shape(tensor: unknown): number[] {
  return Array.isArray(tensor) ? [tensor.length, ...shape(tensor[0])] : []
}

/** A map as a function from the elements of P ⊗ A to those of B; it is compiled when it is first called. */
export function run<P extends Wires, A extends Wires, B extends Wires>(map: Para<P, A, B>): Run {
  let program: ((...values: readonly unknown[]) => readonly unknown[]) | undefined
  return (lists) => {
    program ??= compile(map) as unknown as NonNullable<typeof program>
    const waiting = lists.values()
    const values = (object: Wires): unknown[] =>
      object.map((part) =>
        'bundle' in part ? values(part.wires) : part.domain.storage.write(waiting.next().value ?? []),
      )
    const results = program(...values([...map.params, ...map.dom])).flat(Infinity) as Iterable<number>[]
    return results.map((storage) => Array.from(storage))
  }
}

/** The largest difference of two lists of tensors, relative to the largest element that is expected of each tensor. */
export function relativeError(actual: Lists, expected: Lists): number {
  const largest = (list: readonly number[]): number => Math.max(0, ...list.map(Math.abs))
  const errors = expected.map((list, index) => {
    const found = actual[index] ?? []
    if (found.length !== list.length) return Infinity
    return largest(list.map((element, place) => element - (found[place] as number))) / (largest(list) || 1)
  })
  return actual.length === expected.length ? largest(errors) : Infinity
}

/** How an output changes, paired with a change: Σ change · (after − before). */
function paired(before: Lists, after: Lists, change: Lists): number {
  const [first, second, weights] = [before.flat(), after.flat(), change.flat()]
  return second.reduce((sum, element, at) => sum + (weights[at] as number) * (element - (first[at] as number)), 0)
}

/** What `measure` says at each place, of its element and of the lists with another in its stead; zero for `fixed`. */
function forEach(
  lists: Lists,
  fixed: number | undefined,
  measure: (element: number, changed: (to: number) => Lists) => number,
): number[][] {
  return lists.map((list, at) =>
    list.map((element, place) =>
      at === fixed ? 0 : measure(element, (to) => (lists as number[][]).with(at, list.with(place, to))),
    ),
  )
}

const step = 1e-6

/**
 * How far a reverse derivative may be from central differences with steps of 1e-6. The error is theirs: about 1e-12
 * times the third derivative, and 1e-16 / 1e-6 times the value.
 */
export const differenceTolerance = 1e-8

/** The reverse derivative over ℝ as central differences show it: a change for each list, zero for the `fixed` one. */
export function centralDifferences(map: Run, lists: Lists, change: Lists, fixed?: number): number[][] {
  return differences(step, map, lists, change, fixed)
}

function differences(by: number, map: Run, lists: Lists, change: Lists, fixed?: number): number[][] {
  return forEach(
    lists,
    fixed,
    (element, changed) => paired(map(changed(element - by)), map(changed(element + by)), change) / (2 * by),
  )
}

/**
 * The reverse derivative over ℝ as central differences of two steps show it, by Richardson's extrapolation. The steps are longer, so that
 * what is rounded counts for less: the error is about 1e-12 times the value and 1e-16 times the fifth derivative.
 */
export function extrapolatedDifferences(map: Run, lists: Lists, change: Lists): number[][] {
  const [coarse, fine] = [differences(2e-4, map, lists, change), differences(1e-4, map, lists, change)]
  return fine.map((list, at) => list.map((element, place) => (4 * element - (coarse[at]?.[place] as number)) / 3))
}

/** The reverse derivative over ℤ₂ of a multilinear map: f(x + eᵢ) + f(x) at each place, zero for the `fixed` list. */
export function booleanDifferences(map: Run, lists: Lists, change: Lists, fixed?: number): number[][] {
  const here = map(lists)
  return forEach(lists, fixed, (bit, changed) => Math.abs(paired(here, map(changed(1 - bit)), change)) % 2)
}
