/** What a plan has so far: where the bits of values lie, and the kernels that write them there. */
import type { Graph, Tensor } from '../../../graph/graph.ts'
import { notation } from '../../../objects/notation.ts'
import { elements } from '../../../objects/wire.ts'
import type { Kernel, NewRegion, Region } from '../kernel.ts'
import { unshaped } from './inlining.ts'
import type { Packed } from './layout.ts'
import { isRowMajor, packedWords, stepsOf } from './layout.ts'
import { shapeOf } from './values.ts'
import type { Way } from './ways.ts'
import { packed, wordSize, wordsFor } from './words.ts'

/** The store of a plan. */
export class Store {
  readonly kernels: Kernel[] = []
  readonly newRegion: NewRegion
  /** Values of which some bits lie in row-major order. */
  readonly rowMajor: Map<Tensor, Region>
  /** Values of which some bits are packed along an axis. */
  readonly packed: Map<Tensor, Map<number, Packed>> = new Map<Tensor, Map<number, Packed>>()
  /** The regions of outputs that are not written yet, by the value whose bits they are in row-major order. */
  readonly wanted: Map<Tensor, Region> = new Map<Tensor, Region>()
  /** The ways that are known until the next kernel. */
  readonly #ways = new Map<Tensor, Map<string, Way<never> | undefined>>()

  constructor(graph: Graph, inputs: readonly Region[], outputs: readonly Region[], newRegion: NewRegion) {
    this.newRegion = newRegion
    this.rowMajor = new Map(graph.inputs.map((input, at) => [input, inputs[at] as Region]))
    for (const [at, output] of graph.outputs.entries()) this.wanted.set(unshaped(output), outputs[at] as Region)
  }

  /** Adds kernels: what ways there are may be others then. */
  emit(...kernels: readonly Kernel[]): void {
    this.kernels.push(...kernels)
    this.forgetWays()
  }

  /** Forgets which ways there are, since something lies elsewhere now. */
  forgetWays(): void {
    this.#ways.clear()
  }

  /** A new region for a value's bits: in row-major order or, where an axis is given, packed along it. */
  regionOf(value: Tensor, axis?: number): Region {
    const shape = shapeOf(value)
    const root = unshaped(value)
    const wanted = axis === undefined || isRowMajor(shape, axis) ? this.wanted.get(root) : undefined
    if (wanted !== undefined) {
      this.wanted.delete(root)
      return wanted
    }
    const name = notation([value.wire])
    return axis === undefined
      ? this.newRegion(name, wordsFor(elements(shape)) * wordSize)
      : this.newRegion(`${name} along ${axis}`, packedWords(shape, axis) * wordSize)
  }

  /** Keeps a value's words, packed along an axis without gaps. */
  keep(value: Tensor, axis: number, region: Region): Packed {
    const packed = { region, axis, offset: 0, steps: stepsOf(shapeOf(value), axis) }
    if (isRowMajor(shapeOf(value), axis)) this.rowMajor.set(value, region)
    return this.keepPacked(value, packed)
  }

  /** Keeps where a value's words lie. */
  keepPacked(value: Tensor, packed: Packed): Packed {
    const known = this.packed.get(value) ?? new Map<number, Packed>()
    this.packed.set(value, known.set(packed.axis, packed))
    return packed
  }

  /** A way that is looked for once between kernels. */
  known<Bits>(value: Tensor, key: string, find: () => Way<Bits> | undefined): Way<Bits> | undefined {
    const ways = this.#ways.get(value) ?? new Map<string, Way<never> | undefined>()
    this.#ways.set(value, ways)
    if (!ways.has(key)) ways.set(key, find() as Way<never> | undefined)
    return ways.get(key) as Way<Bits> | undefined
  }

  /** A region that holds bits from the beginning. */
  data(bits: readonly unknown[]): Region {
    const bytes = packed(bits)
    return this.newRegion('constant', bytes.length, bytes)
  }
}
