/** The experiments at a reduced size, and the rooms that they share. */
import { decode } from 'fast-png'
import { existsSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { glorot, notation } from 'lensor'
import { iris } from '../../docs/examples/experiments/iris.ts'
import { maml } from '../../docs/examples/experiments/maml.ts'
import { mnistConv, network } from '../../docs/examples/experiments/mnist-conv.ts'
import { mnistDense } from '../../docs/examples/experiments/mnist-dense.ts'
import { digits, realDigits } from '../../docs/examples/experiments/mnist.ts'
import { momentumSign } from '../../docs/examples/experiments/momentum-sign.ts'
import { NumpyRandom } from '../../docs/examples/experiments/numpy.ts'
import { picture } from '../../docs/examples/experiments/png.ts'
import { rdaIris } from '../../docs/examples/experiments/rda-iris.ts'
import { rdaMnist } from '../../docs/examples/experiments/rda-mnist.ts'
import { keepParameters, keptParameters, resultPath } from '../../docs/examples/experiments/results.ts'
import { experiments, runExperiment, tableOf } from '../../docs/examples/experiments/runner.ts'
import type { Follow } from '../../docs/examples/outcome.ts'
import { quietly } from './quietly.ts'

describe('the digits', () => {
  test('are those of the files, in their order', () => {
    const [training, tested] = [digits('training'), digits('test')]
    expect([training.length, tested.length]).toEqual([60_000, 10_000])
    expect(training.slice(0, 5).map(({ digit }) => digit)).toEqual([5, 0, 4, 1, 9])
    expect(tested.slice(0, 5).map(({ digit }) => digit)).toEqual([7, 2, 1, 0, 4])
    expect([training, tested].map((part) => part.filter(({ digit }) => digit < 2).length)).toEqual([12_665, 2_115])
    expect(training.every(({ pixels }) => pixels.length === 784)).toBe(true)
  })

  test('as real data have pixels from 0 to 1, row by row, and one-hot labels', () => {
    const [[pixels, label] = [[], []]] = realDigits('training', 1, 1, 28, 28).samples
    expect(label).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
    // The bar of the five lies near the top, and its brightest pixels are 253 and over.
    expect(Math.max(...(pixels as number[]))).toBe(1)
    expect(pixels.slice(5 * 28 + 12, 5 * 28 + 16)).toEqual([3, 18, 18, 18].map((pixel) => pixel / 255))
  })
})

test('a picture has its images beside and below each other, a pixel apart', () => {
  const bytes = picture({
    images: [
      [0, 0.5],
      [1, 2],
      [-1, 1],
    ],
    width: 2,
    height: 1,
    columns: 2,
  })
  const { width, height, channels, data } = decode(bytes)
  expect([width, height, channels]).toEqual([5, 3, 1])
  expect([...data]).toEqual([0, 128, 0, 255, 255, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0])
})

test('parameters are kept to the bit', () => {
  const file = 'kept-by-a-test.json'
  expect(keptParameters(file)).toBeUndefined()
  const parameters = [Float64Array.of(1 / 3, -1e-300), Float64Array.of(Math.PI)]
  keepParameters(file, parameters)
  expect(keptParameters(file)).toEqual(parameters)
  rmSync(resultPath(file))
  expect(existsSync(resultPath(file))).toBe(false)
})

describe('the runner', () => {
  const said = async (name?: string): Promise<readonly [known: boolean, text: string]> => {
    const lines: string[] = []
    const known = await runExperiment(name, quietly, (text) => lines.push(text))
    return [known, lines.join('\n')]
  }

  test('lists the experiments, a line each', async () => {
    const [known, text] = await said()
    expect(known).toBe(true)
    for (const { name, about } of experiments)
      expect(text.split('\n').filter((line) => line.includes(`  ${name} `) && line.endsWith(about))).toHaveLength(1)
  })

  test('tells a bad name the names', async () => {
    const [known, text] = await said('mnist')
    expect(known).toBe(false)
    expect(text).toMatch(/^✗ there is no experiment 'mnist'; there is 'iris', 'rda-iris', /)
  })

  test('runs an experiment and prints its figures beside the published ones', async () => {
    const [known, text] = await said('rda-iris')
    expect(known).toBe(true)
    expect(text).toContain('  ℤ₂, 2 species, one bit         98.00 %  98.0 %\n')
  })

  test('prints the median of several seeds, what has no published figure, and what never happened', () => {
    const table = tableOf([
      { of: 'seeds', found: [0.9, 0.7, 0.8], published: 0.75, unit: 'share' },
      { of: 'steps', found: [12], published: Infinity, unit: 'count' },
      { of: 'unpublished', found: [1], unit: 'share' },
    ])
    expect(table.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['found', 'published'],
      ['seeds', '80.00 % (70.00 % to 90.00 %)', '75.0 %'],
      ['steps', '12', 'never'],
      ['unpublished', '100.00 %', '–'],
    ])
  })
})

