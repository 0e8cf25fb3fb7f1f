/** What each primitive does, as sums of products at affine indices: one reading for every layout of its bits. */
import type { Attributes, Known, Primitive, Tensor } from '../../../graph/graph.ts'
import type { Subscripts } from '../../../graph/ring.ts'
import { contract, multiply } from '../../../graph/ring.ts'
import { add, broadcast, fold, pad, permute, slice, sum, window } from '../../../graph/structural.ts'
import type { BoundShape } from '../../../objects/wire.ts'

/** A number that moves by a fixed step along each axis: those of the result, then the summed ones. */
export interface Affine {
  readonly offset: number
  readonly steps: readonly number[]
}

/** An affine number that has to be from 0 and under a size. */
export interface Bound extends Affine {
  readonly size: number
}

/**
 * result[i] = Σ over the summed axes, where all bounds hold, of the product of the operands, or of their sum.
 *
 * Each operand is read at an index that has an affine number for each of its axes.
 */
export interface Indexing {
  readonly shape: BoundShape
  readonly summed: BoundShape
  readonly combine: 'and' | 'xor'
  readonly operands: readonly (readonly Affine[])[]
  readonly bounds: readonly Bound[]
}

/** Steps along the axes, given as pairs of an axis and a step. */
type Along = (...steps: readonly (readonly [axis: number, step: number])[]) => Affine

/** Affine numbers over so many axes. */
const over =
  (rank: number, offset = 0): Along =>
  (...pairs) => ({
    offset,
    steps: Array.from({ length: rank }, (_, at) => pairs.find(([axis]) => axis === at)?.[1] ?? 0),
  })

const range = (count: number): number[] => Array.from({ length: count }, (_, axis) => axis)

/** Reads one operand, each of its axes at an axis of the result. */
const pulling = (shape: BoundShape, axes: readonly number[]): Indexing => ({
  shape,
  summed: [],
  combine: 'and',
  operands: [axes.map((axis) => over(shape.length)([axis, 1]))],
  bounds: [],
})

/** Reads operands of the result's shape at its own index. */
const placewise = (shape: BoundShape, combine: 'and' | 'xor'): Indexing => {
  const own = pulling(shape, range(shape.length)).operands[0] as readonly Affine[]
  return { shape, summed: [], combine, operands: [own, own], bounds: [] }
}

/** The indexing with the affine numbers of its one operand replaced from an axis on. */
const replacing = (indexing: Indexing, axis: number, ...numbers: readonly Affine[]): Indexing => ({
  ...indexing,
  operands: indexing.operands.map((own) => own.toSpliced(axis, numbers.length, ...numbers)),
})

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any attributes
type Row = (shape: BoundShape, operands: readonly BoundShape[], attributes: any) => Indexing

const row = <A extends Attributes>(
  primitive: Primitive<A>,
  indexing: (shape: BoundShape, operands: readonly BoundShape[], attributes: Known<A>) => Indexing,
): readonly [object, Row] => [primitive, indexing]

const rows: ReadonlyMap<object, Row> = new Map([
  row(add, (shape) => placewise(shape, 'xor')),
  row(multiply, (shape) => placewise(shape, 'and')),
  row(permute, (shape, _operands, { order }) =>
    pulling(
      shape,
      order.map((_, axis) => order.indexOf(axis)),
    ),
  ),
  row(broadcast, (shape, _operands, { axes }) =>
    pulling(
      shape,
      range(shape.length).filter((axis) => !axes.includes(axis)),
    ),
  ),
  row(slice, (shape, _operands, { axis, start }) =>
    replacing(pulling(shape, range(shape.length)), axis, over(shape.length, start)([axis, 1])),
  ),
  row(window, (shape, _operands, { axis, stride }) => {
    const behind = range(shape.length).filter((at) => at !== axis + 1)
    return replacing(pulling(shape, behind), axis, over(shape.length)([axis, stride], [axis + 1, 1]))
  }),
  row(pad, (shape, [operand], { axis, before }) => {
    const inside = over(shape.length, -before)([axis, 1])
    const size = (operand as BoundShape)[axis] as number
    return { ...replacing(pulling(shape, range(shape.length)), axis, inside), bounds: [{ ...inside, size }] }
  }),
  row(sum, (shape, [operand], { axes }) => {
    const rank = (operand as BoundShape).length
    const kept = range(rank).filter((axis) => !axes.includes(axis))
    const place = (axis: number): number =>
      axes.includes(axis) ? kept.length + axes.indexOf(axis) : kept.indexOf(axis)
    return {
      shape,
      summed: axes.map((axis) => (operand as BoundShape)[axis] as number),
      combine: 'and',
      operands: [range(rank).map((axis) => over(rank)([place(axis), 1]))],
      bounds: [],
    }
  }),
  row(fold, (shape, [operand], { axis, stride }) => {
    const rank = shape.length
    const [count, size] = (operand as BoundShape).slice(axis, axis + 2) as [number, number]
    const inside = over(rank + 1)([axis, 1], [rank, -stride])
    const own = range(rank).map((at) => over(rank + 1)([at, 1]))
    return {
      shape,
      summed: [count],
      combine: 'and',
      operands: [own.toSpliced(axis, 1, over(rank + 1)([rank, 1]), inside)],
      bounds: [{ ...inside, size }],
    }
  }),
  row(contract, (shape, operands, { left, right, output }: Subscripts) => {
    const sizes = new Map(
      [left, right].flatMap((letters, at) =>
        [...letters].map((letter, axis) => [letter, (operands[at] as BoundShape)[axis] as number]),
      ),
    )
    const summed = [...sizes.keys()].filter((letter) => !output.includes(letter))
    const axes = [...output, ...summed]
    const along = (letters: string): Affine[] =>
      [...letters].map((letter) => over(axes.length)([axes.indexOf(letter), 1]))
    return {
      shape,
      summed: summed.map((letter) => sizes.get(letter) as number),
      combine: 'and',
      operands: [along(left), along(right)],
      bounds: [],
    }
  }),
])

/** Whether there is a reading of a value's primitive. */
export function hasIndexing({ node }: Tensor): boolean {
  return rows.has(node.primitive as object)
}

/** The reading of a value's primitive. */
export function indexingOf({ wire, node }: Tensor): Indexing {
  const indexing = rows.get(node.primitive as object) as Row
  return indexing(
    wire.shape,
    node.operands.map((operand): BoundShape => operand.wire.shape),
    node.attributes,
  )
}

/** An affine number of affine numbers: Σ stepsₐ · numberₐ. */
export function composed({ offset, steps }: Affine, inner: readonly Affine[], rank: number): Affine {
  return {
    offset: steps.reduce((sum, step, axis) => sum + step * (inner[axis] as Affine).offset, offset),
    steps: Array.from({ length: rank }, (_, at) =>
      steps.reduce((sum, step, axis) => sum + step * ((inner[axis] as Affine).steps[at] as number), 0),
    ),
  }
}

/** The letter of an axis in readable text. */
export function letterOf(axis: number): string {
  return String.fromCodePoint(0x69 + axis)
}

/** An affine number in readable text, such as `3 + 5i + j`. */
export function textOf({ offset, steps }: Affine): string {
  const terms = steps.flatMap((step, axis) => (step === 0 ? [] : [`${step === 1 ? '' : step}${letterOf(axis)}`]))
  return [...(offset !== 0 || terms.length === 0 ? [offset] : []), ...terms].join(' + ')
}
