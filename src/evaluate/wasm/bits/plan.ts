/**
 * The plan of a graph over ℤ₂: how the bits of each value lie, and by which kernel they come about.
 *
 * Values come one after another. Each is computed in the way that takes the fewest word operations, those counted that bring
 * its operands into the layout that the way needs. Values that only move places are views: they cost nothing as long as
 * whole words move.
 */
import type { Graph, Primitive, Tensor } from '../../../graph/graph.ts'
import { broadcast, constant, gather, reshape } from '../../../graph/structural.ts'
import { integersModulo2 } from '../../../objects/bit.ts'
import type { Shape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { Kernel, NewRegion, Region } from '../kernel.ts'
import type { RowOperand } from './by-words.ts'
import { rowSum } from './by-words.ts'
import { copy } from './copy.ts'
import { fill } from './fill.ts'
import type { Product } from './four-russians.ts'
import { dealing, dealingCost, lookingUp, lookingUpCost, pileBytes, tableBytes, tables } from './four-russians.ts'
import { gatherBits } from './gather.ts'
import { bitSum, bitsOf } from './general.ts'
import type { Affine, Indexing } from './indexing.ts'
import { composed, hasIndexing, indexingOf } from './indexing.ts'
import type { Layout, Packed } from './layout.ts'
import type { Reading } from './inlining.ts'
import { inlined, isProduct, isSum, readingOf, unshaped, unspread } from './inlining.ts'
import { isRowMajor, isWhole, packedWords, placeOf, stepsOf, viewOf } from './layout.ts'
import { fromOctets, octetsCost, toOctets } from './octets.ts'
import { paritySum } from './parity.ts'
import { joined, joiningCost, spaced } from './rows.ts'
import { transposed, transposingCost } from './transpose.ts'
import { packed, wordBits, wordSize, wordsFor } from './words.ts'

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

/** A way to have a value's bits in a layout: how many word operations it takes, and how to go it. */
interface Way<Bits> {
  readonly cost: number
  go(): Bits
}

/** A way to compute a value, and how its bits lie then. */
interface Computing extends Way<unknown> {
  readonly layout: Layout
}

/** What a bit takes where bits are taken one by one, in word operations. */
const bitCost = 30

/** How many users of a value are asked what its layout means to them. */
const farthest = 8

/** The way to what is not computed yet: nothing is known of it, so it costs nothing. */
const notYet: Way<never> = {
  cost: 0,
  go() {
    throw new Error('a value is asked for before it is computed')
  },
}

const shapeOf = ({ wire }: Tensor): Shape => wire.shape
const nameOf = ({ node }: Tensor): string => (node.primitive as Primitive<never>).name
const axesOf = (value: Tensor): number[] => shapeOf(value).map((_, axis) => axis)

/** The values of a constant: one for each place, or one for all. */
function valuesOf({ node: { primitive, attributes } }: Tensor): readonly unknown[] | undefined {
  return primitive === constant ? (attributes as { readonly values: readonly unknown[] }).values : undefined
}

/** The places before an axis, on it, and behind it. */
function around(shape: Shape, axis: number): readonly [before: number, size: number, behind: number] {
  return [elements(shape.slice(0, axis)), shape[axis] as number, elements(shape.slice(axis + 1))]
}

/** The cheapest of some ways. */
function best<Bits>(ways: readonly (Way<Bits> | undefined)[]): Way<Bits> | undefined {
  return ways.reduce(
    (least, way) => (way !== undefined && way.cost < (least?.cost ?? Infinity) ? way : least),
    undefined,
  )
}

class Plan {
  readonly kernels: Kernel[] = []
  readonly #newRegion: NewRegion
  /** Values of which some bits lie in row-major order. */
  readonly #rowMajor: Map<Tensor, Region>
  /** Values of which some bits are packed along an axis. */
  readonly #packed = new Map<Tensor, Map<number, Packed>>()
  /** The regions of outputs that are not written yet, by the value whose bits they are in row-major order. */
  readonly #wanted = new Map<Tensor, Region>()
  /** The values that are not computed yet, views apart. */
  readonly #pending: Set<Tensor>
  /** Products that are not written: what uses them multiplies their factors. */
  readonly #products: ReadonlySet<Tensor>
  /** What uses a value, or a view of it. */
  readonly #users = new Map<Tensor, Tensor[]>()
  /** The ways that are known until the next kernel. */
  readonly #ways = new Map<Tensor, Map<string, Way<never> | undefined>>()

  constructor(graph: Graph, inputs: readonly Region[], outputs: readonly Region[], newRegion: NewRegion) {
    this.#newRegion = newRegion
    this.#rowMajor = new Map(graph.inputs.map((input, at) => [input, inputs[at] as Region]))
    this.#pending = new Set(graph.values.filter((value) => viewOf(value) === undefined))
    for (const value of this.#pending)
      for (const operand of new Set(value.node.operands.map(viewedBy)))
        this.#users.set(operand, [...(this.#users.get(operand) ?? []), value])
    for (const [at, output] of graph.outputs.entries()) this.#wanted.set(unshaped(output), outputs[at] as Region)
    this.#products = new Set([...this.#pending].filter((value) => this.#isInlined(value)))
  }

  /** Writes a value's bits into a region, in row-major order, where they are not there yet. */
  give(value: Tensor, region: Region): void {
    const from = this.#takeRowMajor(value)
    if (from !== region) this.#emit(copy(from, region, wordsFor(elements(shapeOf(value)))))
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
      cost: Math.min(...this.#waysTo(value).map(({ cost }) => cost)),
      go: () => {
        if (this.#pending.has(value)) this.#choice(value).go()
        this.#pending.delete(value)
        this.#ways.clear()
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
      !this.#wanted.has(value)
    )
  }

  /** The cheapest way to compute a value, where what follows is counted too. */
  #choice(value: Tensor): Way<unknown> {
    const ways = this.#waysTo(value)
    const least = Math.min(...ways.map(({ cost }) => cost))
    const near = ways.filter(({ cost }) => cost <= 16 * least)
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
    this.#ways.clear()
    if (layout === 'row-major') this.#rowMajor.set(value, nowhere)
    else this.#keep(value, layout, nowhere)
    this.#pending.delete(value)
    const users = this.#users.get(value) ?? []
    const isWanted = this.#wanted.has(unshaped(value)) && layout !== 'row-major'
    const cost = users
      .slice(0, farthest)
      .map((user) => Math.min(...this.#waysTo(user).map((way) => way.cost)))
      .reduce((sum, one) => sum + one, isWanted ? unpackingCost(shapeOf(value), layout) : 0)
    this.#pending.add(value)
    this.#rowMajor.delete(value)
    this.#packed.delete(value)
    this.#ways.clear()
    return cost
  }

  #emit(...kernels: readonly Kernel[]): void {
    this.kernels.push(...kernels)
    this.#ways.clear()
  }

  /** A new region for a value's bits: in row-major order or, where an axis is given, packed along it. */
  #regionOf(value: Tensor, axis?: number): Region {
    const shape = shapeOf(value)
    const root = unshaped(value)
    const wanted = axis === undefined || isRowMajor(shape, axis) ? this.#wanted.get(root) : undefined
    if (wanted !== undefined) {
      this.#wanted.delete(root)
      return wanted
    }
    const name = value.node.primitive === undefined ? 'input' : nameOf(value)
    return axis === undefined
      ? this.#newRegion(name, wordsFor(elements(shape)) * wordSize)
      : this.#newRegion(`${name} along ${axis}`, packedWords(shape, axis) * wordSize)
  }

  /** Keeps a value's words, packed along an axis without gaps. */
  #keep(value: Tensor, axis: number, region: Region): Packed {
    const packed = { region, axis, offset: 0, steps: stepsOf(shapeOf(value), axis) }
    if (isRowMajor(shapeOf(value), axis)) this.#rowMajor.set(value, region)
    return this.#keepPacked(value, packed)
  }

  #keepPacked(value: Tensor, packed: Packed): Packed {
    const known = this.#packed.get(value) ?? new Map<number, Packed>()
    this.#packed.set(value, known.set(packed.axis, packed))
    return packed
  }

  /** A way that is looked for once between kernels. */
  #known<Bits>(value: Tensor, key: string, find: () => Way<Bits> | undefined): Way<Bits> | undefined {
    const ways = this.#ways.get(value) ?? new Map<string, Way<never> | undefined>()
    this.#ways.set(value, ways)
    if (!ways.has(key)) ways.set(key, find() as Way<never> | undefined)
    return ways.get(key) as Way<Bits> | undefined
  }

  // Layouts

  #takeRowMajor(value: Tensor): Region {
    return (this.#toRowMajor(value, true) as Way<Region>).go()
  }

  /** The way to a value's bits in row-major order; whether they may be brought there from another layout. */
  #toRowMajor(value: Tensor, converts: boolean): Way<Region> | undefined {
    return this.#known(value, `row-major ${converts}`, () => {
      const stored = this.#rowMajor.get(value)
      if (stored !== undefined) return { cost: 0, go: () => stored }
      const values = valuesOf(value)
      if (values !== undefined) return this.#written(value, values)
      if (this.#pending.has(value)) return this.#computing(value, converts, () => this.#toRowMajor(value, true))
      const [operand] = value.node.operands
      const keep = (region: Region): Region => {
        this.#rowMajor.set(value, region)
        return region
      }
      const same = value.node.primitive === reshape ? this.#toRowMajor(operand as Tensor, converts) : undefined
      const aliased = same && { cost: same.cost, go: () => keep(same.go()) }
      const once = (way: Way<Region> | undefined): Way<Region> | undefined =>
        way && { cost: way.cost, go: () => this.#rowMajor.get(value) ?? way.go() }
      if (!converts) return once(aliased)
      return once(
        best([
          aliased,
          ...axesOf(value).map((axis) => this.#unpacking(value, axis)),
          viewOf(value) !== undefined && value.node.primitive !== reshape ? this.#bitByBit(value) : undefined,
        ]),
      )
    })
  }

  /** The bits of a constant: one for all places is filled in, others are there from the beginning. */
  #written(value: Tensor, values: readonly unknown[]): Way<Region> {
    const size = elements(shapeOf(value))
    const isFilled = values.length === 1 && size > wordBits
    return {
      cost: isFilled ? wordsFor(size) : 0,
      go: () => {
        const known = this.#rowMajor.get(value)
        if (known !== undefined) return known
        const region = isFilled
          ? this.#regionOf(value)
          : this.#data(values.length === 1 ? new Array<unknown>(size).fill(values[0]) : values)
        if (isFilled) this.#emit(fill(values[0], size, region))
        this.#rowMajor.set(value, region)
        return region
      },
    }
  }

  /** A region that holds bits from the beginning. */
  #data(bits: readonly unknown[]): Region {
    const bytes = packed(bits)
    return this.#newRegion('constant', bytes.length, bytes)
  }

  /** From words packed along an axis to row-major order. */
  #unpacking(value: Tensor, axis: number): Way<Region> | undefined {
    const words = this.#toPacked(value, axis, false)
    if (words === undefined) return undefined
    const [before, size, behind] = around(shapeOf(value), axis)
    return {
      cost: words.cost + unpackingCost(shapeOf(value), axis),
      go: () => {
        const { region } = this.#whole(value, words.go())
        if (isRowMajor(shapeOf(value), axis)) this.#rowMajor.set(value, region)
        else if (before === 1 && behind === 8) {
          const result = this.#regionOf(value)
          this.#emit(toOctets(size, region, result))
          this.#rowMajor.set(value, result)
        } else {
          const lines =
            behind === 1
              ? region
              : this.#turned(
                  value,
                  { count: before, rows: behind, columns: size, rowBytes: wordsFor(size) * wordSize },
                  region,
                )
          const result = this.#regionOf(value)
          this.#emit(behind === 1 ? joined(lines, result, before, size) : joined(lines, result, before * size, behind))
          this.#rowMajor.set(value, result)
        }
        return this.#rowMajor.get(value) as Region
      },
    }
  }

  /** Matrices of bits transposed, in a new region. */
  #turned(value: Tensor, matrices: Parameters<typeof transposed>[0], from: Region): Region {
    const { count, rows, columns } = matrices
    const name = value.node.primitive === undefined ? 'input' : nameOf(value)
    const to = this.#newRegion(`${name} transposed`, count * columns * wordsFor(rows) * wordSize)
    this.#emit(transposed(matrices, from, to))
    return to
  }

  /** Words without gaps from the beginning of a region. */
  #whole(value: Tensor, packed: Packed): Packed {
    const shape = shapeOf(value)
    if (isWhole(shape, packed)) return packed
    const { axis, offset, steps, region } = packed
    const to = this.#regionOf(value, axis)
    const operand: RowOperand = { kind: 'words', offset, steps: steps.toSpliced(axis, 1) }
    const rows = shape.toSpliced(axis, 1)
    const sum = { name: 'gather', rows, size: shape[axis] as number, summed: [], combine: 'and', bounds: [] } as const
    this.#emit(rowSum({ ...sum, operands: [operand] }, [region], to))
    return this.#keep(value, axis, to)
  }

  /** The way to a value's bits packed along an axis; whether they may be brought there from another layout. */
  #toPacked(value: Tensor, axis: number, converts: boolean): Way<Packed> | undefined {
    return this.#known(value, `${axis} ${converts}`, () => {
      const stored = this.#packed.get(value)?.get(axis)
      if (stored !== undefined) return { cost: 0, go: () => stored }
      if (this.#pending.has(value)) return this.#computing(value, converts, () => this.#toPacked(value, axis, true))
      const shape = shapeOf(value)
      const flat = this.#toRowMajor(value, false)
      const direct = best([
        flat && isRowMajor(shape, axis) ? { cost: flat.cost, go: () => this.#keep(value, axis, flat.go()) } : undefined,
        this.#viewing(value, axis),
      ])
      const once = (way: Way<Packed> | undefined): Way<Packed> | undefined =>
        way && { cost: way.cost, go: () => this.#packed.get(value)?.get(axis) ?? way.go() }
      if (!converts) return once(direct)
      const others = axesOf(value).map((from) => this.#turning(value, from, axis))
      const cheap = best([direct, flat && this.#packing(value, axis, flat), ...others])
      return once(cheap ?? this.#packing(value, axis, this.#toRowMajor(value, true) as Way<Region>))
    })
  }

  /** Words of a view, from those of what it views. */
  #viewing(value: Tensor, axis: number): Way<Packed> | undefined {
    const view = viewOf(value)
    if (view === undefined) return undefined
    const { operand } = view
    const from = view.axisOf(axis)
    if (from !== undefined) {
      const words = this.#toPacked(operand, from, true) as Way<Packed>
      return {
        cost: words.cost,
        go: () => {
          const packed = words.go()
          const viewed = view.of(packed, axis) ?? view.of(this.#whole(operand, packed), axis)
          return this.#keepPacked(value, viewed as Packed)
        },
      }
    }
    if (value.node.primitive !== broadcast) return undefined
    return this.#byWords(value, readingOf(value), axis)
  }

  /** From row-major order to words packed along an axis. */
  #packing(value: Tensor, axis: number, flat: Way<Region>): Way<Packed> {
    const [before, size, behind] = around(shapeOf(value), axis)
    const isLast = behind === 1
    const isBytes = behind % 8 === 0
    const isOctets = before === 1 && behind === 8
    const spacing = isLast ? before * (1 + size / 32) : isBytes ? 0 : before * size * (1 + behind / 32)
    const turning = isLast
      ? 0
      : isOctets
        ? octetsCost(size)
        : transposingCost({ count: before, rows: size, columns: behind })
    return {
      cost: flat.cost + 2 * spacing + turning,
      go: () => {
        const from = flat.go()
        const to = this.#regionOf(value, axis)
        if (isLast) this.#emit(spaced(from, to, before, size))
        else if (isOctets) this.#emit(fromOctets(size, from, to))
        else {
          const matrices = { count: before, rows: size, columns: behind }
          const rowBytes = wordsFor(behind) * wordSize
          if (isBytes) this.#emit(transposed({ ...matrices, rowBytes: behind / 8 }, from, to))
          else {
            const lines = this.#newRegion('rows', before * size * rowBytes)
            this.#emit(spaced(from, lines, before * size, behind), transposed({ ...matrices, rowBytes }, lines, to))
          }
        }
        return this.#keep(value, axis, to)
      },
    }
  }

  /** From words packed along one axis to words packed along another, where no other axis lies between or behind. */
  #turning(value: Tensor, from: number, axis: number): Way<Packed> | undefined {
    const shape = shapeOf(value)
    const [first, last] = [Math.min(from, axis), Math.max(from, axis)]
    const between = elements(shape.slice(first + 1, last)) * elements(shape.slice(last + 1))
    const words = from === axis || between !== 1 ? undefined : this.#toPacked(value, from, false)
    if (words === undefined) return undefined
    const [count, rows, columns] = [elements(shape.slice(0, first)), shape[axis] as number, shape[from] as number]
    return {
      cost: words.cost + transposingCost({ count: count, rows: rows, columns: columns }),
      go: () => {
        const { region } = this.#whole(value, words.go())
        const to = this.#regionOf(value, axis)
        this.#emit(transposed({ count, rows, columns, rowBytes: wordsFor(columns) * wordSize }, region, to))
        return this.#keep(value, axis, to)
      },
    }
  }

  /** Where bits are, in whichever layout they are nearest. */
  #toBits(value: Tensor): Way<readonly [Region, Affine]> {
    const shape = shapeOf(value)
    const flat = this.#toRowMajor(value, true) as Way<Region>
    const words = axesOf(value).map((axis) => this.#toPacked(value, axis, false))
    return best([
      { cost: flat.cost, go: () => [flat.go(), placeOf(shape, undefined)] as const },
      ...words.map(
        (way) =>
          way && {
            cost: way.cost,
            go: () => {
              const packed = way.go()
              return [packed.region, placeOf(shape, packed)] as const
            },
          },
      ),
    ]) as Way<readonly [Region, Affine]>
  }

  // Values

  /** All the ways to compute a value. */
  #waysTo(value: Tensor): readonly Computing[] {
    if (value.node.primitive === gather) return [{ layout: 'row-major', ...this.#rows(value) }]
    const own = readingOf(value)
    const to = (layout: Layout, way: Way<unknown> | undefined): Computing[] =>
      way === undefined
        ? []
        : [{ layout: isAsRowMajor(value, layout) ? 'row-major' : layout, cost: way.cost, go: way.go }]
    const byWordsOf = (reading: Reading): Computing[] =>
      axesOf(value).flatMap((axis) => to(axis, this.#byWords(value, reading, axis)))
    const parityOf = (reading: Reading): Computing[] =>
      reading.indexing.summed.flatMap((_, at) => to('row-major', this.#parity(value, reading, at)))
    const inline = inlined(value, (product) => this.#products.has(product))
    return [
      to('row-major', this.#bitByBit(value)),
      to('row-major', this.#placewise(value, own.indexing)),
      byWordsOf(own),
      parityOf(own),
      inline === undefined ? [] : [...byWordsOf(inline), ...parityOf(inline)],
      this.#fourRussians(value, own.indexing),
    ].flat()
  }

  /** Rows by their numbers. */
  #rows(value: Tensor): Way<void> {
    const [table, numbers] = value.node.operands as readonly [Tensor, Tensor]
    const [bits, indices] = [table, numbers].map((operand) => this.#toRowMajor(operand, true)) as [
      Way<Region>,
      Way<Region>,
    ]
    return {
      cost: bits.cost + elements(shapeOf(numbers)) + wordsFor(elements(shapeOf(value))),
      go: () => {
        const reads = [bits.go(), indices.go()] as const
        const result = this.#regionOf(value)
        this.#emit(gatherBits([shapeOf(table), shapeOf(numbers)], reads, result))
        this.#rowMajor.set(value, result)
      },
    }
  }

  /** Bit by bit, from wherever the operands' bits are. */
  #bitByBit(value: Tensor): Way<Region> {
    const { operands } = value.node
    const indexing = indexingOf(value)
    const bits = operands.map((operand) => this.#toBits(operand))
    return {
      cost: total(bits) + bitCost * elements([...indexing.shape, ...indexing.summed]),
      go: () => {
        const taken = bits.map((way) => way.go())
        const result = this.#regionOf(value)
        const sum = bitsOf(
          nameOf(value),
          indexing,
          taken.map(([, place]) => place),
        )
        this.#emit(
          bitSum(
            sum,
            taken.map(([region]) => region),
            result,
          ),
        )
        this.#rowMajor.set(value, result)
        return result
      },
    }
  }

  /** Word by word, where places do not move. */
  #placewise(value: Tensor, indexing: Indexing): Way<Region> | undefined {
    const { operands } = value.node
    const rank = indexing.shape.length
    const isSteady = indexing.operands.every(
      (numbers) =>
        numbers.length === rank &&
        numbers.every(
          ({ offset, steps }, axis) => offset === 0 && steps.every((step, at) => step === Number(at === axis)),
        ),
    )
    if (!isSteady || indexing.summed.length > 0 || indexing.bounds.length > 0) return undefined
    const flat = operands.map((operand) => this.#toRowMajor(operand, true) as Way<Region>)
    const size = elements(indexing.shape)
    return {
      cost: total(flat) + wordsFor(size),
      go: () => {
        const reads = flat.map((way) => way.go())
        const result = this.#regionOf(value)
        const own = operands.map((): RowOperand => ({ kind: 'words', offset: 0, steps: [] }))
        const sum = { name: nameOf(value), rows: [], size, summed: [], bounds: [] }
        this.#emit(rowSum({ ...sum, combine: indexing.combine, operands: own }, reads, result))
        this.#rowMajor.set(value, result)
        return result
      },
    }
  }

  /** By words along an axis: each operand is packed along it too, or does not have it. */
  #byWords(value: Tensor, given: Reading, packedAlong: number): Way<Packed> | undefined {
    const reading = unspread(given)
    const { indexing, operands } = reading
    const axis = reading.axisOf(packedAlong)
    if (axis === undefined) return undefined
    const { shape, summed, combine, bounds } = indexing
    const size = shape[axis] as number
    const along = indexing.operands.map((numbers, at) => {
      const operand = operands[at] as Tensor
      return valuesOf(operand)?.length === 1 ? -1 : packedAxis(numbers, axis, shapeOf(operand), size)
    })
    if (along.includes(undefined) || bounds.some(({ steps }) => steps[axis] !== 0)) return undefined
    const rank = shape.length + summed.length
    const taken = operands.map((operand, at): Way<readonly [Region, RowOperand]> => {
      const own = along[at] as number
      const numbers = indexing.operands[at] as readonly Affine[]
      const values = valuesOf(operand)
      if (values?.length === 1)
        return {
          cost: 0,
          go: () => [this.#data(values), { kind: 'bit', offset: 0, steps: new Array<number>(rank - 1).fill(0) }],
        }
      if (own < 0) {
        const bits = this.#toBits(operand)
        return {
          cost: bits.cost,
          go: () => {
            const [region, place] = bits.go()
            return [region, { kind: 'bit', ...without(composed(place, numbers, rank), axis) }]
          },
        }
      }
      const words = this.#toPacked(operand, own, true) as Way<Packed>
      return {
        cost: words.cost,
        go: () => {
          const packed = words.go()
          return [packed.region, { kind: 'words', ...without(composed(packed, numbers, rank), axis) }]
        },
      }
    })
    const rows = shape.toSpliced(axis, 1)
    const steps = elements(rows) * elements(summed)
    const hasBits = along.includes(-1)
    return {
      cost:
        total(taken) +
        (steps * wordsFor(size) * operands.length) / 2 +
        steps * Math.ceil(size / 1024) * (hasBits ? 4 : 1) +
        4 * elements(rows),
      go: () => {
        const found = taken.map((way) => way.go())
        const result = this.#regionOf(value, packedAlong)
        const sum = {
          name: nameOf(value),
          rows,
          size,
          summed,
          combine,
          operands: found.map(([, operand]) => operand),
          bounds: bounds.map(({ offset, steps, size: limit }) => ({
            offset,
            steps: steps.toSpliced(axis, 1),
            size: limit,
          })),
        }
        this.#emit(
          rowSum(
            sum,
            found.map(([region]) => region),
            result,
          ),
        )
        return this.#keep(value, packedAlong, result)
      },
    }
  }

  /** By parities along a summed axis, where both operands are packed along it. */
  #parity(value: Tensor, { indexing, operands }: Reading, at: number): Way<Region> | undefined {
    const { shape, summed } = indexing
    const axis = shape.length + at
    const size = summed[at] as number
    const along = indexing.operands.map((numbers, which) =>
      packedAxis(numbers, axis, shapeOf(operands[which] as Tensor), size),
    )
    if (indexing.bounds.length > 0 || along.some((own) => own === undefined || own < 0)) return undefined
    const ways = operands.map((operand, which) => this.#toPacked(operand, along[which] as number, true) as Way<Packed>)
    const rank = shape.length + summed.length
    const others = summed.toSpliced(at, 1)
    return {
      cost: total(ways) + elements(shape) * (16 + elements(others) * (2 + (wordsFor(size) * operands.length) / 2)),
      go: () => {
        const found = ways.map((way) => way.go())
        const result = this.#regionOf(value)
        const places = found.map((packed, which) =>
          without(composed(packed, indexing.operands[which] as readonly Affine[], rank), axis),
        )
        const sum = { name: nameOf(value), shape, summed: others, words: wordsFor(size), operands: places }
        this.#emit(
          paritySum(
            sum,
            found.map(({ region }) => region),
            result,
          ),
        )
        this.#rowMajor.set(value, result)
        return result
      },
    }
  }

  /** By the method of four Russians, where the value is a product of two matrices. */
  #fourRussians(value: Tensor, indexing: Indexing): readonly Computing[] {
    const { shape, summed, operands: numbers } = indexing
    if (shape.length !== 2 || summed.length !== 1 || summed[0] === 0 || numbers.some((own) => own.length !== 2))
      return []
    /** The axes of an operand's letters, as axes of the whole sum. */
    const letters = numbers.map((own) => own.map(({ steps }) => steps.indexOf(1)))
    return [0, 1].flatMap((which) => {
      const [ownRow, ownIndex] = [letters[which], letters[1 - which]] as [number[], number[]]
      const [across, down] = [ownRow.find((axis) => axis !== 2), ownIndex.find((axis) => axis !== 2)]
      if (across === undefined || down === undefined || !ownRow.includes(2) || !ownIndex.includes(2)) return []
      const rows = this.#toPacked(value.node.operands[which] as Tensor, ownRow.indexOf(across), true) as Way<Packed>
      const index = value.node.operands[1 - which] as Tensor
      const [size, count, inner] = [shape[across], shape[down], summed[0]] as [number, number, number]
      const counts = { rows: count, inner, words: wordsFor(size) }
      const productOf = (packed: Packed, line: Line): Product => ({
        ...counts,
        rowStep: packed.steps[ownRow.indexOf(2)] as number,
        rowOffset: packed.offset,
        lineStep: line.step,
        lineOffset: line.offset,
      })
      const nothing: Product = { ...counts, rowStep: 0, rowOffset: 0, lineStep: 0, lineOffset: 0 }
      const [byInner, byRow] = [2, down].map((letter) => this.#toLines(index, ownIndex.indexOf(letter))) as [
        Way<Line>,
        Way<Line>,
      ]
      return [
        {
          layout: across,
          cost: rows.cost + byInner.cost + lookingUpCost(nothing),
          go: () => {
            const [packed, line] = [rows.go(), byInner.go()]
            const product = productOf(packed, line)
            const table = this.#newRegion('tables', tableBytes(product))
            const result = this.#regionOf(value, across)
            this.#emit(tables(product, packed.region, table), lookingUp(product, line.region, table, result))
            return this.#keep(value, across, result)
          },
        },
        {
          layout: across,
          cost: rows.cost + byRow.cost + dealingCost(nothing),
          go: () => {
            const [packed, line] = [rows.go(), byRow.go()]
            const product = productOf(packed, line)
            const piles = this.#newRegion('piles', pileBytes(product))
            const result = this.#regionOf(value, across)
            this.#emit(dealing(product, line.region, packed.region, piles, result))
            return this.#keep(value, across, result)
          },
        },
      ]
    })
  }

  /** The bits of a matrix along an axis as lines of bytes: words, or row-major order where no line ends within a byte. */
  #toLines(value: Tensor, axis: number): Way<Line> {
    const [before, size, behind] = around(shapeOf(value), axis)
    const flat = this.#toRowMajor(value, false)
    const words = this.#toPacked(value, axis, true) as Way<Packed>
    const isBytes = behind === 1 && (size % 8 === 0 || before === 1)
    return best([
      flat && isBytes
        ? { cost: flat.cost, go: () => ({ region: flat.go(), step: Math.ceil(size / 8), offset: 0 }) }
        : undefined,
      {
        cost: words.cost,
        go: () => {
          const { region, offset, steps } = words.go()
          return { region, step: (steps[1 - axis] as number) * wordSize, offset: offset * wordSize }
        },
      },
    ]) as Way<Line>
  }
}

/** Lines of bytes: where the first is, and how far apart they are. */
interface Line {
  readonly region: Region
  readonly step: number
  readonly offset: number
}

/** Whether bits in a layout lie as in row-major order. */
function isAsRowMajor(value: Tensor, layout: Layout): boolean {
  return layout === 'row-major' || isRowMajor(shapeOf(value), layout)
}

/** The value that a view views, itself where it is none. */
function viewedBy(value: Tensor): Tensor {
  const view = viewOf(value)
  return view === undefined ? value : viewedBy(view.operand)
}

const total = (ways: readonly Way<unknown>[]): number => ways.reduce((sum, { cost }) => sum + cost, 0)

/** What it takes to bring words along an axis into row-major order. */
function unpackingCost(shape: Shape, axis: number): number {
  if (isRowMajor(shape, axis)) return 0
  const [before, size, behind] = around(shape, axis)
  if (before === 1 && behind === 8) return octetsCost(size)
  const [rows, bits] = behind === 1 ? [before, size] : [before * size, behind]
  return joiningCost(rows, bits) + (behind === 1 ? 0 : transposingCost({ count: before, rows: behind, columns: size }))
}

/** An affine number without one of its axes. */
function without({ offset, steps }: Affine, axis: number): Affine {
  return { offset, steps: steps.toSpliced(axis, 1) }
}

/** The axis of an operand that moves just as an axis of the sum does; −1 where none moves, `undefined` where others do. */
function packedAxis(numbers: readonly Affine[], axis: number, shape: Shape, size: number): number | undefined {
  const moving = numbers.flatMap(({ steps }, own) => (steps[axis] === 0 ? [] : [own]))
  const [own, ...others] = moving
  if (own === undefined) return -1
  const { offset, steps } = numbers[own] as Affine
  const isSame =
    others.length === 0 &&
    shape[own] === size &&
    offset === 0 &&
    steps.every((step, at) => step === Number(at === axis))
  return isSame ? own : undefined
}
