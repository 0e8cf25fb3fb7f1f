/** Ways to compute a value from its operands, each with the layout in which its bits lie then. */
import type { Tensor } from '../../../graph/graph.ts'
import { gather } from '../../../graph/structural.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { Region } from '../kernel.ts'
import type { RowOperand } from './by-words.ts'
import { rowSum } from './by-words.ts'
import type { Conversions, Line } from './conversions.ts'
import type { Product } from './four-russians.ts'
import { dealing, dealingCost, lookingUp, lookingUpCost, pileBytes, tableBytes, tables } from './four-russians.ts'
import { gatherBits } from './gather.ts'
import { bitSum, bitsOf } from './general.ts'
import type { Affine, Indexing } from './indexing.ts'
import { composed, indexingOf } from './indexing.ts'
import type { Reading } from './inlining.ts'
import { inlined, readingOf, unspread } from './inlining.ts'
import type { Layout, Packed } from './layout.ts'
import { isRowMajor } from './layout.ts'
import { paritySum } from './parity.ts'
import type { Store } from './store.ts'
import { axesOf, nameOf, shapeOf, valuesOf } from './values.ts'
import type { Computing, Way } from './ways.ts'
import { total } from './ways.ts'
import { wordsFor } from './words.ts'

/** What a bit takes where bits are taken one by one, in word operations. */
const bitCost = 30

/** The computations of a plan. */
export class Computations {
  readonly #store: Store
  readonly #conversions: Conversions
  readonly #isInlined: (product: Tensor) => boolean

  constructor(store: Store, conversions: Conversions, isInlined: (product: Tensor) => boolean) {
    this.#store = store
    this.#conversions = conversions
    this.#isInlined = isInlined
  }

