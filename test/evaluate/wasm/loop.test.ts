/** Loops over ℝ compute what a naive interpreter of them computes, however their units are shared out. */
import * as fc from 'fast-check'
import { Random } from 'lensor'
import { describe, expect, test } from 'vitest'
import type { Region } from '../../../src/evaluate/wasm/kernel.ts'
import type { Expression } from '../../../src/evaluate/wasm/reals/expression.ts'
import type { Combination, Loop, Target } from '../../../src/evaluate/wasm/reals/loop.ts'
import { loopKernel } from '../../../src/evaluate/wasm/reals/loop.ts'
import type { View } from '../../../src/evaluate/wasm/reals/view.ts'
import { isInjective, keptOf } from '../../../src/evaluate/wasm/reals/view.ts'
import type { Share } from './run-kernels.ts'
import { backwards, halves, runKernels, whole } from './run-kernels.ts'
import { placesOf } from './places.ts'

type Memory = ReadonlyMap<Region, Float64Array>

/** The element of an expression at a place of the loop. */
function valueOf(expression: Expression, at: number, memory: Memory): number {
  if (expression.kind === 'constant') return expression.value
  if (expression.kind === 'load') return memory.get(expression.region)?.[placesOf(expression.view)[at] as number] ?? NaN
  const [left = NaN, right = NaN, third = NaN] = expression.operands.map((operand) => valueOf(operand, at, memory))
  if (expression.operation === 'add') return left + right
  if (expression.operation === 'multiply') return left * right
  if (expression.operation === 'greater') return Number(left > right)
  if (expression.operation === 'select') return left === 0 ? third : right
  throw new Error(`${expression.operation} is not exact`)
}

const combine: Readonly<Record<Combination, (there: number, value: number) => number>> = {
  replace: (_there, value) => value,
  add: (there, value) => there + value,
  greatest: Math.max,
}

/** The memory after a loop, from the memory before it. */
function interpreted({ targets }: Loop, memory: Memory): Memory {
  const after = new Map([...memory].map(([region, elements]) => [region, elements.slice()] as const))
  for (const { region, view, expression, combination, held } of targets) {
    const elements = after.get(region) as Float64Array
    const places = placesOf(view)
    if (!held && combination !== 'replace')
      for (const place of placesOf(keptOf(view))) elements[place] = combination === 'add' ? 0 : -Infinity
    for (const [at, place] of places.entries())
      elements[place] = combine[combination](elements[place] as number, valueOf(expression, at, memory))
  }
  return after
}

