/**
 * The structural primitives: they move elements and add them, over every domain, and none multiplies.
 *
 * Each is given by a map of places. It either pulls along it (result[i] = operand[map[i]]) or pushes along it
 * (result[map[i]] += operand[i]); these are each other's transposes, so each primitive's reverse derivative is the
 * primitive opposite it: broadcast ↔ sum, slice ↔ pad, window ↔ fold, gather ↔ scatter-add, reshape and permute ↔ their inverses.
 */
import { DataError, ObjectError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Size } from '../objects/named-size.ts'
import { reals } from '../objects/real.ts'
import { isUnder, minus, plus, productOf, times, windowsOn } from '../objects/size.ts'
import { say } from '../objects/words.ts'
import type { BoundShape, Shape, Wire } from '../objects/wire.ts'
import { elements, over, sameShape } from '../objects/wire.ts'
import type { Attributes, Known, OfSizes, Primitive, Tensor } from './graph.ts'
import { emit } from './graph.ts'
import { places, pull, push, stepsWithout, strides } from './reindex.ts'

/** A primitive of one operand that pulls or pushes along a map of places. */
interface Reindexing<A extends Attributes> {
  readonly name: string
  readonly sizes?: readonly string[]
  type(operand: Shape, attributes: A): Shape | undefined
  /** The steps through the larger side: the operand's of a pull, the result's of a push. */
  map(operand: BoundShape, result: BoundShape, attributes: Known<A>): Int32Array
  reverse(change: Tensor, operand: Shape, attributes: A): Tensor
  batch(size: Size, operand: Tensor, attributes: A): Tensor
  /** Whether it leaves the operand as it is. */
  identity?(operand: Shape, attributes: A): boolean
}

function reindexing<A extends Attributes>(direction: 'pull' | 'push', row: Reindexing<A>): Primitive<A> {
  return {
    name: row.name,
    ...(row.sizes && { sizes: row.sizes }),
    type([operand], attributes) {
      const { domain, shape } = operand as Wire
      const result = row.type(shape, attributes)
      if (result === undefined)
        throw new ObjectError(
          say(reindexSentence, {
            name: row.name,
            attributes: JSON.stringify(attributes),
            object: notation([operand as Wire]),
          }),
        )
      return over(domain, result)
    },
    meaning([operand], attributes, result) {
      const map = row.map((operand as Wire).shape, result.shape, attributes)
      const along = direction === 'pull' ? pull(map) : push(map, elements(result.shape), result.domain.ring)
      return ([only]) => along(only as readonly unknown[])
    },
    reverse: (change, [operand], attributes) => [row.reverse(change, (operand as Tensor).wire.shape, attributes)],
    batch: (size, [operand], _batched, attributes) => row.batch(size, operand as Tensor, attributes),
    simplify: ([operand], attributes) =>
      row.identity?.((operand as Tensor).wire.shape, attributes) ? operand : undefined,
  }
}

export const reindexSentence = '✗ {name} does not fit: {object} with {attributes}'

const shifted = (axes: readonly number[]): number[] => axes.map((axis) => axis + 1)

const isWhole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least

/** Whether a size is a whole number from the least, or may be one where it is named. */
const isSize = (size: Size, least: number): boolean => typeof size === 'string' || isWhole(size, least)

const insideAxis = (shape: Shape, axis: number): boolean => isWhole(axis, 0) && axis < shape.length

/** The shape without the given axes; `undefined` where one is not there or stands twice. */
export const withoutAxes = (shape: Shape, axes: readonly number[]): Shape | undefined =>
  axes.every((axis, at) => insideAxis(shape, axis) && axes.indexOf(axis) === at)
    ? shape.filter((_, axis) => !axes.includes(axis))
    : undefined

/** The shape with `sizes` in place of the `count` axes from `axis`. */
const splice = (shape: Shape, axis: number, count: number, ...sizes: Size[]): Size[] =>
  shape.toSpliced(axis, count, ...sizes)

export const isOfSizes = (value: unknown): value is OfSizes =>
  typeof value === 'object' && value !== null && 'sizes' in value && 'of' in value

/** The value at sizes: at once where they are numbers, else what depends on them. */
export function dependent<Element>(sizes: Shape, of: (...sizes: BoundShape) => Element): Element | OfSizes<Element> {
  return sizes.every((size) => typeof size === 'number') ? of(...sizes) : { sizes, of }
}