  /** All the ways to compute a value. */
  waysTo(value: Tensor): readonly Computing[] {
    if (value.node.primitive === gather) return [{ layout: 'row-major', ...this.#rows(value) }]
    const own = readingOf(value)
    const to = (layout: Layout, way: Way<unknown> | undefined): Computing[] =>
      way === undefined
        ? []
        : [{ layout: isAsRowMajor(value, layout) ? 'row-major' : layout, cost: way.cost, go: way.go }]
    const byWordsOf = (reading: Reading): Computing[] =>
      axesOf(value).flatMap((axis) => to(axis, this.byWords(value, reading, axis)))
    const parityOf = (reading: Reading): Computing[] =>
      reading.indexing.summed.flatMap((_, at) => to('row-major', this.#parity(value, reading, at)))
    const inline = inlined(value, (product) => this.#isInlined(product))
    return [
      to('row-major', this.bitByBit(value)),
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
    const [bits, indices] = [table, numbers].map((operand) => this.#conversions.toRowMajor(operand, true)) as [
      Way<Region>,
      Way<Region>,
    ]
    return {
      cost: bits.cost + elements(shapeOf(numbers)) + wordsFor(elements(shapeOf(value))),
      go: () => {
        const reads = [bits.go(), indices.go()] as const
        const result = this.#store.regionOf(value)
        this.#store.emit(gatherBits([shapeOf(table), shapeOf(numbers)], reads, result))
        this.#store.rowMajor.set(value, result)
      },
    }
  }

  /** Bit by bit, from wherever the operands' bits are. */
  bitByBit(value: Tensor): Way<Region> {
    const { operands } = value.node
    const indexing = indexingOf(value)
    const bits = operands.map((operand) => this.#conversions.toBits(operand))
    return {
      cost: total(bits) + bitCost * elements([...indexing.shape, ...indexing.summed]),
      go: () => {
        const taken = bits.map((way) => way.go())
        const result = this.#store.regionOf(value)
        const sum = bitsOf(
          nameOf(value),
          indexing,
          taken.map(([, place]) => place),
        )
        this.#store.emit(
          bitSum(
            sum,
            taken.map(([region]) => region),
            result,
          ),
        )
        this.#store.rowMajor.set(value, result)
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
    const flat = operands.map((operand) => this.#conversions.toRowMajor(operand, true) as Way<Region>)
    const size = elements(indexing.shape)
    return {
      cost: total(flat) + wordsFor(size),
      go: () => {
        const reads = flat.map((way) => way.go())
        const result = this.#store.regionOf(value)
        const own = operands.map((): RowOperand => ({ kind: 'words', offset: 0, steps: [] }))
        const sum = { name: nameOf(value), rows: [], size, summed: [], bounds: [] }
        this.#store.emit(rowSum({ ...sum, combine: indexing.combine, operands: own }, reads, result))
        this.#store.rowMajor.set(value, result)
        return result
      },
    }
  }

  /** By words along an axis: each operand is packed along it too, or does not have it. */
  byWords(value: Tensor, given: Reading, packedAlong: number): Way<Packed> | undefined {
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
          go: () => [this.#store.data(values), { kind: 'bit', offset: 0, steps: new Array<number>(rank - 1).fill(0) }],
        }
      if (own < 0) {
        const bits = this.#conversions.toBits(operand)
        return {
          cost: bits.cost,
          go: () => {
            const [region, place] = bits.go()
            return [region, { kind: 'bit', ...without(composed(place, numbers, rank), axis) }]
          },
        }
      }
      const words = this.#conversions.toPacked(operand, own, true) as Way<Packed>
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
        const result = this.#store.regionOf(value, packedAlong)
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
        this.#store.emit(
          rowSum(
            sum,
            found.map(([region]) => region),
            result,
          ),
        )
        return this.#store.keep(value, packedAlong, result)
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
    const ways = operands.map(
      (operand, which) => this.#conversions.toPacked(operand, along[which] as number, true) as Way<Packed>,
    )
    const rank = shape.length + summed.length
    const others = summed.toSpliced(at, 1)
    return {
      cost: total(ways) + elements(shape) * (16 + elements(others) * (2 + (wordsFor(size) * operands.length) / 2)),
      go: () => {
        const found = ways.map((way) => way.go())
        const result = this.#store.regionOf(value)
        const places = found.map((packed, which) =>
          without(composed(packed, indexing.operands[which] as readonly Affine[], rank), axis),
        )
        const sum = { name: nameOf(value), shape, summed: others, words: wordsFor(size), operands: places }
        this.#store.emit(
          paritySum(
            sum,
            found.map(({ region }) => region),
            result,
          ),
        )
        this.#store.rowMajor.set(value, result)
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
      const rows = this.#conversions.toPacked(
        value.node.operands[which] as Tensor,
        ownRow.indexOf(across),
        true,
      ) as Way<Packed>
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
      const [byInner, byRow] = [2, down].map((letter) =>
        this.#conversions.toLines(index, ownIndex.indexOf(letter)),
      ) as [Way<Line>, Way<Line>]
      return [
        {
          layout: across,
          cost: rows.cost + byInner.cost + lookingUpCost(nothing),
          go: () => {
            const [packed, line] = [rows.go(), byInner.go()]
            const product = productOf(packed, line)
            const table = this.#store.newRegion('tables', tableBytes(product))
            const result = this.#store.regionOf(value, across)
            this.#store.emit(tables(product, packed.region, table), lookingUp(product, line.region, table, result))
            return this.#store.keep(value, across, result)
          },
        },
        {
          layout: across,
          cost: rows.cost + byRow.cost + dealingCost(nothing),
          go: () => {
            const [packed, line] = [rows.go(), byRow.go()]
            const product = productOf(packed, line)
            const piles = this.#store.newRegion('piles', pileBytes(product))
            const result = this.#store.regionOf(value, across)
            this.#store.emit(dealing(product, line.region, packed.region, piles, result))
            return this.#store.keep(value, across, result)
          },
        },
      ]
    })
  }
}

/** Whether bits in a layout lie as in row-major order. */
function isAsRowMajor(value: Tensor, layout: Layout): boolean {
  return layout === 'row-major' || isRowMajor(shapeOf(value), layout)
}

/** An affine number without one of its axes. */
function without({ offset, steps }: Affine, axis: number): Affine {
  return { offset, steps: steps.toSpliced(axis, 1) }
}

/** The axis of an operand that moves just as an axis of the sum does; −1 where none moves, `undefined` where others do. */
function packedAxis(numbers: readonly Affine[], axis: number, shape: BoundShape, size: number): number | undefined {
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
