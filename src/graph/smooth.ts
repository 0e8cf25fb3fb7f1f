/** The primitives of domains with smooth functions, such as ℝ. */
import type { Smooth, SmoothDomain } from '../objects/domain.ts'
import { ObjectError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import { say } from '../objects/words.ts'
import type { BoundShape, Wire } from '../objects/wire.ts'
import { elements, over } from '../objects/wire.ts'
import type { Attributes, Primitive, Tensor } from './graph.ts'
import { emit } from './graph.ts'
import { places, stepsWithout } from './reindex.ts'
import { multiply } from './ring.ts'
import { add, alignedAll, filled, sameWires, spreadAlong, sum, withoutAxes, zeroOf } from './structural.ts'

export const smoothSentence = '✗ {name} takes tensors of a smooth domain such as ℝ, but {object} flows in'

function smoothWires(name: string): (operands: readonly Wire[]) => Wire {
  const sameWire = sameWires(name)
  return (operands) => {
    const [first] = operands as [Wire]
    if (first.domain.smooth === undefined)
      throw new ObjectError(say(smoothSentence, { name, object: notation([first]) }))
    return sameWire(operands)
  }
}

const smoothOf = (wire: Wire): Smooth<unknown> => (wire.domain as SmoothDomain).smooth

const one = ({ wire }: Tensor): Tensor => filled(wire, wire.domain.ring.one)
const times = (left: Tensor, right: Tensor): Tensor => emit(multiply, [left, right], {})
const plus = (left: Tensor, right: Tensor): Tensor => emit(add, [left, right], {})
const negated = (tensor: Tensor): Tensor => times(filled(tensor.wire, minusOne(tensor.wire)), tensor)

const minusOne = ({ domain: { ring } }: Wire): unknown => ring.negate(ring.one)

type Pointwise = Primitive<Record<never, never>>

/** A smooth function place by place; `slope` is its derivative at an operand, from the operand and the result. */
function pointwise(
  name: Exclude<keyof Smooth<unknown>, 'greater'>,
  slope: (operand: Tensor, result: Tensor) => Tensor,
): Pointwise {
  const row: Pointwise = {
    name,
    type: smoothWires(name),
    meaning(_operands, _attributes, result) {
      const smooth = smoothOf(result)
      return ([operand]) => (operand as unknown[]).map((element) => smooth[name](element))
    },
    reverse: (change, [operand], _attributes, result) => [times(change, slope(operand as Tensor, result))],
    batch: (_size, operands) => emit(row, operands, {}),
  }
  return row
}

export const exp: Pointwise = pointwise('exp', (_operand, result) => result)
export const log: Pointwise = pointwise('log', (operand) => emit(reciprocal, [operand], {}))
export const sin: Pointwise = pointwise('sin', (operand) => emit(cos, [operand], {}))
export const cos: Pointwise = pointwise('cos', (operand) => negated(emit(sin, [operand], {})))
export const tanh: Pointwise = pointwise('tanh', (_operand, result) =>
  plus(one(result), negated(times(result, result))),
)
export const sigmoid: Pointwise = pointwise('sigmoid', (_operand, result) =>
  times(result, plus(one(result), negated(result))),
)
export const sqrt: Pointwise = pointwise('sqrt', (_operand, result) => emit(reciprocal, [plus(result, result)], {}))
export const reciprocal: Pointwise = pointwise('reciprocal', (_operand, result) => negated(times(result, result)))

/** greater: 1 where the left is greater than the right, else 0; locally constant, so its reverse derivative is zero. */
export const greater: Pointwise = {
  name: 'greater',
  type: smoothWires('greater'),
  meaning(_operands, _attributes, result) {
    const { one: yes, zero: no } = result.domain.ring
    const smooth = smoothOf(result)
    return ([left, right]) =>
      (left as unknown[]).map((element, at) => (smooth.greater(element, (right as unknown[])[at]) ? yes : no))
  },
  reverse: () => [undefined, undefined],
  batch: (size, operands, batched) => emit(greater, alignedAll(size, operands, batched), {}),
}

/** select: the second operand where the first is not zero, else the third; linear in both, locally constant in the first. */
export const select: Pointwise = {
  name: 'select',
  type: smoothWires('select'),
  meaning(_operands, _attributes, { domain }) {
    return ([condition, chosen, otherwise]) =>
      (condition as unknown[]).map(
        (element, at) => (domain.ring.equals(element, domain.ring.zero) ? otherwise : chosen)?.[at],
      )
  },
  reverse: (change, [condition]) => [
    undefined,
    emit(select, [condition as Tensor, change, zeroOf(change.wire)], {}),
    emit(select, [condition as Tensor, zeroOf(change.wire), change], {}),
  ],
  batch: (size, operands, batched) => emit(select, alignedAll(size, operands, batched), {}),
}

interface Axes extends Attributes {
  readonly axes: readonly number[]
}

/** max: the greatest element along the given axes. Where several are greatest, they share the change equally. */
export const max: Primitive<Axes> = {
  name: 'max',
  type(operands, attributes) {
    const wire = smoothWires('max')(operands)
    const kept = withoutAxes(wire.shape, attributes.axes)
    if (kept === undefined || attributes.axes.some((axis) => wire.shape[axis] === 0))
      throw new ObjectError(say(maxSentence, { object: notation([wire]), axes: attributes.axes.join(', ') }))
    return over(wire.domain, kept)
  },
  meaning([operand], { axes }, result) {
    const shape: BoundShape = (operand as Wire).shape
    const map = places(shape, stepsWithout(axes, shape, result.shape))
    const smooth = smoothOf(result)
    const size = elements(result.shape)
    return ([all]) => {
      const found = new Array<unknown>(size).fill(undefined)
      for (const [at, element] of (all as unknown[]).entries()) {
        const place = map[at] as number
        if (found[place] === undefined || smooth.greater(element, found[place]) || element !== element)
          found[place] = element
      }
      return found
    }
  },
  reverse(change, [operand], { axes }, result) {
    const x = operand as Tensor
    const back = (tensor: Tensor): Tensor => spreadAlong(axes, tensor, x.wire.shape)
    const greatest = plus(one(x), negated(emit(greater, [back(result), x], {})))
    const share = times(change, emit(reciprocal, [emit(sum, [greatest], { axes })], {}))
    return [times(greatest, back(share))]
  },
  batch: (_size, operands, _batched, { axes }) => emit(max, operands, { axes: axes.map((axis) => axis + 1) }),
  simplify: ([operand], { axes }) => (axes.length === 0 ? operand : undefined),
}

export const maxSentence = '✗ max takes axes of {object} that have elements, but {axes} came'