test('the random numbers of the published code are those of numpy', () => {
  // numpy.random.seed(2), then rand(), rand(); normal(size=5); shuffle(arange(10)) twice and normal().
  const [uniform, normal, shuffle] = [new NumpyRandom(2), new NumpyRandom(2), new NumpyRandom(2)]
  expect([uniform.uniform(), uniform.uniform()]).toEqual([0.43599490214200376, 0.025926231827891333])
  const normals = [
    -0.4167578474054706, -0.056266827226329474, -2.136196095668454, 1.6402708084049886, -1.7934355851948631,
  ]
  for (const expected of normals) expect(normal.normal()).toBeCloseTo(expected, 14)
  const list = Array.from({ length: 10 }, (_, place) => place)
  shuffle.shuffle(list)
  expect(list).toEqual([4, 1, 5, 0, 7, 2, 3, 6, 9, 8])
  shuffle.shuffle(list)
  expect(list).toEqual([1, 3, 4, 5, 0, 8, 6, 9, 7, 2])
  expect(shuffle.normal()).toBeCloseTo(0.5390583205807888, 14)
})

test('iris: the published figures from the published draws, and they move within the last epoch', async () => {
  const figures = await iris(quietly, { seeds: [1] })
  const shares = figures.map(({ found }) => Math.round(10_000 * (found[0] as number)))
  expect(figures.map(({ published }) => published)).toEqual(
    [0.6667, 0.9467, 0.9667].flatMap((share) => [share, share, share]),
  )
  expect([0, 3, 6].map((row) => shares[row])).toEqual([6667, 9467, 9667])
  expect([1, 4, 7].map((row) => shares[row])).toEqual([7067, 9600, 9800])
  for (const row of [5, 8]) expect(shares[row]).toBeGreaterThanOrEqual(9500)
})

test('rda-iris: the published figures', async () => {
  for (const { found, published } of await rdaIris(quietly)) expect(found[0]).toBeCloseTo(published as number, 3)
})

describe('rda-mnist', () => {
  test('comes to the mask that plain arithmetic comes to', async () => {
    const bits = (part: 'training' | 'test'): (readonly [number[], number])[] =>
      digits(part)
        .filter(({ digit }) => digit < 2)
        .map(({ pixels, digit }) => [Array.from(pixels, (pixel) => Number(pixel > 32)), digit])
    const [training, tested] = [bits('training'), bits('test').slice(0, 200)]
    const heldOut = training.slice(11_400, 11_600)
    const value = (mask: readonly number[], image: readonly number[]): number => {
      const [common, all] = [mask.filter((one, at) => one === 1 && image[at] === 1), mask.filter((one) => one === 1)]
      return Number(4 * common.length <= all.length)
    }
    const right = (mask: readonly number[], samples: typeof training): number =>
      samples.filter(([image, digit]) => value(mask, image) === digit).length

    let mask = new Array<number>(784).fill(0)
    let best = mask
    for (const [image, digit] of training.slice(0, 24)) {
      const here = value(mask, image)
      if (here !== digit) mask = mask.map((one, at) => one ^ here ^ value(mask.with(at, 1 - one), image))
      if (right(mask, heldOut) >= right(best, heldOut)) best = mask
    }
    const [figure] = await rdaMnist(quietly, {
      states: 25,
      heldOut: 200,
      tested: 200,
    })
    expect(figure?.found).toEqual([right(best, tested) / 200])
    expect(figure?.found[0]).toBeGreaterThan(0.8)
  })
})

describe('mnist-dense', () => {
  test('reads most digits after a few hundred', async () => {
    const [figure] = await mnistDense(quietly, {
      hidden: 16,
      samples: 600,
      batch: 20,
      epochs: 3,
      tested: 300,
      seeds: [1, 5],
      kept: false,
    })
    expect(figure?.found).toHaveLength(2)
    expect(Math.min(...(figure?.found ?? []))).toBeGreaterThan(0.7)
  })
})

