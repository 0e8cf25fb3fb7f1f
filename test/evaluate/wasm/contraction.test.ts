/** Contraction kernels compute what a naive loop computes, whatever the letters, and however their units are shared out. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contraction } from '../../../src/evaluate/wasm/contraction/index.ts'
import { contractionKernels, contractionOperations } from '../../../src/evaluate/wasm/contraction/index.ts'
import type { Kernel, Region } from '../../../src/evaluate/wasm/kernel.ts'
import type { ConvolutionSizes } from './contractions.ts'
import { convolution, dense, letter, placed, reached } from './contractions.ts'
import { runKernels } from './run-kernels.ts'

/** The elements of the output, and for each the sum of absolute products that stands for its error, by a naive loop. */
function naive(
  { letters, accumulate, ...offsets }: Contraction,
  [left, right, output]: readonly [Float64Array, Float64Array, Float64Array],
): readonly [values: Float64Array, sizes: Float64Array] {
  const [values, sizes] = [output.slice(), output.map(Math.abs)]
  const isCleared = new Set<number>()
  const visit = (place: Record<'left' | 'right' | 'output', number>, depth: number, isEmpty: boolean): void => {
    const letter = letters[depth]
    if (letter === undefined) {
      if (!accumulate && !isCleared.has(place.output)) {
        isCleared.add(place.output)
        values[place.output] = sizes[place.output] = 0
      }
      if (isEmpty) return
      const product = (left[place.left] ?? NaN) * (right[place.right] ?? NaN)
      values[place.output] = (values[place.output] ?? NaN) + product
      sizes[place.output] = (sizes[place.output] ?? NaN) + Math.abs(product)
      return
    }
    // An empty sum still has outputs: it is gone through once, without products.
    const isNothing = letter.size === 0 && letter.output === 0
    for (let index = 0; index < (isNothing ? 1 : letter.size); index++) {
      const next = {
        left: place.left + index * letter.left,
        right: place.right + index * letter.right,
        output: place.output + index * letter.output,
      }
      visit(next, depth + 1, isEmpty || isNothing)
    }
  }
  visit({ left: offsets.left, right: offsets.right, output: offsets.output }, 0, false)
  return [values, sizes]
}

interface Case {
  readonly contraction: Contraction
  /** Whether left and right lie in one region. */
  readonly isSame?: boolean
}

/**
 * Runs a contraction's kernels, all units at once and then shared out: the places of the output that are not what the naive
 * loop says or differ by the sharing, and how many kernels there are.
 */
function check(
  { contraction, isSame = false }: Case,
  seed = 1,
): { readonly wrong: readonly number[]; readonly kernels: number } {
  const { letters } = contraction
  const size = (operand: 'left' | 'right' | 'output'): number => contraction[operand] + reached(letters, operand)[1] + 1
  const operandSizes = isSame
    ? [Math.max(size('left'), size('right')), Math.max(size('left'), size('right'))]
    : [size('left'), size('right')]
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
  const filled = (length: number): Float64Array => Float64Array.from({ length }, random)
  const left = filled(operandSizes[0] ?? 0)
  const right = isSame ? left : filled(operandSizes[1] ?? 0)
  const output = filled(size('output') + 3)
  const [values, sizes] = naive(contraction, [left, right, output])

  const regions = {
    left: { name: 'l', bytes: 8 * left.length },
    right: { name: 'r', bytes: 8 * right.length },
    output: { name: 'o', bytes: 8 * output.length },
  }
  if (isSame) regions.right = regions.left
  const kernels = contractionKernels(contraction, regions, (name, bytes): Region => ({ name, bytes }))
  const { elements, run } = runKernels(kernels, Object.values(regions))
  /** What the output holds after kernels whose units are done in so many parts, in any order. */
  const result = (parts: number): Float64Array => {
    elements(regions.left).set(left)
    elements(regions.right).set(right)
    elements(regions.output).set(output)
    run((extent, part) => {
      const ends = Array.from({ length: parts - 1 }, () => Math.floor(Math.abs(random()) * (extent + 1)))
      const bounds = [0, ...ends.toSorted((one, other) => one - other), extent]
      const ranges = bounds.slice(1).map((to, index) => [bounds[index] ?? 0, to] as const)
      ranges.sort(() => random())
      for (const [from, to] of ranges) part(from, to)
    })
    return elements(regions.output).slice()
  }
  const [whole, ...shared] = [1, 2, 4].map(result)
  if (whole === undefined) throw new Error('nothing ran')
  const wrong = [...whole.keys()].filter((place) => {
    const value = whole[place] ?? NaN
    const isNear = Math.abs(value - (values[place] ?? NaN)) <= 1e-12 * (sizes[place] ?? NaN)
    return !isNear || shared.some((parts) => !Object.is(parts[place], value))
  })
  return { wrong, kernels: kernels.length }
}