/**
 * stopGradient: A → A, whose meaning is the identity and whose reverse derivative is zero. It is a primitive of its own, and no
 * identity: with it a term says that it takes something for constant.
 */
export const stopGradient: Primitive<Record<never, never>> = {
  name: 'stopGradient',
  type: ([operand]) => operand as Wire,
  meaning:
    () =>
    ([elements = []]) => [...elements],
  reverse: () => [undefined],
  batch: (_size, operands) => emit(stopGradient, operands, {}),
}

/** constant: 1 → A. Its values, or one value for all places; or what depends on sizes. */
export const constant: Primitive<{ readonly wire: Wire; readonly values: readonly unknown[] | OfSizes }> = {
  name: 'constant',
  type(_operands, { wire, values }) {
    const expected = productOf(wire.shape)
    if (!isOfSizes(values) && values.length !== 1 && values.length !== expected)
      throw new ObjectError(say(constantSentence, { object: notation([wire]), expected, length: values.length }))
    return wire
  },
  meaning(_operands, { values }, result) {
    const all = values.length === 1 ? new Array(elements(result.shape)).fill(values[0]) : [...values]
    return () => all
  },
  reverse: () => [],
  batch: (_size, _operands, _batched, attributes) => emit(constant, [], attributes),
}

export const constantSentence = '✗ a constant of {object} has 1 or {expected} values, but {length} came'

/** The tensor of a wire with the same element at all places, or with what depends on sizes. */
export function filled(wire: Wire, element: unknown): Tensor {
  return emit(constant, [], { wire, values: isOfSizes(element) ? element : [element] })
}

/** The tensor of a wire that is zero. */
export function zeroOf(wire: Wire): Tensor {
  return filled(wire, wire.domain.ring.zero)
}

/** reshape: A → B, where A and B have the same elements in row-major order. */
export const reshape: Primitive<{ readonly shape: Shape }> = reindexing('pull', {
  name: 'reshape',
  sizes: ['shape'],
  type: (operand, { shape }) => (productOf(operand) === productOf(shape) ? shape : undefined),
  map: (_operand, result) => places(result, strides(result)),
  reverse: (change, operand) => emit(reshape, [change], { shape: operand }),
  batch: (size, operand, { shape }) => emit(reshape, [operand], { shape: [size, ...shape] }),
  identity: (operand, { shape }) => sameShape(operand, shape),
})

/** permute: axis i of the result is axis order[i] of the operand. */
export const permute: Primitive<{ readonly order: readonly number[] }> = reindexing('pull', {
  name: 'permute',
  type: (operand, { order }) =>
    order.length === operand.length && order.every((_, axis) => order.includes(axis))
      ? order.map((axis) => operand[axis] as Size)
      : undefined,
  map: (operand, result, { order }) =>
    places(
      result,
      order.map((axis) => strides(operand)[axis] as number),
    ),
  reverse: (change, _operand, { order }) =>
    emit(permute, [change], { order: order.map((_, axis) => order.indexOf(axis)) }),
  batch: (_size, operand, { order }) => emit(permute, [operand], { order: [0, ...shifted(order)] }),
  identity: (_operand, { order }) => order.every((from, axis) => from === axis),
})

/** broadcast: new axes at the given places of the result, along which the operand is repeated. */
export const broadcast: Primitive<{ readonly axes: readonly number[]; readonly sizes: Shape }> = reindexing('pull', {
  name: 'broadcast',
  sizes: ['sizes'],
  type(operand, { axes, sizes }) {
    const shape = axes.reduce<Size[]>((inner, axis, at) => splice(inner, axis, 0, sizes[at] as Size), [...operand])
    return axes.every((axis, at) => insideAxis(shape, axis) && (at === 0 || axis > (axes[at - 1] as number)))
      ? shape
      : undefined
  },
  map: (operand, result, { axes }) => places(result, stepsWithout(axes, result, operand)),
  reverse: (change, _operand, { axes }) => emit(sum, [change], { axes }),
  batch: (_size, operand, { axes, sizes }) => emit(broadcast, [operand], { axes: shifted(axes), sizes }),
  identity: (_operand, { axes }) => axes.length === 0,
})

/** A tensor repeated along axes, so that it has a shape again of which they were taken away. */
export function spreadAlong(axes: readonly number[], tensor: Tensor, shape: Shape): Tensor {
  const ordered = axes.toSorted((left, right) => left - right)
  return emit(broadcast, [tensor], { axes: ordered, sizes: ordered.map((axis) => shape[axis] as Size) })
}

