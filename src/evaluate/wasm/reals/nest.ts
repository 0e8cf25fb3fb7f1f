/** How a loop over ℝ is gone through: which axes there are, in which order, and along which one two places are done at once. */
import type { Load } from './expression.ts'
import type { Loop } from './loop.ts'
import type { View } from './view.ts'
import { isInjective, keptOf } from './view.ts'

/** An axis of a nest of loops. */
export interface Axis {
  readonly size: number
  /** Which axis of the nest's views it is. */
  readonly place: number
  /** Whether all its places go to one place of the target, so that they come together in a register. */
  readonly isReduced: boolean
}

/** A nest of loops, the outermost first: kept axes, then reduced ones. */
export interface Nest {
  readonly axes: readonly Axis[]
  /** The axis along which two places are done at once, an index of `axes`: the last kept one, or the last of all. */
  readonly vector: number
  readonly extent: number
  /** The places of one unit of work along the first axis. */
  readonly unit: number
  /** The steps of a view along the nest's axes, in elements. */
  stepsOf(view: View): readonly number[]
}

/** The places of a unit of work where all of a loop is one axis. */
const unitOfWork = 1024

/** The nest of a loop. */
export function nestOf({ shape, targets }: Loop, loads: readonly Load[]): Nest {
  const views = [...targets.map(({ view }) => view), ...loads.map(({ view }) => view)]
  const groups = mergedAxes(shape, views)
  const sizes = groups.map((group) => group.reduce((product, axis) => product * (shape[axis] as number), 1))
  const stepAlong = (view: View, place: number): number => view.steps[groups[place]?.at(-1) as number] as number

  const [first] = targets
  const combines = first !== undefined && first.combination !== 'replace'
  const target = first?.view as View
  const isReduced = (place: number): boolean => combines && stepAlong(target, place) === 0
  // Where targets overlap, places come together in memory, one after another.
  const overlaps = combines && !isInjective(keptOf(target))

  const places = [...groups.keys()]
  const cost = (place: number): number => {
    const size = sizes[place] as number
    const each = views.reduce((sum, view) => sum + costOf(stepAlong(view, place)), 0)
    return (each * 2 * Math.ceil(size / 2)) / size
  }
  const candidates = overlaps ? places.filter((place) => stepAlong(target, place) !== 0) : places
  const best = candidates.reduce<number | undefined>(
    (found, place) => (found === undefined || cost(place) <= cost(found) ? place : found),
    undefined,
  )
  const reduced = overlaps ? [] : places.filter(isReduced)
  const kept = places.filter((place) => !reduced.includes(place))
  const lastly = (list: readonly number[]): number[] =>
    best !== undefined && list.includes(best) ? [...list.filter((place) => place !== best), best] : [...list]
  const axes = [...lastly(kept), ...lastly(reduced)].map((place): Axis => ({
    size: sizes[place] as number,
    place,
    isReduced: reduced.includes(place),
  }))
  const vector = axes.findIndex(({ place }) => place === best)
  const outer = axes[0]
  const unit = vector === 0 ? unitOfWork : 1
  return {
    axes,
    vector,
    extent: outer === undefined || outer.isReduced || overlaps ? 1 : Math.ceil(outer.size / unit),
    unit,
    stepsOf: (view) => axes.map(({ place }) => stepAlong(view, place)),
  }
}

/** What it costs to reach two places that lie so far apart: one number for both, two together, or each. */
const costOf = (step: number): number => (step === 0 ? 0.2 : step === 1 ? 1 : 3)

/** Runs of axes that are one axis for all views; axes of size 1 are in none. */
function mergedAxes(shape: readonly number[], views: readonly View[]): readonly (readonly number[])[] {
  const groups: number[][] = []
  for (const [axis, size] of shape.entries()) {
    if (size === 1) continue
    const last = groups.at(-1)
    const before = last?.at(-1)
    const composes =
      before !== undefined && views.every(({ steps }) => steps[before] === (steps[axis] as number) * size)
    if (composes) last?.push(axis)
    else groups.push([axis])
  }
  return groups
}