describe('momentum-sign', () => {
  /** Steps of s ← γs − ελx, x ← x + s from (1, 1) to 10⁻⁶, for λ = 1 and κ. */
  function plainSteps(condition: number, decay: number): number {
    const places = [1, condition].map((slope) => ({ slope, x: 1, s: 0 }))
    for (let taken = 0; ; taken++) {
      if (places.every(({ x }) => Math.abs(x) <= 1e-6)) return taken
      for (const place of places) {
        place.s = decay * place.s - (place.slope / condition) * place.x
        place.x += place.s
      }
    }
  }

  test('counts the steps of the recurrence, and the published sign is slower', async () => {
    const figures = await momentumSign(quietly, { conditions: [10], decays: [0, 0.3] })
    const counts = new Map(figures.map(({ of, found, published }) => [of, [found[0], published] as const]))
    expect(counts.size).toBe(4)
    for (const decay of [0, 0.3]) {
      const at = (rate: string): readonly [number, number] =>
        counts.get(`κ = 10, γ = ${decay}, ${rate}`) as [number, number]
      expect(at('rate 1/κ')).toEqual([plainSteps(10, decay), plainSteps(10, -decay)])
      const [right, published] = at('best rate')
      expect(published > 1.2 * right).toBe(decay > 0)
      expect(right).toBeLessThanOrEqual(at('rate 1/κ')[0])
    }
  })

  test('with the published sign and γ = 0.9 the rate 1/κ diverges', async () => {
    const [figure] = await momentumSign(quietly, { conditions: [10], decays: [0.9] })
    expect(figure?.published).toBe(Infinity)
  })
})

describe('mnist-conv', () => {
  test('has 1,527 parameters', () => {
    const { params } = network(glorot, glorot)
    expect(notation(params)).toBe('ℝ[3×1×3×3] ⊗ ℝ[5×3×4×4] ⊗ ℝ[10×125] ⊗ ℝ[10]')
    const counts = params.map(({ shape }) => shape.reduce((product: number, size) => product * size, 1))
    expect(counts.reduce((sum, count) => sum + count)).toBe(1527)
  })

  test('learns by all three setups, and soonest by the one that suits it', async () => {
    const figures = await mnistConv(quietly, {
      samples: 320,
      tested: 100,
      epochs: 1,
      seeds: [1],
    })
    expect(figures.map(({ of }) => of)).toEqual([
      'quadratic error, momentum with the published sign, γ = −0.1',
      'quadratic error, momentum with the right sign, γ = 0.1',
      'softmax cross-entropy, Adam',
    ])
    const [published, right, suited] = figures.map(({ found }) => found[0] as number)
    for (const share of [published, right, suited]) expect(share).toBeGreaterThan(0.25)
  })
})

describe('maml', () => {
  test('the error after a step falls while it is learnt where to begin, and ends below that of other starts', async () => {
    const falls = new Map<string, readonly number[]>()
    const follow: Follow = async (title, epochs, reports) => {
      const followed = await quietly(title, epochs, reports)
      falls.set(title, followed.losses)
      return followed
    }
    const size = { shots: [10], tasks: 8, iterations: 1_500, tested: 30, seeds: [1], kept: false }
    const figures = await maml(follow, size)
    const found = new Map(figures.map(({ of, found: [value] }) => [of, value as number]))
    expect(found.size).toBe(40)

    const [second, first] = [...falls.values()] as [readonly number[], readonly number[]]
    expect(falls.size).toBe(3)
    for (const losses of [second, first]) expect(losses.at(-1)).toBeLessThan(0.7 * (losses[0] as number))

    const after = (name: string, steps: string): number =>
      found.get(`10 samples, ${name}, mean after ${steps}`) as number
    for (const name of ['second order', 'first order']) {
      expect(after(name, '1 step')).toBeLessThan(0.7 * after(name, '0 steps'))
      for (const other of ['pre-trained', 'at random'])
        for (const steps of ['1 step', '10 steps']) expect(after(name, steps)).toBeLessThan(after(other, steps))
    }
    expect(found.get('10 samples, second order, rate of the steps')).toBe(0.01)
  })
})
