/** Processes of steps, on each engine, on one that has none of its own, and on one that has. */
import type { Engine, Ports, Process } from 'lensor'
import {
  BitVector,
  EngineError,
  ObjectError,
  SizeError,
  StorageError,
  add,
  bit,
  contract,
  graphOf,
  morphism,
  multiply,
  real,
  reference,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { engineNames, engineOf } from '../../src/evaluate/engines.ts'
import { processOf } from '../../src/evaluate/process.ts'
import { refusalOf, refused } from '../terms/refusal.ts'

/** An engine as a user writes it, with nothing but what it must have. */
const plain: Engine = { name: 'plain', compile: (graph) => reference.compile(graph) }

const engines: readonly (readonly [name: string, engine: Engine])[] = [
  ...engineNames.map((name) => [name, engineOf(name)] as const),
  ['plain', plain],
]

/** c ⊗ s ⊗ x ↦ s · c + x, and s before it. */
const hornerStep = graphOf(morphism([real(), real(), real()], (c, s, x) => [add(multiply(s, c), x), s]).term)
const horner: Ports = { shared: 1, states: 1 }

/** A register of bits: s ↦ m · s + x over ℤ₂, and s before it. Beside x stands a bit that it does not use. */
const registerStep = graphOf(
  morphism([bit(3, 3), bit(3), bit(3), bit()], (m, s, x, _y) => [add(contract(m, s, 'ij,j->i'), x), s]).term,
)
const register: Ports = { shared: 1, states: 1 }

const numbers = (...values: readonly number[]): Float64Array => Float64Array.from(values)

describe.each(engines)('a process on the engine %s', (_, engine) => {
  const loaded = (): Process => {
    const process = processOf(engine, hornerStep, horner)
    process.share([numbers(2)])
    process.load([numbers(1)])
    return process
  }

  test('takes its state from step to step, and puts something out at each', () => {
    const process = loaded()
    expect(process.run(3, [numbers(5, 6, 7)])).toEqual([numbers(1, 7, 20)])
    expect(process.state()).toEqual([numbers(47)])
  })

  test('goes on where it was, however many steps are done at once', () => {
    const process = loaded()
    const outputs = [process.run(1, [numbers(5)]), process.run(2, [numbers(6, 7)])]
    expect(outputs).toEqual([[numbers(1)], [numbers(7, 20)]])
    expect(process.state()).toEqual([numbers(47)])
  })

  test('does nothing in no steps', () => {
    const process = loaded()
    expect(process.run(0, [numbers()])).toEqual([numbers()])
    expect(process.state()).toEqual([numbers(1)])
  })

  test('takes another state, and other things that are shared', () => {
    const process = loaded()
    process.run(1, [numbers(0)])
    process.load([numbers(3)])
    process.share([numbers(-1)])
    expect(process.run(2, [numbers(1, 1)])).toEqual([numbers(3, -2)])
    expect(process.state()).toEqual([numbers(3)])
  })

  test('keeps what it was given: whoever gave it may change it', () => {
    const process = processOf(engine, hornerStep, horner)
    const [shared, state] = [numbers(2), numbers(1)]
    process.share([shared])
    process.load([state])
    shared[0] = 100
    state[0] = 100
    process.run(1, [numbers(0)])
    expect([shared, state, process.state()]).toEqual([numbers(100), numbers(100), [numbers(2)]])
  })

  test('gives its state as new storages, which neither its steps change nor change them', () => {
    const process = loaded()
    const [first] = process.state() as [Float64Array]
    process.run(1, [numbers(5)])
    expect(first).toEqual(numbers(1))
    first[0] = 100
    const [second] = process.state() as [Float64Array]
    second[0] = 100
    expect(process.state()).toEqual([numbers(7)])
  })

  test('is one of bits, where no step ends at the end of a word', () => {
    const process = processOf(engine, registerStep, register)
    const rows = ['010', '001', '110']
    process.share([BitVector.from(rows.join(''))])
    process.load([BitVector.from('100')])
    // The state is turned by the matrix, with x added: by hand.
    const times = ([a = 0, b = 0, c = 0]: readonly number[], [x = 0, y = 0, z = 0]: readonly number[]): number[] => [
      b ^ x,
      c ^ y,
      a ^ b ^ z,
    ]
    const inputs = Array.from({ length: 23 }, (_, step) => [step & 1, (step >> 1) & 1, (step >> 2) & 1])
    const states = [[1, 0, 0]]
    for (const x of inputs) states.push(times(states.at(-1) as number[], x))
    const outputs = process.run(23, [BitVector.from(inputs.flat()), new BitVector(23)])
    expect(outputs).toEqual([BitVector.from(states.slice(0, 23).flat())])
    expect(process.state()).toEqual([BitVector.from(states[23] as number[])])
  })

  test('of a step without a state or anything shared needs neither', () => {
    const square = graphOf(morphism([real()], (x) => [multiply(x, x)]).term)
    const process = processOf(engine, square, { shared: 0, states: 0 })
    expect(process.run(3, [numbers(1, 2, 3)])).toEqual([numbers(1, 4, 9)])
    expect(process.state()).toEqual([])
  })

  test('of a step without inputs is done as often as is said', () => {
    const double = graphOf(morphism([real()], (s) => [add(s, s)]).term)
    const process = processOf(engine, double, { shared: 0, states: 1 })
    process.load([numbers(1)])
    expect(process.run(10, [])).toEqual([])
    expect(process.state()).toEqual([numbers(1024)])
  })

  describe('refuses', () => {
    refused(StorageError, [
      [
        'shared values of another length',
        () => loaded().share([numbers(1, 2)]),
        '✗ ℝ is stored in a Float64Array of 1, but a Float64Array of 2 came',
      ],
      [
        'a state of another kind',
        () => loaded().load([[1]]),
        '✗ ℝ is stored in a Float64Array of 1, but an Array of 1 came',
      ],
      [
        'a state of too many wires',
        () => loaded().load([numbers(1), numbers(1)]),
        '✗ the values of ℝ are 1 in number, but 2 came',
      ],
      [
        'inputs of other steps than are done',
        () => loaded().run(3, [numbers(1, 2)]),
        '✗ ℝ[3] is stored in a Float64Array of 3, but a Float64Array of 2 came',
      ],
    ])
    refused(SizeError, [
      [
        'half a step',
        () => loaded().run(0.5, [numbers(1)]),
        '✗ run takes a count, a whole number from 0, but 0.5 came',
      ],
      ['a step back', () => loaded().run(-1, [numbers(1)]), '✗ run takes a count, a whole number from 0, but -1 came'],
    ])
    const unshared = (): Process => {
      const process = processOf(engine, hornerStep, horner)
      process.load([numbers(1)])
      return process
    }
    const unloaded = (): Process => {
      const process = processOf(engine, hornerStep, horner)
      process.share([numbers(1)])
      return process
    }
    refused(EngineError, [
      [
        'to run without what is shared',
        () => unshared().run(1, [numbers(1)]),
        '✗ there is no value of ℝ yet; share gives one',
      ],
      ['to run without a state', () => unloaded().run(1, [numbers(1)]), '✗ there is no value of ℝ yet; load gives one'],
      ['to say a state that it has not', () => unloaded().state(), '✗ there is no value of ℝ yet; load gives one'],
    ])
    refused(ObjectError, [
      [
        'a step that ends in another state',
        () => processOf(engine, registerStep, { shared: 0, states: 1 }),
        '✗ a process does a step C ⊗ S ⊗ X → S ⊗ Y, but a map from ℤ₂[3×3] ⊗ ℤ₂[3] ⊗ ℤ₂[3] ⊗ ℤ₂ to ℤ₂[3] ⊗ ℤ₂[3] came',
      ],
    ])
  })
})

test('an engine’s own process is taken, where it has one', () => {
  const given: unknown[] = []
  const own: Process = {
    share: (values) => given.push(['share', values]),
    load: (state) => given.push(['load', state]),
    state: () => [numbers(3)],
    run(count, inputs) {
      given.push(['run', count, inputs])
      return [numbers(4)]
    },
  }
  const engine: Engine = {
    ...plain,
    process(step, ports) {
      given.push([step === hornerStep, ports])
      return own
    },
  }
  const process = processOf(engine, hornerStep, horner)
  process.share([numbers(1)])
  process.load([numbers(2)])
  expect(process.run(1, [numbers(5)])).toEqual([numbers(4)])
  expect(process.state()).toEqual([numbers(3)])
  expect(refusalOf(() => process.run(2, [numbers(5)]))?.[0]).toBe(StorageError)
  expect(given).toEqual([
    [true, horner],
    ['share', [numbers(1)]],
    ['load', [numbers(2)]],
    ['run', 1, [numbers(5)]],
  ])
})
