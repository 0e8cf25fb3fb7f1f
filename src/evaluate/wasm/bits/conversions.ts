/** Ways to have the bits of a value in a layout, from where they lie in others. */
import type { Tensor } from '../../../graph/graph.ts'
import { broadcast, reshape } from '../../../graph/structural.ts'
import { notation } from '../../../objects/notation.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { Region } from '../kernel.ts'
import type { RowOperand } from './by-words.ts'
import { rowSum } from './by-words.ts'
import { fill } from './fill.ts'
import type { Affine } from './indexing.ts'
import type { Reading } from './inlining.ts'
import { readingOf } from './inlining.ts'
import type { Packed } from './layout.ts'
import { isRowMajor, isWhole, placeOf, viewOf } from './layout.ts'
import { fromOctets, octetsCost, toOctets } from './octets.ts'
import { joined, joiningCost, spaced } from './rows.ts'
import type { Store } from './store.ts'
import { transposed, transposingCost } from './transpose.ts'
import { around, axesOf, shapeOf, valuesOf } from './values.ts'
import type { Way } from './ways.ts'
import { best } from './ways.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

/** Lines of bytes: where the first is, and how far apart they are. */
export interface Line {
  readonly region: Region
  readonly step: number
  readonly offset: number
}

/** What else knows how to make values. */
export interface Makers {
  /** Whether a value is not computed yet. */
  isPending(value: Tensor): boolean
  /** The way to a value that waits. */
  computing<Bits>(value: Tensor, converts: boolean, then: () => Way<Bits> | undefined): Way<Bits> | undefined
  /** The way to compute a value bit by bit. */
  bitByBit(value: Tensor): Way<Region>
  /** The way to compute a value by words along an axis. */
  byWords(value: Tensor, reading: Reading, axis: number): Way<Packed> | undefined
}

/** The conversions of a plan. */
export class Conversions {
  readonly #store: Store
  readonly #makers: Makers

  constructor(store: Store, makers: Makers) {
    this.#store = store
    this.#makers = makers
  }

  takeRowMajor(value: Tensor): Region {
    return (this.toRowMajor(value, true) as Way<Region>).go()
  }

  /** The way to a value's bits in row-major order; whether they may be brought there from another layout. */
  toRowMajor(value: Tensor, converts: boolean): Way<Region> | undefined {
    return this.#store.known(value, `row-major ${converts}`, () => {
      const stored = this.#store.rowMajor.get(value)
      if (stored !== undefined) return { cost: 0, go: () => stored }
      const values = valuesOf(value)
      if (values !== undefined) return this.#written(value, values)
      if (this.#makers.isPending(value))
        return this.#makers.computing(value, converts, () => this.toRowMajor(value, true))
      const [operand] = value.node.operands
      const keep = (region: Region): Region => {
        this.#store.rowMajor.set(value, region)
        return region
      }
      const same = value.node.primitive === reshape ? this.toRowMajor(operand as Tensor, converts) : undefined
      const aliased = same && { cost: same.cost, go: () => keep(same.go()) }
      const once = (way: Way<Region> | undefined): Way<Region> | undefined =>
        way && { cost: way.cost, go: () => this.#store.rowMajor.get(value) ?? way.go() }
      if (!converts) return once(aliased)
      return once(
        best([
          aliased,
          ...axesOf(value).map((axis) => this.#unpacking(value, axis)),
          viewOf(value) !== undefined && value.node.primitive !== reshape ? this.#makers.bitByBit(value) : undefined,
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
        const known = this.#store.rowMajor.get(value)
        if (known !== undefined) return known
        const region = isFilled
          ? this.#store.regionOf(value)
          : this.#store.data(values.length === 1 ? new Array<unknown>(size).fill(values[0]) : values)
        if (isFilled) this.#store.emit(fill(values[0], size, region))
        this.#store.rowMajor.set(value, region)
        return region
      },
    }
  }

  /** From words packed along an axis to row-major order. */
  #unpacking(value: Tensor, axis: number): Way<Region> | undefined {
    const words = this.toPacked(value, axis, false)
    if (words === undefined) return undefined
    const [before, size, behind] = around(shapeOf(value), axis)
    return {
      cost: words.cost + unpackingCost(shapeOf(value), axis),
      go: () => {
        const { region } = this.#whole(value, words.go())
        if (isRowMajor(shapeOf(value), axis)) this.#store.rowMajor.set(value, region)
        else if (before === 1 && behind === 8) {
          const result = this.#store.regionOf(value)
          this.#store.emit(toOctets(size, region, result))
          this.#store.rowMajor.set(value, result)
        } else {
          const lines =
            behind === 1
              ? region
              : this.#turned(
                  value,
                  { count: before, rows: behind, columns: size, rowBytes: wordsFor(size) * wordSize },
                  region,
                )
          const result = this.#store.regionOf(value)
          this.#store.emit(
            behind === 1 ? joined(lines, result, before, size) : joined(lines, result, before * size, behind),
          )
          this.#store.rowMajor.set(value, result)
        }
        return this.#store.rowMajor.get(value) as Region
      },
    }
  }

  /** Matrices of bits transposed, in a new region. */
  #turned(value: Tensor, matrices: Parameters<typeof transposed>[0], from: Region): Region {
    const { count, rows, columns } = matrices
    const name = notation([value.wire])
    const to = this.#store.newRegion(`${name} transposed`, count * columns * wordsFor(rows) * wordSize)
    this.#store.emit(transposed(matrices, from, to))
    return to
  }