/** sum: the given axes of the operand are added up. */
export const sum: Primitive<{ readonly axes: readonly number[] }> = reindexing('push', {
  name: 'sum',
  type: (operand, { axes }) => withoutAxes(operand, axes),
  map: (operand, result, { axes }) => places(operand, stepsWithout(axes, operand, result)),
  reverse: (change, operand, { axes }) => spreadAlong(axes, change, operand),
  batch: (_size, operand, { axes }) => emit(sum, [operand], { axes: shifted(axes) }),
  identity: (_operand, { axes }) => axes.length === 0,
})

/** slice: `length` places of an axis, from `start`. */
export const slice: Primitive<{ readonly axis: number; readonly start: Size; readonly length: Size }> = reindexing(
  'pull',
  {
    name: 'slice',
    sizes: ['start', 'length'],
    type: (operand, { axis, start, length }) =>
      insideAxis(operand, axis) &&
      isSize(start, 0) &&
      isSize(length, 0) &&
      !isUnder(operand[axis] as Size, plus(start, length))
        ? splice(operand, axis, 1, length)
        : undefined,
    map: (operand, result, { axis, start }) =>
      places(result, strides(operand), start * (strides(operand)[axis] as number)),
    reverse: (change, operand, { axis, start, length }) =>
      emit(pad, [change], { axis, before: start, after: minus(operand[axis] as Size, plus(start, length)) }),
    batch: (_size, operand, { axis, start, length }) => emit(slice, [operand], { axis: axis + 1, start, length }),
    identity: (operand, { axis, length }) => operand[axis] === length,
  },
)

/** The row of a tensor at a place of its first axis. */
export function row(tensor: Tensor, start: number): Tensor {
  return emit(reshape, [emit(slice, [tensor], { axis: 0, start, length: 1 })], { shape: tensor.wire.shape.slice(1) })
}

/** pad: zeros before and after the places of an axis. */
export const pad: Primitive<{ readonly axis: number; readonly before: Size; readonly after: Size }> = reindexing(
  'push',
  {
    name: 'pad',
    sizes: ['before', 'after'],
    type: (operand, { axis, before, after }) =>
      insideAxis(operand, axis) && isSize(before, 0) && isSize(after, 0)
        ? splice(operand, axis, 1, plus(plus(before, operand[axis] as Size), after))
        : undefined,
    map: (operand, result, { axis, before }) =>
      places(operand, strides(result), before * (strides(result)[axis] as number)),
    reverse: (change, operand, { axis, before }) =>
      emit(slice, [change], { axis, start: before, length: operand[axis] as Size }),
    batch: (_size, operand, { axis, before, after }) => emit(pad, [operand], { axis: axis + 1, before, after }),
    identity: (_operand, { before, after }) => before === 0 && after === 0,
  },
)

/** Tensors of one domain beside each other along an axis; all other axes are the same. */
export function concatenate(axis: number, parts: readonly Tensor[]): Tensor {
  const sizes = parts.map(({ wire }) => wire.shape[axis] as Size)
  const total = (counted: Shape): Size => counted.reduce(plus, 0)
  return parts
    .map((part, index) =>
      emit(pad, [part], { axis, before: total(sizes.slice(0, index)), after: total(sizes.slice(index + 1)) }),
    )
    .reduce((done, part) => emit(add, [done, part], {}))
}

const windowSteps = (shape: BoundShape, axis: number, stride: number): number[] => {
  const steps = strides(shape)
  return steps.toSpliced(axis, 1, (steps[axis] as number) * stride, steps[axis] as number)
}

/** window: an axis becomes two, [windows, size], where window i starts at place i · stride. */
export const window: Primitive<{ readonly axis: number; readonly size: Size; readonly stride: number }> = reindexing(
  'pull',
  {
    name: 'window',
    sizes: ['size'],
    type: (operand, { axis, size, stride }) =>
      insideAxis(operand, axis) && isSize(size, 1) && isWhole(stride, 1) && !isUnder(operand[axis] as Size, size)
        ? splice(operand, axis, 1, windowsOn(operand[axis] as Size, size, stride), size)
        : undefined,
    map: (operand, result, { axis, stride }) => places(result, windowSteps(operand, axis, stride)),
    reverse: (change, operand, { axis, stride }) =>
      emit(fold, [change], { axis, length: operand[axis] as Size, stride }),
    batch: (_size, operand, { axis, size, stride }) => emit(window, [operand], { axis: axis + 1, size, stride }),
  },
)

