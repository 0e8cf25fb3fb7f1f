/** Where regions lie: a plan by liveness, in which a region's place is free again after its last use. */
import { pushTo } from '../../objects/list.ts'
import type { Kernel, Region } from './kernel.ts'
import { aligned } from './storage.ts'

/** Kernels in order, and where the regions lie that are theirs alone. */
export interface Plan {
  readonly kernels: readonly Kernel[]
  /** The distance of each region from the beginning of the plan's bytes. */
  readonly places: ReadonlyMap<Region, number>
  readonly bytes: number
}

/** What a plan keeps. */
export interface Kept {
  /** Regions that lie elsewhere. */
  readonly outer: ReadonlySet<Region>
  /** Regions whose place is their own throughout: states. */
  readonly states: readonly Region[]
  /** The region that becomes the next state's, for each state that changes. */
  readonly next: ReadonlyMap<Region, Region>
  /** The kernel that copies one region to another. */
  copy(from: Region, to: Region): Kernel
}

/** The plan of kernels. The next states are computed in place where nothing needs the old ones after, and else copied. */
export function planned(given: readonly Kernel[], { outer, states, next, copy }: Kept): Plan {
  const ordered = updatesLast(given, new Set(next.keys()))
  const mayReplace = replacing(ordered)
  const inPlace = new Map([...next].filter(([region, state]) => mayReplace(region, state)))
  const copied = [...next].filter(([region]) => !inPlace.has(region))
  const kernels = [...ordered, ...copied.map(([region, state]) => copy(region, state))]
  const own = (region: Region): Region => inPlace.get(region) ?? region

  const arena = new Holes()
  const places = new Map<Region, number>(states.map((state) => [state, arena.take(state.bytes)] as const))
  const ofStates = new Set(states)
  const isPlanned = (region: Region): boolean =>
    !outer.has(region) && !ofStates.has(region) && region.data === undefined
  const last = new Map<Region, number>()
  for (const [index, { reads, writes }] of kernels.entries())
    for (const region of [...reads, ...writes]) last.set(own(region), index)

  for (const [index, kernel] of kernels.entries()) {
    const ending = new Set(kernel.reads.map(own).filter((region) => isPlanned(region) && last.get(region) === index))
    // What has no elements is read without being written.
    for (const region of [...kernel.reads, ...kernel.writes].map(own)) {
      if (!isPlanned(region) || places.has(region)) continue
      const replaced = [...ending].find(
        (read) => aligned(read.bytes) === aligned(region.bytes) && (kernel.inPlace?.(read, region) ?? false),
      )
      if (replaced === undefined) places.set(region, arena.take(region.bytes))
      else {
        places.set(region, places.get(replaced) as number)
        ending.delete(replaced)
      }
      if (last.get(region) === index) ending.add(region)
    }
    for (const region of ending) arena.free(places.get(region) as number, region.bytes)
  }
  for (const [region, state] of inPlace) {
    const place = places.get(state)
    if (place !== undefined) places.set(region, place)
  }
  return { kernels, places, bytes: arena.bytes }
}

/** The kernels in an order in which those come last that only make next states, which no other reads. */
function updatesLast(kernels: readonly Kernel[], next: ReadonlySet<Region>): readonly Kernel[] {
  const read = new Set(kernels.flatMap(({ reads }) => reads))
  const isUpdate = ({ writes }: Kernel): boolean => writes.every((region) => next.has(region) && !read.has(region))
  return [...kernels.filter((kernel) => !isUpdate(kernel)), ...kernels.filter(isUpdate)]
}

/** Says whether a region may lie where a state does: one kernel writes it, after or while the state is read for the last time. */
function replacing(kernels: readonly Kernel[]): (region: Region, state: Region) => boolean {
  const writers = new Map<Region, number[]>()
  const lastRead = new Map<Region, number>()
  for (const [index, { reads, writes }] of kernels.entries()) {
    for (const region of reads) lastRead.set(region, index)
    for (const region of writes) pushTo(writers, region, index)
  }
  return (region, state) => {
    const [writer, ...others] = writers.get(region) ?? []
    if (writer === undefined || others.length > 0) return false
    const last = lastRead.get(state) ?? -1
    return last < writer || (last === writer && (kernels[writer]?.inPlace?.(state, region) ?? false))
  }
}

/** Bytes that are taken and freed: the first hole that is large enough is taken. */
class Holes {
  #holes: (readonly [from: number, to: number])[] = []
  bytes = 0

  take(wanted: number): number {
    const size = aligned(Math.max(wanted, 1))
    const index = this.#holes.findIndex(([from, to]) => to - from >= size)
    const hole = this.#holes[index]
    if (hole === undefined) {
      const place = this.bytes
      this.bytes += size
      return place
    }
    const [from, to] = hole
    this.#holes.splice(index, 1, ...(to - from > size ? [[from + size, to] as const] : []))
    return from
  }

  free(place: number, taken: number): void {
    const size = aligned(Math.max(taken, 1))
    const after = this.#holes.findIndex(([from]) => from > place)
    const at = after < 0 ? this.#holes.length : after
    const [before, behind] = [this.#holes[at - 1], this.#holes[at]]
    const joinsBefore = before?.[1] === place
    const joinsBehind = behind?.[0] === place + size
    const from = joinsBefore ? before[0] : place
    const to = joinsBehind ? behind[1] : place + size
    this.#holes.splice(joinsBefore ? at - 1 : at, Number(joinsBefore) + Number(joinsBehind), [from, to])
  }
}
