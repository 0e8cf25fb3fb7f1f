/** Views say where the elements of structural primitives lie: as the primitives mean. */
import * as fc from 'fast-check'
import type { Tensor } from 'lensor'
import { real } from 'lensor'
import { describe, expect, test } from 'vitest'
import type { View } from '../../../src/evaluate/wasm/reals/view.ts'
import {
  contiguous,
  isInjective,
  isWhole,
  keptOf,
  pulled,
  pushed,
  reshaped,
} from '../../../src/evaluate/wasm/reals/view.ts'
import type { Attributes, Graph, Primitive } from '../../../src/graph/graph.ts'
import { emit, trace } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { broadcast, fold, pad, permute, reshape, slice, sum, window } from '../../../src/graph/structural.ts'
import { elements } from '../../../src/objects/wire.ts'
import { placesOf } from './places.ts'

const sizes = fc.integer({ min: 1, max: 4 })
const shapes = fc.array(sizes, { minLength: 2, maxLength: 4 })

/** A view of a shape, its axes anywhere: some on each other, some still. */
const viewsOf = (shape: readonly number[]): fc.Arbitrary<View> =>
  fc.record({
    shape: fc.constant(shape),
    steps: fc.array(fc.nat(13), { minLength: shape.length, maxLength: shape.length }),
    offset: fc.nat(5),
  })

const views = shapes.chain(viewsOf)

/** Shapes with so many elements: those that the primes of the number make. */
const shapesWith = (size: number): fc.Arbitrary<number[]> => {
  const primes: number[] = []
  for (let prime = 2, rest = size; rest > 1; prime++) for (; rest % prime === 0; rest /= prime) primes.push(prime)
  return fc
    .tuple(fc.shuffledSubarray(primes, { minLength: primes.length }), fc.infiniteStream(fc.nat(2)))
    .map(([factors, choices]) => {
      const axes: number[] = []
      for (const factor of factors) {
        const choice = choices.next().value ?? 0
        if (choice === 0 && axes.length > 0) axes.push((axes.pop() as number) * factor)
        else axes.push(...(choice === 1 ? [1] : []), factor)
      }
      return axes
    })
}

const axisOf = (shape: readonly number[]): fc.Arbitrary<number> => fc.nat(shape.length - 1)

type Operation = readonly [primitive: Primitive<never>, attributes: Attributes]

const operation = <A extends Attributes>(primitive: Primitive<A>, attributes: A): Operation => [
  primitive as unknown as Primitive<never>,
  attributes,
]

const pulls: Readonly<Record<string, (shape: readonly number[]) => fc.Arbitrary<Operation>>> = {
  permute: (shape) =>
    fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }).map((order) => operation(permute, { order })),
  broadcast: (shape) =>
    fc
      .tuple(fc.subarray([...shape.keys(), shape.length, shape.length + 1]), fc.infiniteStream(sizes))
      .filter(([axes]) => axes.every((axis, at) => axis <= shape.length + at))
      .map(([axes, list]) => operation(broadcast, { axes, sizes: axes.map(() => list.next().value ?? 1) })),
  slice: (shape) =>
    fc
      .tuple(axisOf(shape), fc.nat(3), fc.nat(4))
      .filter(([axis, start, length]) => start + length <= (shape[axis] as number))
      .map(([axis, start, length]) => operation(slice, { axis, start, length })),
  window: (shape) =>
    fc
      .tuple(axisOf(shape), sizes, sizes)
      .filter(([axis, size]) => size <= (shape[axis] as number))
      .map(([axis, size, stride]) => operation(window, { axis, size, stride })),
}

const pushes: Readonly<Record<string, (shape: readonly number[]) => fc.Arbitrary<Operation>>> = {
  sum: (shape) => fc.subarray([...shape.keys()]).map((axes) => operation(sum, { axes })),
  pad: (shape) =>
    fc
      .tuple(axisOf(shape), fc.nat(3), fc.nat(3))
      .map(([axis, before, after]) => operation(pad, { axis, before, after })),
  fold: (shape) =>
    fc.tuple(fc.nat(shape.length - 2), sizes, fc.nat(3)).map(([axis, stride, more]) => {
      const [count, size] = shape.slice(axis) as [number, number]
      return operation(fold, { axis, stride, length: (count - 1) * stride + size + (more % stride) })
    }),
}

const graphOf = (shape: readonly number[], [primitive, attributes]: Operation): Graph =>
  trace([real(...shape)], ([x]) => [emit(primitive, [x as Tensor], attributes as never)])

