/**
 * The plan of a graph over ℤ₂: how the bits of each value lie, and by which kernel they come about.
 *
 * Values come one after another. Each is computed in the way that takes the fewest word operations, those counted that bring
 * its operands into the layout that the way needs. Values that only move places are views: they cost nothing as long as
 * whole words move.
 */
import type { Graph, Tensor } from '../../../graph/graph.ts'
import { constant, gather, reshape } from '../../../graph/structural.ts'
import { pushTo } from '../../../objects/list.ts'
import { integersModulo2 } from '../../../objects/bit.ts'
import { elements } from '../../../objects/wire.ts'
import type { Kernel, NewRegion, Region } from '../kernel.ts'
import { Computations } from './computations.ts'
import { Conversions, unpackingCost } from './conversions.ts'
import { copy } from './copy.ts'
import { hasIndexing } from './indexing.ts'
import { isProduct, isSum, unshaped } from './inlining.ts'
import type { Layout } from './layout.ts'
import { viewOf } from './layout.ts'
import { Store } from './store.ts'
import { shapeOf, valuesOf, viewedBy } from './values.ts'
import type { Way } from './ways.ts'
import { best, notYet } from './ways.ts'
import { wordsFor } from './words.ts'

/**
 * Whether this engine has a kernel for a value: its primitive's meaning over ℤ₂. The numbers of rows of bits are over ℝ, and
 * come from elsewhere.
 */
export function hasBitKernel(value: Tensor): boolean {
  const { primitive, operands } = value.node
  if (primitive === gather) return value.wire.domain === integersModulo2 && operands[1]?.node.primitive !== constant
  return (
    [value, ...operands].every(({ wire }) => wire.domain === integersModulo2) &&
    (primitive === constant || primitive === reshape || hasIndexing(value))
  )
}

/**
 * The kernels of a graph over ℤ₂. Its inputs and outputs lie in the given regions as the words of a `BitVector`: packed
 * row-major, the first bit lowest, places past the last bit zero.
 */
export function bitKernels(
  graph: Graph,
  inputs: readonly Region[],
  outputs: readonly Region[],
  newRegion: NewRegion,
): readonly Kernel[] {
  const plan = new Plan(graph, inputs, outputs, newRegion)
  for (const value of graph.values) plan.compute(value)
  for (const [at, output] of graph.outputs.entries()) plan.give(output, outputs[at] as Region)
  return plan.kernels.filter(({ extent }) => extent > 0)
}

/** Ways that take so many times what the cheapest takes are not looked at further. */
const farOff = 16

/** How many users of a value are asked what its layout means to them. */
const farthest = 8

class Plan {
  readonly #store: Store
  readonly #conversions: Conversions
  readonly #computations: Computations
  /** The values that are not computed yet, views apart. */
  readonly #pending: Set<Tensor>
  /** Products that are not written: what uses them multiplies their factors. */
  readonly #products: ReadonlySet<Tensor>
  /** What uses a value, or a view of it. */
  readonly #users = new Map<Tensor, Tensor[]>()

  constructor(graph: Graph, inputs: readonly Region[], outputs: readonly Region[], newRegion: NewRegion) {
    this.#store = new Store(graph, inputs, outputs, newRegion)
    this.#conversions = new Conversions(this.#store, {
      isPending: (value) => this.#pending.has(value),
      computing: (value, converts, then) => this.#computing(value, converts, then),
      bitByBit: (value) => this.#computations.bitByBit(value),
      byWords: (value, reading, axis) => this.#computations.byWords(value, reading, axis),
    })
    this.#computations = new Computations(this.#store, this.#conversions, (product) => this.#products.has(product))
    this.#pending = new Set(graph.values.filter((value) => viewOf(value) === undefined))
    for (const value of this.#pending)
      for (const operand of new Set(value.node.operands.map(viewedBy))) pushTo(this.#users, operand, value)
    this.#products = new Set([...this.#pending].filter((value) => this.#isInlined(value)))
  }

  get kernels(): readonly Kernel[] {
    return this.#store.kernels
  }

  /** Writes a value's bits into a region, in row-major order, where they are not there yet. */
  give(value: Tensor, region: Region): void {
    const from = this.#conversions.takeRowMajor(value)
    if (from !== region) this.#store.emit(copy(from, region, wordsFor(elements(shapeOf(value)))))
  }

  /** Computes a value in the cheapest way; views and constants wait until it is known in which layout they are wanted. */
  compute(value: Tensor): void {
    if (this.#products.has(value)) return
    if (valuesOf(value) === undefined && viewOf(value) === undefined) this.#choice(value).go()
    this.#pending.delete(value)
  }

  /** The way to a value that waits: a product that is inlined is computed where its factors cannot stand for it. */
  #computing<Bits>(value: Tensor, converts: boolean, then: () => Way<Bits> | undefined): Way<Bits> | undefined {
    if (!this.#products.has(value)) return notYet
    if (!converts) return undefined
    return {
      cost: Math.min(...this.#computations.waysTo(value).map(({ cost }) => cost)),
      go: () => {
        if (this.#pending.has(value)) this.#choice(value).go()
        this.#pending.delete(value)
        this.#store.forgetWays()
        return (then() as Way<Bits>).go()
      },
    }
  }

  /** Whether a value is a product that is worth to be multiplied again wherever it is summed. */
  #isInlined(value: Tensor): boolean {
    const users = this.#users.get(value) ?? []
    const isUnshaped = (user: Tensor): boolean =>
      user.node.operands.some((operand) => unshaped(operand) === value) && isSum(user)
    return (
      isProduct(value) &&
      value.node.operands.every((operand) => elements(shapeOf(operand)) < elements(shapeOf(value))) &&
      users.length <= 2 &&
      users.every(isUnshaped) &&
      !this.#store.wanted.has(value)
    )
  }

  /** The cheapest way to compute a value, where what follows is counted too. */
  #choice(value: Tensor): Way<unknown> {
    const ways = this.#computations.waysTo(value)
    const least = Math.min(...ways.map(({ cost }) => cost))
    const near = ways.filter(({ cost }) => cost <= farOff * least)
    const layouts = new Set(near.map(({ layout }) => layout))
    const following = new Map(
      [...layouts].map((layout) => [layout, layouts.size === 1 ? 0 : this.#costAfter(value, layout)]),
    )
    return best(
      near.map(({ cost, layout, go }) => ({ cost: cost + (following.get(layout) as number), go })),
    ) as Way<unknown>
  }

  /** What those take that use a value, if its bits lie so. */
  #costAfter(value: Tensor, layout: Layout): number {
    const nowhere: Region = { name: '', bytes: 0 }
    this.#store.forgetWays()
    if (layout === 'row-major') this.#store.rowMajor.set(value, nowhere)
    else this.#store.keep(value, layout, nowhere)
    this.#pending.delete(value)
    const users = this.#users.get(value) ?? []
    const isWanted = this.#store.wanted.has(unshaped(value)) && layout !== 'row-major'
    const cost = users
      .slice(0, farthest)
      .map((user) => Math.min(...this.#computations.waysTo(user).map((way) => way.cost)))
      .reduce((sum, one) => sum + one, isWanted ? unpackingCost(shapeOf(value), layout) : 0)
    this.#pending.add(value)
    this.#store.rowMajor.delete(value)
    this.#store.packed.delete(value)
    this.#store.forgetWays()
    return cost
  }
}