describe('a contraction', () => {
  const sizes: readonly (readonly [number, number, number])[] = [
    [16, 16, 4],
    [16, 3, 16],
    [5, 10, 7],
    [32, 10, 128],
    [33, 18, 49],
    [1, 1, 1],
    [1, 9, 2],
    [40, 33, 66],
  ]
  describe.each(Object.entries(dense))('%s', (_, letters) => {
    test.each(sizes)('of sizes %i, %i, %i', (...size) => {
      for (const accumulate of [false, true]) {
        expect(check({ contraction: placed(letters(...size), accumulate) }).wrong).toEqual([])
      }
    })
  })

  describe.each<ConvolutionSizes>([
    [2, 8, 1, 26, 26, 3, 3],
    [2, 6, 5, 11, 11, 3, 3],
    [3, 4, 2, 4, 5, 2, 3],
    [1, 1, 1, 3, 3, 3, 3],
    [2, 3, 2, 1, 1, 2, 2],
  ])('a convolution of sizes %i, %i, %i, %i, %i, %i, %i', (...size) => {
    test.each(Object.entries(convolution(...size)))('%s', (_, [letters, accumulate]) => {
      expect(check({ contraction: placed(letters, accumulate) }).wrong).toEqual([])
    })
  })

  test('multiplies and adds once for each index tuple', () => {
    expect(contractionOperations(placed([letter(3, 1, 0, 4), letter(4, 0, 1, 1), letter(5, 9, 9, 0)], false))).toBe(120)
  })

  const kernelsOf = (contraction: Contraction): readonly Kernel[] => {
    const region = (name: string): Region => ({ name, bytes: 0 })
    const regions = { left: region('δ'), right: region('x'), output: region('W′') }
    return contractionKernels(contraction, regions, (name, bytes) => ({ name, bytes }))
  }

  test('says its loops', () => {
    const contraction = placed(dense['to W, δ[b,i]·x[b,j] → [i,j]']?.(16, 16, 4) ?? [], true)
    expect(kernelsOf(contraction).map((kernel) => kernel.text(({ name }) => name))).toEqual([
      'for i in 0..16 by 4, j in 0..4 by 4: ' +
        'tile 4×4 of W′[4i + j] += Σ over k < 16 of δ[i + 16k]·x[j + 4k] (two columns a vector)',
    ])
  })

  test('has a key that says all that its code depends on', () => {
    const letters = [letter(3, 1, 0, 4), letter(4, 0, 1, 1), letter(5, 9, 9, 0)]
    const contraction = placed(letters, false)
    const others = [
      { ...contraction, accumulate: true },
      { ...contraction, left: 1 },
      { ...contraction, output: 2 },
      placed([letter(3, 1, 0, 5), letter(4, 0, 1, 1), letter(5, 9, 9, 0)], false),
      placed([letter(3, 1, 0, 4), letter(4, 0, 1, 1), letter(6, 9, 9, 0)], false),
    ]
    const keys = [contraction, ...others].map((each) => kernelsOf(each)[0]?.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(kernelsOf({ ...contraction, letters: letters.toReversed() })[0]?.key).toBe(keys[0])
  })

  test('of an empty sum is zero, and of nothing is nothing', () => {
    const empty = [letter(3, 1, 0, 1), letter(0, 3, 1, 0)]
    expect(check({ contraction: placed(empty, false) })).toEqual({ wrong: [], kernels: 1 })
    expect(check({ contraction: placed(empty, true) })).toEqual({ wrong: [], kernels: 0 })
    const nothing = [letter(0, 1, 0, 1), letter(2, 3, 1, 0)]
    expect(check({ contraction: placed(nothing, false) })).toEqual({ wrong: [], kernels: 0 })
  })

  test('keeps infinities and what is no number where they are', () => {
    const [left, right, output] = [1, 1, 1].map(() => ({ name: '', bytes: 8 * 15 })) as [Region, Region, Region]
    const contraction = placed([letter(5, 3, 0, 3), letter(3, 0, 5, 1), letter(3, 1, 1, 0)], false)
    const kernels = contractionKernels(contraction, { left, right, output }, (name, bytes) => ({ name, bytes }))
    const { elements, run } = runKernels(kernels)
    elements(left).fill(1).set([0, Infinity, 1, NaN])
    elements(right).fill(2).fill(Infinity, 10, 13)
    run()
    const [first, second, others] = [
      [Infinity, Infinity, NaN],
      [NaN, NaN, NaN],
      [6, 6, Infinity],
    ]
    expect([...elements(output)]).toEqual([first, second, others, others, others].flat())
  })

  const operandSteps = fc.tuple(
    fc.constantFrom<readonly [number, number, number]>(
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 0],
      [1, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ),
    fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5, 7),
  )

  test('is what its letters say, whatever they are', () => {
    const letters = fc.array(
      fc.record({
        has: operandSteps,
        size: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constantFrom(0, 13, 17)),
        gap: fc.constantFrom(0, 0, 0, 1, 2),
        isBackward: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      }),
      { maxLength: 6 },
    )
    const orders = fc.tuple(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat()))
    fc.assert(
      fc.property(
        letters,
        orders,
        fc.record({
          accumulate: fc.boolean(),
          isOverlapping: fc.boolean(),
          canTurn: fc.boolean(),
          isSame: fc.boolean(),
          margins: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
          seed: fc.nat(),
        }),
        (parts, keys, { accumulate, isOverlapping, canTurn, isSame, margins, seed }) => {
          if (parts.reduce((total, { size }) => total * Math.max(1, size), 1) > 30_000) return
          // Each of the three lays its letters out in an order of its own, densely or with gaps.
          const steps = [0, 1, 2].map((operand) => {
            const found = parts.map(() => 0)
            const order = parts
              .map((_, index) => [keys[operand]?.next().value ?? 0, index] as const)
              .toSorted(([one], [other]) => one - other)
            let step = 1
            for (const [, index] of order) {
              const part = parts[index]
              if (part === undefined || part.has[0][operand] === 0) continue
              const isWindow = operand < 2 || (isOverlapping && accumulate)
              found[index] = (canTurn && part.isBackward[operand] ? -1 : 1) * ((isWindow && part.has[1]) || step)
              step = Math.max(step, Math.abs(found[index] ?? 0) * Math.max(1, part.size)) + part.gap
            }
            return found
          })
          const contraction = placed(
            parts.map(({ size }, index) =>
              letter(size, steps[0]?.[index] ?? 0, steps[1]?.[index] ?? 0, steps[2]?.[index] ?? 0),
            ),
            accumulate,
            margins,
          )
          expect(check({ contraction, isSame }, seed).wrong).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  }, 120_000)

  test('is what its letters say where operands are laid out anew', () => {
    let laidOut = 0
    const size = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(
        fc.record({ n: fc.integer({ min: 1, max: 3 }), i: size, j: size, k: size, l: fc.integer({ min: 1, max: 20 }) }),
        fc.tuple(
          fc.shuffledSubarray(['n', 'i', 'k', 'l'] as const, { minLength: 4 }),
          fc.shuffledSubarray(['n', 'j', 'k', 'l'] as const, { minLength: 4 }),
          fc.shuffledSubarray(['n', 'i', 'j'] as const, { minLength: 3 }),
        ),
        fc.boolean(),
        (sizes, orders, accumulate) => {
          const [left, right, output] = orders.map((order) => {
            const steps = { n: 0, i: 0, j: 0, k: 0, l: 0 }
            let step = 1
            for (const name of order) {
              steps[name] = step
              step *= sizes[name]
            }
            return steps
          })
          const letters = (['n', 'i', 'j', 'k', 'l'] as const).map((name) =>
            letter(sizes[name], left?.[name] ?? 0, right?.[name] ?? 0, output?.[name] ?? 0),
          )
          const { wrong, kernels } = check({ contraction: placed(letters, accumulate) })
          expect(wrong).toEqual([])
          if (kernels > 1) laidOut++
        },
      ),
      { numRuns: 60, seed: 1 },
    )
    expect(laidOut).toBeGreaterThan(5)
  }, 120_000)
})