/** An operand's view beside a primitive at its shape. */
const cases = (of: (shape: readonly number[]) => fc.Arbitrary<Operation>): fc.Arbitrary<readonly [View, Graph]> =>
  views.chain((view) => of(view.shape).map((chosen) => [view, graphOf(view.shape, chosen)] as const))

describe.each(Object.entries(pulls))('%s', (_name, of) => {
  test('of a view is a view, of the elements that it means', () => {
    fc.assert(
      fc.property(cases(of), ([view, graph]) => {
        const [output] = graph.outputs as [Tensor]
        const places = placesOf(view)
        const found = graph.values.length === 0 ? view : (pulled(view, output) as View)
        expect(found.shape).toEqual(output.wire.shape)
        expect(placesOf(found)).toEqual(meaningOf(graph)([places])[0])
      }),
    )
  })
})

describe.each(Object.entries(pushes))('%s', (_name, of) => {
  test('adds each element where a view says', () => {
    fc.assert(
      fc.property(
        shapes.chain((shape) => of(shape).map((chosen) => graphOf(shape, chosen))),
        (graph) => {
          const [output] = graph.outputs as [Tensor]
          if (graph.values.length === 0) return
          const shape = graph.inputs[0]?.wire.shape as number[]
          const view = pushed(contiguous(output.wire.shape as number[]), output)
          expect(view.shape).toEqual(shape)
          const list = Array.from({ length: elements(shape) }, (_, at) => 2 ** at % 1009)
          const sums = new Array<number>(elements(output.wire.shape as number[])).fill(0)
          for (const [at, place] of placesOf(view).entries())
            sums[place] = (sums[place] as number) + (list[at] as number)
          expect(sums).toEqual(meaningOf(graph)([list])[0])
        },
      ),
    )
  })
})

describe('reshape', () => {
  const reshapes = fc
    .oneof(views, shapes.map(contiguous))
    .chain((view) => shapesWith(elements(view.shape)).map((shape) => [view, shape] as const))

  /** Whether some steps reach these places, in this shape: by trying those that the first neighbours have. */
  const haveSteps = (places: readonly number[], shape: readonly number[]): boolean => {
    const [offset = 0] = places
    const strides = contiguous(shape).steps
    const steps = strides.map((stride, axis) => (shape[axis] === 1 ? 0 : (places[stride] as number) - offset))
    return placesOf({ shape, steps, offset }).join() === places.join()
  }

  test('of a view is a view exactly where steps say it', () => {
    let [some, none] = [0, 0]
    fc.assert(
      fc.property(reshapes, ([view, shape]) => {
        const places = placesOf(view)
        const found = reshaped(view, shape)
        if (found === undefined) none++
        else some++
        expect(found !== undefined).toBe(haveSteps(places, shape))
        expect(found && [found.shape, placesOf(found)]).toEqual(found && [shape, places])
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(some, none)).toBeGreaterThan(100)
  })

  test('of what has no elements is a view', () => {
    expect(reshaped(contiguous([2, 0]), [0, 5])).toEqual({ shape: [0, 5], steps: [0, 0], offset: 0 })
  })

  test('is what pulled gives', () => {
    const [value] = trace([real(2, 6)], ([x]) => [emit(reshape, [x as Tensor], { shape: [3, 4] })]).values as [Tensor]
    expect(pulled(contiguous([2, 6]), value)).toEqual(contiguous([3, 4]))
    expect(pulled({ shape: [2, 6], steps: [7, 1], offset: 0 }, value)).toBeUndefined()
  })
})

describe('a view', () => {
  test('is injective only where no two places are one', () => {
    fc.assert(
      fc.property(views, (view) => {
        const places = placesOf(view)
        // That all are different may go unseen, as of 2i + 3j; that two are the same may not.
        expect(!isInjective(view) || new Set(places).size === places.length).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('that lies row by row, in any order of axes, is injective', () => {
    fc.assert(
      fc.property(
        shapes.chain((shape) =>
          fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }).map((order) => [shape, order] as const),
        ),
        ([shape, order]) => {
          const { steps } = contiguous(order.map((axis) => shape[axis] as number))
          expect(
            isInjective({ shape, steps: shape.map((_, axis) => steps[order.indexOf(axis)] as number), offset: 3 }),
          ).toBe(true)
        },
      ),
    )
  })

  test('is whole where it is all of its region in order', () => {
    fc.assert(
      fc.property(fc.oneof(views, shapes.map(contiguous)), (view) => {
        const places = placesOf(view)
        expect(isWhole(view)).toBe(places.every((place, at) => place === at))
      }),
    )
  })

  test('kept where it moves reaches the same places', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(new Set(placesOf(keptOf(view)))).toEqual(new Set(placesOf(view)))
      }),
    )
  })
})