  /** Words without gaps from the beginning of a region. */
  #whole(value: Tensor, packed: Packed): Packed {
    const shape = shapeOf(value)
    if (isWhole(shape, packed)) return packed
    const { axis, offset, steps, region } = packed
    const to = this.#store.regionOf(value, axis)
    const operand: RowOperand = { kind: 'words', offset, steps: steps.toSpliced(axis, 1) }
    const rows = shape.toSpliced(axis, 1)
    const sum = { name: 'gather', rows, size: shape[axis] as number, summed: [], combine: 'and', bounds: [] } as const
    this.#store.emit(rowSum({ ...sum, operands: [operand] }, [region], to))
    return this.#store.keep(value, axis, to)
  }

  /** The way to a value's bits packed along an axis; whether they may be brought there from another layout. */
  toPacked(value: Tensor, axis: number, converts: boolean): Way<Packed> | undefined {
    return this.#store.known(value, `${axis} ${converts}`, () => {
      const stored = this.#store.packed.get(value)?.get(axis)
      if (stored !== undefined) return { cost: 0, go: () => stored }
      if (this.#makers.isPending(value))
        return this.#makers.computing(value, converts, () => this.toPacked(value, axis, true))
      const shape = shapeOf(value)
      const flat = this.toRowMajor(value, false)
      const direct = best([
        flat && isRowMajor(shape, axis)
          ? { cost: flat.cost, go: () => this.#store.keep(value, axis, flat.go()) }
          : undefined,
        this.#viewing(value, axis),
      ])
      const once = (way: Way<Packed> | undefined): Way<Packed> | undefined =>
        way && { cost: way.cost, go: () => this.#store.packed.get(value)?.get(axis) ?? way.go() }
      if (!converts) return once(direct)
      const others = axesOf(value).map((from) => this.#turning(value, from, axis))
      const cheap = best([direct, flat && this.#packing(value, axis, flat), ...others])
      return once(cheap ?? this.#packing(value, axis, this.toRowMajor(value, true) as Way<Region>))
    })
  }

  /** Words of a view, from those of what it views. */
  #viewing(value: Tensor, axis: number): Way<Packed> | undefined {
    const view = viewOf(value)
    if (view === undefined) return undefined
    const { operand } = view
    const from = view.axisOf(axis)
    if (from !== undefined) {
      const words = this.toPacked(operand, from, true) as Way<Packed>
      return {
        cost: words.cost,
        go: () => {
          const packed = words.go()
          const viewed = view.of(packed, axis) ?? view.of(this.#whole(operand, packed), axis)
          return this.#store.keepPacked(value, viewed as Packed)
        },
      }
    }
    if (value.node.primitive !== broadcast) return undefined
    return this.#makers.byWords(value, readingOf(value), axis)
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
        const to = this.#store.regionOf(value, axis)
        if (isLast) this.#store.emit(spaced(from, to, before, size))
        else if (isOctets) this.#store.emit(fromOctets(size, from, to))
        else {
          const matrices = { count: before, rows: size, columns: behind }
          const rowBytes = wordsFor(behind) * wordSize
          if (isBytes) this.#store.emit(transposed({ ...matrices, rowBytes: behind / 8 }, from, to))
          else {
            const lines = this.#store.newRegion('rows', before * size * rowBytes)
            this.#store.emit(
              spaced(from, lines, before * size, behind),
              transposed({ ...matrices, rowBytes }, lines, to),
            )
          }
        }
        return this.#store.keep(value, axis, to)
      },
    }
  }

  /** From words packed along one axis to words packed along another, where no other axis lies between or behind. */
  #turning(value: Tensor, from: number, axis: number): Way<Packed> | undefined {
    const shape = shapeOf(value)
    const [first, last] = [Math.min(from, axis), Math.max(from, axis)]
    const between = elements(shape.slice(first + 1, last)) * elements(shape.slice(last + 1))
    const words = from === axis || between !== 1 ? undefined : this.toPacked(value, from, false)
    if (words === undefined) return undefined
    const [count, rows, columns] = [elements(shape.slice(0, first)), shape[axis] as number, shape[from] as number]
    return {
      cost: words.cost + transposingCost({ count: count, rows: rows, columns: columns }),
      go: () => {
        const { region } = this.#whole(value, words.go())
        const to = this.#store.regionOf(value, axis)
        this.#store.emit(transposed({ count, rows, columns, rowBytes: wordsFor(columns) * wordSize }, region, to))
        return this.#store.keep(value, axis, to)
      },
    }
  }

  /** Where bits are, in whichever layout they are nearest. */
  toBits(value: Tensor): Way<readonly [Region, Affine]> {
    const shape = shapeOf(value)
    const flat = this.toRowMajor(value, true) as Way<Region>
    const words = axesOf(value).map((axis) => this.toPacked(value, axis, false))
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

  /** The bits of a matrix along an axis as lines of bytes: words, or row-major order where no line ends within a byte. */
  toLines(value: Tensor, axis: number): Way<Line> {
    const [before, size, behind] = around(shapeOf(value), axis)
    const flat = this.toRowMajor(value, false)
    const words = this.toPacked(value, axis, true) as Way<Packed>
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

/** What it takes to bring words along an axis into row-major order. */
export function unpackingCost(shape: BoundShape, axis: number): number {
  if (isRowMajor(shape, axis)) return 0
  const [before, size, behind] = around(shape, axis)
  if (before === 1 && behind === 8) return octetsCost(size)
  const [rows, bits] = behind === 1 ? [before, size] : [before * size, behind]
  return joiningCost(rows, bits) + (behind === 1 ? 0 : transposingCost({ count: before, rows: behind, columns: size }))
}