/** fold: the axes [windows, size] become one of `length`, overlapping windows added up. */
export const fold: Primitive<{ readonly axis: number; readonly length: Size; readonly stride: number }> = reindexing(
  'push',
  {
    name: 'fold',
    sizes: ['length'],
    type(operand, { axis, length, stride }) {
      const [count, size] = [operand[axis], operand[axis + 1]]
      return isSize(count ?? 0, 1) &&
        size !== undefined &&
        isSize(size, 1) &&
        isWhole(stride, 1) &&
        windowsOn(length, size, stride) === count
        ? splice(operand, axis, 2, length)
        : undefined
    },
    map: (operand, result, { axis, stride }) => places(operand, windowSteps(result, axis, stride)),
    reverse: (change, operand, { axis, stride }) =>
      emit(window, [change], { axis, size: operand[axis + 1] as Size, stride }),
    batch: (_size, operand, { axis, length, stride }) => emit(fold, [operand], { axis: axis + 1, length, stride }),
  },
)

/** The whole number that an index element stands for. */
function position(element: unknown, size: number): number {
  if (!Number.isInteger(element) || (element as number) < 0 || (element as number) >= size)
    throw new DataError(say(indexSentence, { size, index: String(element) }))
  return element as number
}

export const indexSentence = '✗ an index is a whole number from 0 and under {size}, but {index} came'
export const gatherSentence = '✗ {name} takes rows and real indices, but {object} flows in'

/** The places of whole rows: for each index, all the places of the row it names. */
function rowPlaces(indices: readonly unknown[], rows: number, row: number): Int32Array {
  const map = new Int32Array(indices.length * row)
  for (const [at, index] of indices.entries()) {
    const start = position(index, rows) * row
    for (let inner = 0; inner < row; inner++) map[at * row + inner] = start + inner
  }
  return map
}

const axesOf = (operand: Tensor): number[] => Array.from({ length: operand.wire.shape.length }, (_, axis) => axis)

/** The operand with its batch axis moved behind the axes before `axis`. */
const batchBehind = (operand: Tensor, axis: number): Tensor => {
  const order = axesOf(operand)
  return emit(permute, [operand], { order: [...order.slice(1, axis + 1), 0, ...order.slice(axis + 1)] })
}

/** The operand with the axis at `axis` moved to the front. */
const batchInFront = (operand: Tensor, axis: number): Tensor => {
  const order = axesOf(operand)
  return emit(permute, [operand], { order: [axis, ...order.toSpliced(axis, 1)] })
}

/** Indices of a batch, each sample's moved on to that sample's own rows. */
const offsetIndices = (size: Size, index: Tensor, rows: Size): Tensor => {
  const { wire } = index
  const values = dependent([size, rows, ...wire.shape], firstRows)
  return emit(add, [index, emit(constant, [], { wire, values })], {})
}

/** For each index of a batch, the first of its sample's own rows. */
function firstRows(size: number, rows: number, ...shape: readonly number[]): readonly number[] {
  const inner = elements(shape) / size
  return Array.from({ length: elements(shape) }, (_, at) => Math.floor(at / inner) * rows)
}

/** gather: row index[i] of the first operand for each place i of the second. */
export const gather: Primitive<Record<never, never>> = {
  name: 'gather',
  type(operands) {
    const [rows, index] = operands as [Wire, Wire]
    if (rows.shape.length === 0 || index.domain !== reals)
      throw new ObjectError(say(gatherSentence, { name: 'gather', object: notation(operands) }))
    return over(rows.domain, [...index.shape, ...rows.shape.slice(1)])
  },
  meaning(operands) {
    const [count = 0, ...row] = (operands[0] as Wire).shape
    return ([rows, index]) => pull(rowPlaces(index as unknown[], count, elements(row)))(rows as unknown[])
  },
  reverse: (change, [rows, index]) => [
    emit(scatterAdd, [change, index as Tensor], { rows: (rows as Tensor).wire.shape[0] as Size }),
    undefined,
  ],
  batch(size, operands, [rowsBatched, indexBatched]) {
    const [rows, index] = operands as [Tensor, Tensor]
    if (!rowsBatched) return emit(gather, [rows, index], {})
    if (!indexBatched) return batchInFront(emit(gather, [batchBehind(rows, 1), index], {}), index.wire.shape.length)
    const [, count = 0, ...row] = rows.wire.shape
    return emit(
      gather,
      [emit(reshape, [rows], { shape: [times(size, count), ...row] }), offsetIndices(size, index, count)],
      {},
    )
  },
}

