/** Programs at the edges of what a module, a function and a word hold. */
import type { Real, Tensor } from 'lensor'
import {
  BitVector,
  EngineError,
  add,
  bit,
  compile,
  constant,
  contract,
  gather,
  iterate,
  morphism,
  multiply,
  real,
  resident,
  scatterAdd,
  sum,
} from 'lensor'
import { describe, expect, test } from 'vitest'

const numbers = (...values: readonly number[]): Float64Array => Float64Array.from(values)

describe('places behind the last bit are zero', () => {
  test('in what the host computes, where other bits were before', () => {
    const map = morphism([bit(128), bit(128), bit(2)], (y, z, x) => [
      sum(multiply(y, z), 0),
      sum(scatterAdd(x, constant(real(2), [1, 0]), 2), 0),
    ])
    const [last, ones] = [BitVector.from(`${'0'.repeat(127)}1`), BitVector.from('1'.repeat(128))]
    expect(compile(map)(last, ones, BitVector.from('00')).map(String)).toEqual(['1', '0'])
  })

  test('in what comes with a step, where other steps were before', () => {
    const steps = resident(
      morphism([bit(), bit(5), real(3)], (state, x, y) => [state, sum(x, 0), y]),
      { states: 1 },
    )
    steps.load([BitVector.from('0')])
    steps.run(1, [BitVector.from('00000'), numbers(1 / 3, 1 / 3, 1 / 3)])
    const [sums] = steps.run(4, [BitVector.from('0'.repeat(20)), new Float64Array(12)])
    expect(String(sums)).toBe('0000')
  })
})

describe('more than a function of WebAssembly has parameters', () => {
  test('are outputs', () => {
    const map = morphism([real(2)], (x) => Array.from({ length: 1200 }, (_, place) => add(x, constant(real(2), place))))
    const outputs = compile(map)(numbers(1, 2)) as readonly Float64Array[]
    expect(outputs.map(([first]) => first)).toEqual(Array.from({ length: 1200 }, (_, place) => 1 + place))
  })

  test('are the parts of one sum', () => {
    const inputs = Array.from({ length: 1500 }, () => real(2))
    const map = morphism(inputs, (...all: Tensor<Real<[2]>>[]) => {
      let level = all
      while (level.length > 1)
        level = Array.from({ length: Math.ceil(level.length / 2) }, (_, place) => {
          const [left, right] = level.slice(2 * place, 2 * place + 2) as [
            Tensor<Real<[2]>>,
            Tensor<Real<[2]>> | undefined,
          ]
          return right === undefined ? left : add(left, right)
        })
      return level
    })
    const run = compile(map) as unknown as (...values: readonly Float64Array[]) => readonly unknown[]
    expect(run(...inputs.map((_, place) => numbers(place, 1)))).toEqual([numbers((1500 * 1499) / 2, 1500)])
  })

  test('are what steps of a scan take and give', () => {
    const many = Array.from({ length: 1100 }, () => real(2))
    const body = (...all: Tensor<Real<[2]>>[]): Tensor<Real<[2]>>[] => {
      const [states, inputs] = [all.slice(0, many.length), all.slice(many.length)]
      return states.map((state, place) => add(state, multiply(state, inputs[place] as Tensor<Real<[2]>>)))
    }
    const steps = iterate(2, iterate(2, morphism([...many, ...many], body as never) as never) as never) as never
    const run = compile(steps) as unknown as (...values: readonly Float64Array[]) => readonly unknown[]
    const found = run(
      ...many.map((_, place) => numbers(place, 1)),
      ...many.map((_, place) => numbers(0, 1, 1, place, 2, 0, 1, 2)),
    )
    expect(found).toEqual(many.map((_, place) => numbers(place * 12, 2 * (1 + place) * 3)))
  })
})

test('a long chain of one place is a few loops', () => {
  const map = morphism([real(2)], (x) => {
    let value = x
    for (let turn = 0; turn < 3000; turn++) value = add(multiply(value, constant(real(2), 0.5)), x)
    return [value]
  })
  expect(compile(map)(numbers(1, 3))[0]?.map(Math.round)).toEqual(numbers(2, 6))
})

test('more memory than there is names how much', () => {
  const huge = compile(morphism([real(30_000), real(30_000)], (x, y) => [contract(x, y, 'i,j->ij')]))
  const attempt = (): unknown => huge(new Float64Array(30_000), new Float64Array(30_000))
  expect(attempt).toThrow(EngineError)
  expect(attempt).toThrow(
    /^✗ 720\d{7} bytes are needed at once, but there is no memory for them: WebAssembly has 4 GiB at most$/,
  )
})

test.each(['wasm', 'reference'] as const)('a run that throws leaves no state, on the engine %s', (engine) => {
  const table = (): Tensor<Real<[3]>> => constant(real(3), [1, 2, 3])
  const step = morphism([real(), real(1)], (turns, index) => [add(turns, constant(real(), 1)), gather(table(), index)])
  const steps = resident(step, { states: 1, engine })
  steps.load([numbers(0)])
  expect(() => steps.run(2, [numbers(1, 7)])).toThrow('✗ an index is a whole number from 0 and under 3, but 7 came')
  expect(() => steps.state()).toThrow('✗ there is no value of ℝ yet; load gives one')
  steps.load([numbers(5)])
  expect(steps.run(2, [numbers(1, 2)])).toEqual([numbers(2, 3)])
  expect(steps.state()).toEqual([numbers(7)])
})
