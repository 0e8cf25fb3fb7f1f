/** Products that are never written: the sums that use them multiply their factors instead. */
import type { Tensor } from '../../../graph/graph.ts'
import { strides } from '../../../graph/reindex.ts'
import { contract, multiply } from '../../../graph/ring.ts'
import { broadcast, reshape } from '../../../graph/structural.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { Affine, Indexing } from './indexing.ts'
import { composed, indexingOf } from './indexing.ts'

/** A value as a sum of products of operands that need not be its own. */
export interface Reading {
  readonly indexing: Indexing
  readonly operands: readonly Tensor[]
  /** The axis of the indexing that is an axis of the value; `undefined` where it is several. */
  axisOf(axis: number): number | undefined
}

/** A value as its primitive says. */
export function readingOf(value: Tensor): Reading {
  return { indexing: indexingOf(value), operands: value.node.operands, axisOf: (axis) => axis }
}

/** A reading with what is repeated in place of its repetitions. */
export function unspread(reading: Reading): Reading {
  const at = reading.operands.findIndex(({ node }) => node.primitive === broadcast)
  if (at < 0) return reading
  const { node } = reading.operands[at] as Tensor
  const { axes } = node.attributes as unknown as { readonly axes: readonly number[] }
  const { indexing, operands } = reading
  const numbers = (indexing.operands[at] as readonly Affine[]).filter((_, axis) => !axes.includes(axis))
  return unspread({
    ...reading,
    indexing: { ...indexing, operands: indexing.operands.with(at, numbers) },
    operands: operands.with(at, node.operands[0] as Tensor),
  })
}

/** Whether a value is a product of two others without a sum. */
export function isProduct(value: Tensor): boolean {
  const { primitive } = value.node
  return (primitive === contract || primitive === multiply) && elements(indexingOf(value).summed) === 1
}

/** Whether a value is a sum of products. */
export function isSum(value: Tensor): boolean {
  return value.node.primitive === contract && elements(indexingOf(value).summed) > 1
}

/** The value that is reshaped, itself where none is. */
export function unshaped(value: Tensor): Tensor {
  const [operand] = value.node.operands
  return value.node.primitive === reshape ? unshaped(operand as Tensor) : value
}

/** A value with the products among its operands replaced by their factors, where all of the given ones can be. */
export function inlined(value: Tensor, isInlined: (product: Tensor) => boolean): Reading | undefined {
  let reading: Reading | undefined = readingOf(value)
  for (let at = reading.operands.length - 1; at >= 0; at--) {
    const product = unshaped(reading.operands[at] as Tensor)
    if (isInlined(product)) reading = factored(reading, at, product)
    if (reading === undefined) return undefined
  }
  return reading.operands === value.node.operands ? undefined : reading
}

/** A reading with a product in place of an operand that is a reshape of it. */
function factored(reading: Reading, at: number, product: Tensor): Reading | undefined {
  const reshaped = unfolded(reading, at, (reading.operands[at] as Tensor).wire.shape, product.wire.shape)
  if (reshaped === undefined) return undefined
  const { indexing, operands, axisOf } = reshaped
  const rank = indexing.shape.length + indexing.summed.length
  const numbers = indexing.operands[at] as readonly Affine[]
  const factors = indexingOf(product).operands.map((own) =>
    own.map(({ offset, steps }) => composed({ offset, steps: steps.slice(0, numbers.length) }, numbers, rank)),
  )
  return {
    indexing: { ...indexing, operands: indexing.operands.toSpliced(at, 1, ...factors) },
    operands: operands.toSpliced(at, 1, ...product.node.operands),
    axisOf,
  }
}

/** A reading whose operand has the places of another shape: axes that were made one are taken apart again. */
function unfolded(reading: Reading, at: number, from: BoundShape, to: BoundShape): Reading | undefined {
  if (elements(from) === 0) return undefined
  let left: number[] = [...from]
  let right: number[] = [...to]
  let done = 0
  let result = reading
  while (left.length > 0 || right.length > 0) {
    const [taken, given] = together(left, right)
    const numbers = result.indexing.operands[at] as readonly Affine[]
    const own = numbers.slice(done, done + taken)
    const parts = right.slice(0, given)
    const rank = result.indexing.shape.length + result.indexing.summed.length
    if (taken === 1 && given > 1) {
      const axis = soleAxis(own[0] as Affine)
      if (axis === undefined) return undefined
      result = split(result, axis, parts)
      const count = result.indexing.shape.length + result.indexing.summed.length
      result = withNumbers(
        result,
        at,
        done,
        1,
        parts.map((_, part) => ({
          offset: 0,
          steps: Array.from({ length: count }, (__, step) => Number(step === axis + part)),
        })),
      )
    } else if (given <= 1) {
      const whole = { offset: 0, steps: strides(left.slice(0, taken)) }
      result = withNumbers(result, at, done, taken, given === 0 ? [] : [composed(whole, own, rank)])
    } else return undefined
    left = left.slice(taken)
    right = right.slice(given)
    done += given
  }
  return result
}

/** How many axes from the front of two shapes have as many places. */
function together(left: BoundShape, right: BoundShape): readonly [left: number, right: number] {
  let [taken, given] = [Math.min(1, left.length), Math.min(1, right.length)]
  for (;;) {
    const [first, second] = [elements(left.slice(0, taken)), elements(right.slice(0, given))]
    if (first === second) return [taken, given]
    if (first < second) taken++
    else given++
  }
}

/** The one axis along which a number is the place. */
function soleAxis({ offset, steps }: Affine): number | undefined {
  const moving = steps.flatMap((step, axis) => (step === 0 ? [] : [axis]))
  return offset === 0 && moving.length === 1 && steps[moving[0] as number] === 1 ? moving[0] : undefined
}

function withNumbers(reading: Reading, at: number, from: number, count: number, numbers: readonly Affine[]): Reading {
  const operands = reading.indexing.operands.map((own, which) =>
    which === at ? own.toSpliced(from, count, ...numbers) : own,
  )
  return { ...reading, indexing: { ...reading.indexing, operands } }
}

/** A reading with one of its axes, of the result or summed, as several. */
function split({ indexing, operands, axisOf }: Reading, axis: number, sizes: BoundShape): Reading {
  const { shape, summed } = indexing
  const apart = ({ offset, steps }: Affine): Affine => ({
    offset,
    steps: steps.toSpliced(axis, 1, ...strides(sizes).map((step) => step * (steps[axis] as number))),
  })
  const isSummed = axis >= shape.length
  return {
    indexing: {
      ...indexing,
      shape: isSummed ? shape : shape.toSpliced(axis, 1, ...sizes),
      summed: isSummed ? summed.toSpliced(axis - shape.length, 1, ...sizes) : summed,
      operands: indexing.operands.map((own) => own.map(apart)),
      bounds: indexing.bounds.map((bound) => ({ ...apart(bound), size: bound.size })),
    },
    operands,
    axisOf(own) {
      const before = axisOf(own)
      return before === undefined || before === axis ? undefined : before > axis ? before + sizes.length - 1 : before
    },
  }
}