/** scatter-add: the sum, for each of `rows` rows, of the first operand's rows whose index names it. */
export const scatterAdd: Primitive<{ readonly rows: Size }> = {
  name: 'scatterAdd',
  sizes: ['rows'],
  type(operands, { rows }) {
    const [change, index] = operands as [Wire, Wire]
    const depth = index.shape.length
    if (index.domain !== reals || !sameShape(change.shape.slice(0, depth), index.shape))
      throw new ObjectError(say(gatherSentence, { name: 'scatterAdd', object: notation(operands) }))
    return over(change.domain, [rows, ...change.shape.slice(depth)])
  },
  meaning(_operands, { rows }, result) {
    const row = elements(result.shape.slice(1))
    return ([change, index]) =>
      push(rowPlaces(index as unknown[], rows, row), elements(result.shape), result.domain.ring)(change as unknown[])
  },
  reverse: (change, [, index]) => [emit(gather, [change, index as Tensor], {}), undefined],
  batch(size, operands, batched, { rows }) {
    const [change, index] = operands as [Tensor, Tensor]
    if (!batched[1])
      return batchInFront(emit(scatterAdd, [batchBehind(change, index.wire.shape.length), index], { rows }), 1)
    const whole = aligned(size, change, batched[0] as boolean)
    const flatResult = emit(scatterAdd, [whole, offsetIndices(size, index, rows)], { rows: times(size, rows) })
    return emit(reshape, [flatResult], { shape: [size, rows, ...flatResult.wire.shape.slice(1)] })
  },
}

/** An operand with the batch axis, repeated along it where it has none. */
export function aligned(size: Size, operand: Tensor, batched: boolean): Tensor {
  return batched ? operand : emit(broadcast, [operand], { axes: [0], sizes: [size] })
}

/** Operands that all have the batch axis. */
export function alignedAll(size: Size, operands: readonly Tensor[], batched: readonly boolean[]): Tensor[] {
  return operands.map((operand, at) => aligned(size, operand, batched[at] as boolean))
}

/** Whether a value is a constant with the same element at all places. */
export function isFilledWith(value: Tensor, element: unknown): boolean {
  const { primitive, attributes } = value.node
  const { values } = attributes as { readonly values?: readonly unknown[] }
  return primitive === constant && values?.length === 1 && value.wire.domain.ring.equals(values[0], element)
}

/** A ring operation as a primitive A ⊗ A → A, place by place; where one operand is its unit, it is the other. */
export function placewise(
  name: 'add' | 'multiply',
  unit: 'zero' | 'one',
  reverse: (change: Tensor, left: Tensor, right: Tensor) => readonly Tensor[],
): Primitive<Record<never, never>> {
  const row: Primitive<Record<never, never>> = {
    name,
    type: sameWires(name),
    meaning(_operands, _attributes, { domain: { ring } }) {
      const apply = (left: unknown, right: unknown): unknown =>
        name === 'add' ? ring.add(left, right) : ring.multiply(left, right)
      return ([left = [], right = []]) => {
        const result = new Array<unknown>(left.length)
        for (let at = 0; at < result.length; at++) result[at] = apply(left[at], right[at])
        return result
      }
    },
    reverse: (change, [left, right]) => reverse(change, left as Tensor, right as Tensor),
    batch: (size, operands, batched) => emit(row, alignedAll(size, operands, batched), {}),
    simplify([left, right]) {
      const element: unknown = (left as Tensor).wire.domain.ring[unit]
      return isFilledWith(left as Tensor, element) ? right : isFilledWith(right as Tensor, element) ? left : undefined
    },
  }
  return row
}

/** add: A ⊗ A → A, place by place. It is the sum of every reverse derivative, so it stands with the structural ones. */
export const add: Primitive<Record<never, never>> = placewise('add', 'zero', (change) => [change, change])

/** The typing of a primitive whose operands have all the same wire. */
export function sameWires(name: string): (operands: readonly Wire[]) => Wire {
  return (operands) => {
    const [first, ...rest] = operands as [Wire, ...Wire[]]
    for (const wire of rest)
      if (wire.domain !== first.domain || !sameShape(wire.shape, first.shape))
        throw new ObjectError(say(sameSentence, { name, left: notation([first]), right: notation([wire]) }))
    return first
  }
}

export const sameSentence = '✗ {name} takes tensors of one shape and domain, but {left} and {right} flow in'
