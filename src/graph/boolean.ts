/** Functions of bits as primitives, which have no polynomial: their reverse derivatives are Boolean differences. */
import { bit, integersModulo2 } from '../objects/bit.ts'
import { ObjectError, StorageError } from '../objects/errors.ts'
import { memoised } from '../objects/memoised.ts'
import { notation } from '../objects/notation.ts'
import { say } from '../objects/words.ts'
import type { BoundShape, Wire } from '../objects/wire.ts'
import { elements, sameShape } from '../objects/wire.ts'
import type { Primitive } from './graph.ts'
import { emit } from './graph.ts'
import { alignedAll } from './structural.ts'

type Bits = readonly number[]

/** A function from the bits of some tensors to those of one, given by their shapes. */
export interface BooleanFunction {
  readonly name: string
  readonly dom: readonly BoundShape[]
  readonly cod: BoundShape
  value(point: readonly Bits[]): Bits
  /** Its Boolean differences times a change, one list for each tensor, where a faster way is known than to take them. */
  readonly differences: ((point: readonly Bits[], change: Bits) => readonly Bits[]) | undefined
}

export const bitsSentence = '✗ {name} gives the {expected} bits of {object}, each 0 or 1, but {value} came'

export const differencesSentence =
  '✗ differences of {name} gives one list for each wire of {object}, {expected} in all, but {value} came'

/** What the differences of a function gave, a list for each tensor. Throws `StorageError` where it is something else. */
function asLists({ name, dom }: BooleanFunction, lists: unknown): readonly unknown[] {
  const expected = dom.length
  if (!Array.isArray(lists) || lists.length !== expected) {
    const value = Array.isArray(lists) ? `${lists.length} of them` : String(lists)
    const object = notation(dom.map((shape) => bit(...shape)))
    throw new StorageError(say(differencesSentence, { name, object, expected, value }))
  }
  return lists
}

/** A list as the bits of a shape. Throws `StorageError` where it is something else. */
export function asBits(name: string, shape: BoundShape, list: unknown): Bits {
  const expected = elements(shape)
  if (!Array.isArray(list) || list.length !== expected || !list.every((element) => element === 0 || element === 1))
    throw new StorageError(
      say(bitsSentence, { name, expected, object: notation([bit(...shape)]), value: String(list) }),
    )
  return list
}

/** Σₖ change[k] · (left[k] + right[k]) over ℤ₂. */
const paired = (change: Bits, left: Bits, right: Bits): number =>
  change.reduce((sum, element, at) => sum ^ (element & ((left[at] as number) ^ (right[at] as number))), 0)

/** R of a function at each of its tensors: (x, b) ↦ Σₖ bₖ · (fₖ(x) + fₖ(x + eᵢ)), functions of bits again. */
const differencesOf: (map: BooleanFunction) => readonly BooleanFunction[] = memoised((map) =>
  map.dom.map((shape, index) => ({
    name: `R[${map.name}]`,
    dom: [...map.dom, map.cod],
    cod: shape,
    value(inputs) {
      const [point, change] = [inputs.slice(0, -1), inputs.at(-1) as Bits]
      if (map.differences !== undefined)
        return asBits(`differences of ${map.name}`, shape, asLists(map, map.differences(point, change))[index])
      const bits = point[index] as Bits
      if (!change.includes(1)) return bits.map(() => 0)
      const here = map.value(point)
      // One list that differs in one place at a time.
      const other = [...bits]
      const there = point.with(index, other)
      return bits.map((element, place) => {
        other[place] = 1 - element
        const difference = paired(change, here, map.value(there))
        other[place] = element
        return difference
      })
    },
    differences: undefined,
  })),
)

/** The sizes of batches in front of the function's own axes; `undefined` where the operands do not fit. */
function samplesOf({ dom }: BooleanFunction, operands: readonly Wire[]): BoundShape | undefined {
  const shapes = operands.map(({ shape }): BoundShape => shape)
  const [first = []] = shapes
  const samples = first.slice(0, first.length - (dom[0]?.length ?? 0))
  const fits =
    shapes.length === dom.length &&
    operands.every(
      ({ domain }, at) =>
        domain === integersModulo2 && sameShape(shapes[at] as BoundShape, [...samples, ...(dom[at] as BoundShape)]),
    )
  return fits ? samples : undefined
}

export const booleanSentence = '✗ {name} takes {expected}, but {object} flows in'

/**
 * booleanMap: a function of bits, on any number of samples. R of it are its Boolean differences, which are functions of
 * bits again, so R iterates.
 */
export const booleanMap: Primitive<{ readonly map: BooleanFunction }> = {
  name: 'booleanMap',
  type(operands, { map }) {
    const samples = samplesOf(map, operands)
    if (samples === undefined)
      throw new ObjectError(
        say(booleanSentence, {
          name: map.name,
          expected: notation(map.dom.map((shape) => bit(...shape))),
          object: notation(operands),
        }),
      )
    return bit(...samples, ...map.cod)
  },
  meaning(_operands, { map }, result) {
    const sizes = map.dom.map(elements)
    const count = elements(result.shape.slice(0, result.shape.length - map.cod.length))
    return (lists) =>
      Array.from({ length: count }, (_, sample) =>
        map.value(
          lists.map((list, at) => list.slice(sample * (sizes[at] as number), (sample + 1) * (sizes[at] as number))),
        ),
      ).flat()
  },
  reverse: (change, operands, { map }) =>
    differencesOf(map).map((difference) => emit(booleanMap, [...operands, change], { map: difference })),
  batch: (size, operands, batched, attributes) => emit(booleanMap, alignedAll(size, operands, batched), attributes),
}