/** Whole numbers from a seed: sums and products of them are exact. */
class Chance {
  readonly #random: Random
  constructor(seed: number) {
    this.#random = new Random(seed)
  }
  under(count: number): number {
    return Math.floor(this.#random.uniform() * count)
  }
  of<Element>(list: readonly Element[]): Element {
    return list[this.under(list.length)] as Element
  }
  is(share: number): boolean {
    return this.#random.uniform() < share
  }
}

/** A view in which no two places lie on each other, but along axes without a step; its axes lie in any order, with gaps. */
function viewOver(shape: readonly number[], chance: Chance, still: (axis: number) => boolean): View {
  const steps = shape.map(() => 0)
  let step = chance.of([1, 1, 1, 2])
  const left = [...shape.keys()]
  const isOrdered = chance.is(0.5)
  while (left.length > 0) {
    const [axis = 0] = left.splice(isOrdered ? left.length - 1 : chance.under(left.length), 1)
    if (still(axis)) continue
    steps[axis] = step
    step = step * Math.max(1, shape[axis] as number) + chance.of([0, 0, 0, 1, 3])
  }
  return { shape, steps, offset: chance.of([0, 0, 1, 5]) }
}

/** A view whose places may lie on each other, as windows do. */
function overlapping(shape: readonly number[], chance: Chance): View {
  return { shape, steps: shape.map(() => chance.under(4)), offset: chance.under(3) }
}

const lengthOf = (view: View): number => Math.max(0, ...placesOf(view), ...placesOf(keptOf(view))) + 1

/** A random loop, and the length of each of its regions. */
function someLoop(chance: Chance): { readonly loop: Loop; readonly lengths: ReadonlyMap<Region, number> } {
  const size = (): number => chance.of([1, 1, 2, 2, 3, 4, 5, 7, 9])
  const shape = Array.from({ length: chance.under(5) }, size)
  if (chance.is(0.1)) shape.splice(chance.under(shape.length + 1), 0, 0)
  if (chance.is(0.1)) shape.splice(0, shape.length, chance.of([1023, 1024, 1025, 2049, 3000]))
  const combination = chance.of(['replace', 'replace', 'add', 'add', 'greatest'] as const)
  const isOverlapping = combination === 'add' && chance.is(0.3)
  const lengths = new Map<Region, number>()
  const regionFor = (view: View, name: string): Region => {
    const region = { name, bytes: 0 }
    lengths.set(region, lengthOf(view))
    return region
  }
  const isReduced = shape.map(() => combination !== 'replace' && chance.is(0.5))
  const views = Array.from({ length: combination === 'replace' ? 1 + chance.under(3) : 1 }, () =>
    isOverlapping ? overlapping(shape, chance) : viewOver(shape, chance, (axis) => isReduced[axis] as boolean),
  )

  const parts: Expression[] = [
    { kind: 'constant', value: chance.of([0, 1, -2, 3]) },
    ...Array.from({ length: 1 + chance.under(3) }, (_, number): Expression => {
      const view = chance.is(0.5)
        ? chance.of(views)
        : chance.is(0.3)
          ? overlapping(shape, chance)
          : viewOver(shape, chance, () => chance.is(0.3))
      return { kind: 'load', region: regionFor(view, `x${number}`), view }
    }),
  ]
  for (let number = chance.under(5); number > 0; number--) {
    const operation = chance.of(['add', 'multiply', 'greater', 'select'] as const)
    const operands = Array.from({ length: operation === 'select' ? 3 : 2 }, () => chance.of(parts))
    parts.push({ kind: 'apply', operation, operands })
  }
  const held = combination !== 'replace' && (chance.is(0.5) || views.some((view) => !isInjective(keptOf(view))))
  const targets = views.map((view, number): Target => {
    const expression = chance.of([...parts.slice(-2), ...parts])
    return { region: regionFor(view, `y${number}`), view, expression, combination, held }
  })
  return { loop: { shape, targets }, lengths }
}

/** Units in three parts of different lengths, in another order. */
const thirds: Share = (extent, part) => {
  const [first, second] = [Math.floor(extent / 5), Math.floor(extent / 2)]
  part(first, second)
  part(second, extent)
  part(0, first)
}

/** The loop with other regions, all of one length. */
function grown({ loop, lengths }: ReturnType<typeof someLoop>): readonly [Loop, readonly Region[]] {
  const length = Math.max(1, ...lengths.values())
  const regions = new Map([...lengths.keys()].map((region) => [region, { name: region.name, bytes: 8 * length }]))
  const again = (region: Region): Region => regions.get(region) as Region
  const copies = new Map<Expression, Expression>()
  const copied = (expression: Expression): Expression => {
    const known = copies.get(expression)
    if (known !== undefined) return known
    const copy =
      expression.kind === 'load'
        ? { ...expression, region: again(expression.region) }
        : expression.kind === 'apply'
          ? { ...expression, operands: expression.operands.map(copied) }
          : expression
    copies.set(expression, copy)
    return copy
  }
  const targets = loop.targets.map((target) => ({
    ...target,
    region: again(target.region),
    expression: copied(target.expression),
  }))
  return [{ ...loop, targets }, [...regions.values()]]
}

describe('random loops', () => {
  test('compute what they say, in any order of their units, and in place where they may', () => {
    let inPlace = 0
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const chance = new Chance(seed)
        const [loop, regions] = grown(someLoop(chance))
        const isExtreme = loop.targets[0]?.combination !== 'add' && chance.is(0.3)
        const element = (): number =>
          isExtreme && chance.is(0.2) ? chance.of([NaN, Infinity, -Infinity]) : chance.under(7) - 3
        const before = new Map(
          regions.map((region) => [region, Float64Array.from({ length: region.bytes / 8 }, element)] as const),
        )
        const kernel = loopKernel(loop)
        const expectAfter = (expected: Memory, given: Memory, aliases = new Map<Region, Region>()): void => {
          const { elements, run } = runKernels([kernel], regions, { aliases })
          for (const share of [whole, backwards, halves, thirds]) {
            for (const [region, list] of given) elements(region).set(list)
            run(share)
            for (const region of expected.keys()) {
              const [found, wanted] = [elements(region), expected.get(region) as Float64Array]
              const wrong = found.findIndex(
                (value, at) => value !== wanted[at] && !Number.isNaN(value + (wanted[at] as number)),
              )
              const text = kernel.text(({ name }) => name)
              const isSame = found.every((value, at) => Number.isNaN(value) === Number.isNaN(wanted[at]))
              expect(`${text}: ${region.name}[${wrong}] ${isSame}`).toBe(`${text}: ${region.name}[-1] true`)
            }
          }
        }
        expectAfter(interpreted(loop, before), before)

        for (const read of kernel.reads)
          for (const write of kernel.writes) {
            if (read === write || !(kernel.inPlace?.(read, write) ?? false)) continue
            inPlace++
            const given = new Map([...before].filter(([region]) => region !== write))
            const start = new Map([...given, [write, given.get(read) as Float64Array]])
            const after = interpreted(loop, start).get(write) as Float64Array
            const others = [...interpreted(loop, start)].filter(([region]) => region !== read && region !== write)
            expectAfter(new Map([...others, [write, after]]), given, new Map([[write, read]]))
          }
      }),
      { numRuns: 600 },
    )
    expect(inPlace).toBeGreaterThan(50)
  })
})

describe('the greatest', () => {
  const greatest = (elements: readonly number[]): number => {
    const [x, y] = [
      { name: 'x', bytes: 8 * elements.length },
      { name: 'y', bytes: 8 },
    ]
    const shape = [elements.length]
    const expression: Expression = { kind: 'load', region: x, view: { shape, steps: [1], offset: 0 } }
    const view: View = { shape, steps: [0], offset: 0 }
    const target: Target = { region: y, view, expression, combination: 'greatest', held: false }
    const running = runKernels([loopKernel({ shape, targets: [target] })])
    running.elements(x).set(elements)
    running.run()
    return running.elements(y)[0] as number
  }

  test.each([
    [[-5, -3, -4], -3],
    [[-Infinity, -Infinity, -Infinity], -Infinity],
    [[1, NaN, 3, 2], NaN],
    [[1, 3, NaN], NaN],
    [[NaN, 1, 2], NaN],
    [[-Infinity, 2, Infinity], Infinity],
    [[7], 7],
  ])('of %j is %d', (elements, expected) => expect(greatest(elements)).toBe(expected))
})
