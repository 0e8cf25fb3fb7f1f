/** Learning to learn: what is composed is what the definitions say, step by step, level by level. */
import type { Para, Wires } from 'lensor'
import {
  Random,
  add,
  adam,
  basicUpdate,
  closed,
  compile,
  contract,
  coordinatewise,
  copy,
  dataset,
  dense,
  descent,
  firstOrder,
  input,
  iterate,
  learningStep,
  linear,
  lstmOptimiser,
  metaLearning,
  metaLoss,
  multiply,
  openAdam,
  parametric,
  quadratic,
  real,
  rematerialise,
  resident,
  reverse,
  sgd,
  supervised,
  tanh,
  train,
  truncated,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { elements, flat } from '../../src/objects/wire.ts'
import type { Lists } from '../graph/evaluate.ts'
import { centralDifferences, differenceTolerance, relativeError, run } from '../graph/evaluate.ts'
import { untyped } from '../laws/maps.ts'

/** Momentum with decay and rate open: (γ, ε, s, p′) ↦ (γs + εp′, γs + εp′). */
const rule = parametric(
  [real(), real()],
  [real(), real()],
  (decay, rate, velocity, change) => {
    const next = add(multiply(decay, velocity), multiply(rate, change))
    return [next, next]
  },
  { initial: [() => [0.5], () => [0.1]] },
)
const model = input(3).pipe(dense(4)).pipe(tanh).pipe(dense(2))
const parts = { model, batch: 5, loss: quadratic, rate: descent(1) } as const
const learners = {
  momentum: supervised({ ...parts, optimiser: coordinatewise(rule) }),
  adam: supervised({ ...parts, optimiser: openAdam({ rate: 0.1 }) }),
  lstm: supervised({ ...parts, optimiser: lstmOptimiser({ hidden: 3 }) }),
  'lstm to the first order': supervised({ ...parts, optimiser: firstOrder.pipe(lstmOptimiser({ hidden: 3 })) }),
  'adam that stays': supervised({ ...parts, optimiser: adam() }),
}

/** Elements for all wires of an object, small and above zero, as counts of steps and second moments are. */
function drawn(object: Wires, seed: number): Lists {
  const random = new Random(seed)
  return flat(object).map(({ shape }) =>
    Array.from({ length: elements(shape as number[]) }, () => 0.05 + 0.4 * random.uniform()),
  )
}

/** A map on drawn elements of its parameters and domain, and those. */
const at = (map: Para<Wires, Wires, Wires>, seed: number): Lists => drawn([...map.params, ...map.dom], seed)

describe.each(Object.entries(learners))('the losses of %s', (_name, learner) => {
  const count = 4
  const losses = untyped(metaLoss(count, learner as never))
  const step = untyped(learningStep(learner as never))
  const phi = flat(losses.params).length
  const states = flat(step.cod).length
  const point = at(losses, 1)

  test('are those before each step, and the steps are its own', () => {
    const rows = (index: number): Lists =>
      point.slice(phi + states).map((list) => {
        const length = list.length / count
        return list.slice(index * length, (index + 1) * length)
      })
    let state = point.slice(phi, phi + states)
    let total = 0
    const lossOf = run(untyped(model.batch(5).pipe(quadratic.map)))
    for (let index = 0; index < count; index++) {
      const [label, x] = rows(index) as [number[], number[]]
      const parameters = state.slice(-flat(model.params).length)
      total += lossOf([...parameters, label, x])[0]?.[0] as number
      state = run(step)([...point.slice(0, phi), ...state, label, x])
    }
    expect(relativeError(run(losses)(point), [...state, [total]])).toBeLessThan(1e-12)
  })

  test('begin with the meta-parameters of the optimiser', () => {
    expect(losses.initialise(3)).toEqual(
      untyped((learner as typeof learners.lstm).get)
        .initialise(3)
        .flat()
        .slice(0, phi),
    )
  })
})

test.each(Object.entries(learners).filter(([name]) => name !== 'lstm to the first order'))(
  'R of the losses of %s is that of central differences',
  (_name, learner) => {
    const losses = untyped(metaLoss(3, learner as never))
    const point = at(losses, 2)
    const change = drawn(losses.cod, 3)
    const found = run(untyped(reverse(losses as never)))([...point, ...change])
    expect(relativeError(found, centralDifferences(run(losses), point, change))).toBeLessThan(differenceTolerance)
  },
)

describe('a truncated lens', () => {
  const cell = parametric([real(2, 2)], [real(2), real(2)], (weight, state, x) => {
    const next = add(contract(weight, state, 'ij,j->i'), x)
    return [next, multiply(next, next)]
  })
  const open = cell.lens().reparam(basicUpdate)
  const lens = truncated(1, open)

  test('gives what the lens gives, goes on to its state, and stops what comes back of it', () => {
    const [weight, state, x, change] = drawn([real(2, 2), real(2), real(2), real(2)], 4) as [
      number[],
      number[],
      number[],
      number[],
    ]
    const [next, output] = run(untyped(open.get))([weight, state, x])
    expect(run(untyped(lens.get))([weight, state, x])).toEqual([output])
    const [newWeight, , newX] = run(untyped(open.put))([weight, state, x, [0, 0], change])
    expect(run(untyped(lens.put))([weight, state, x, change])).toEqual([newWeight, next, newX])
  })

  test('begins with the parameters of the lens, and a state of zeros', () => {
    expect(lens.get.initialise(1)).toEqual([[new Float64Array(4)], new Float64Array(2)])
  })
})

describe('meta-learning', () => {
  const [steps, tasks] = [3, 2]
  const learner = learners.lstm
  const rates = { rate: descent(1), optimiser: sgd({ rate: 0.1 }) }
  const meta = metaLearning({ learner, steps, tasks, ...rates })
  const step = learningStep(meta)
  const losses = untyped(metaLoss(steps, learner))
  const point = at(untyped(step), 5)
  const phi = flat(losses.params).length

  test('descends the mean gradient of its tasks, and carries on what their learners carry', () => {
    const found = run(untyped(step))(point)
    const each = Array.from({ length: tasks }, (_, task) =>
      point.slice(phi).map((list) => {
        const length = list.length / tasks
        return list.slice(task * length, (task + 1) * length)
      }),
    )
    const own = point.slice(0, phi)
    const states = flat(losses.cod).length - 1
    const change = flat(losses.cod)
      .slice(0, -1)
      .map(({ shape }) => new Array<number>(elements(shape as number[])).fill(0))
    const gradients = each.map((task) => run(untyped(reverse(losses as never)))([...own, ...task, ...change, [1]]))
    const expected = own.map((list, wire) =>
      list.map(
        (element, place) =>
          (element as number) -
          (0.1 / tasks) * gradients.reduce((sum, gradient) => sum + (gradient[wire]?.[place] as number), 0),
      ),
    )
    expect(relativeError(found.slice(0, phi), expected)).toBeLessThan(1e-12)
    const ends = each.map((task) => run(losses)([...own, ...task]))
    const together = Array.from({ length: states }, (_, wire) => ends.flatMap((end) => end[wire] as number[]))
    expect(relativeError(found.slice(phi), together)).toBeLessThan(1e-12)
  })

  test('comes to the same in blocks of steps', () => {
    const blocks = learningStep(rematerialise(metaLearning({ learner, steps: 6, tasks, ...rates })))
    const plain = learningStep(metaLearning({ learner, steps: 6, tasks, ...rates }))
    const from = at(untyped(plain), 6)
    expect(relativeError(run(untyped(blocks))(from), run(untyped(plain))(from))).toBeLessThan(1e-12)
  })

  test('goes on where a window ended', () => {
    const windows = resident(step)
    const first = meta.get.initialise(1)
    windows.load(first)
    const given = [
      [new Float64Array(tasks * steps * 5 * 2).fill(0.3)],
      new Float64Array(tasks * steps * 5 * 3).fill(0.5),
    ] as const
    windows.run(1, given as never)
    const between = windows.state()
    expect(between).toEqual(compile(step)(...first, ...(given as never as [never, never])))
    expect(between[1]).not.toEqual(first[1])
  })

  test('learns at a third level, by the same composite', () => {
    const learnt = metaLearning({
      learner: learners.momentum,
      steps,
      tasks,
      optimiser: openAdam({ rate: 0.05 }),
      rate: descent(1),
    })
    const above = metaLearning({ learner: learnt, steps: 2, tasks: 1, optimiser: sgd({ rate: 0.1 }), rate: descent(1) })
    // The rate, β₁ and β₂ begin as those of the optimiser, and what the learners carry at zero.
    const first = [Math.log(0.05), Math.log(0.9 / (1 - 0.9)), Math.log(0.999 / (1 - 0.999))]
    const rates = untyped(learningStep(learnt)).initialise(1)
    expect(rates).toEqual([Float64Array.from(first)])
    const zeros = flat(above.params)
      .slice(1)
      .map(({ shape }) => new Float64Array(elements(shape as number[])))
    expect(untyped(above.get).initialise(1).flat(3)).toEqual([...rates, ...zeros])
    const top = untyped(learningStep(above))
    const from = at(top, 7)
    expect(top.dom[0]).toMatchObject({ bundle: 'Sgd' })
    for (const list of run(top)(from)) expect(list.every(Number.isFinite)).toBe(true)
    const third = untyped(metaLoss(2, learnt))
    const here = at(third, 8).map((list, wire) => (wire === 3 ? list.map((x) => (x as number) ** 2 + 0.5) : list))
    const change = drawn(third.cod, 9)
    const found = run(untyped(reverse(third as never)))([...here, ...change])
    expect(found[0]?.every(Number.isFinite)).toBe(true)
  })
})

test('a learner whose optimiser is learnt trains with its meta-parameters as they are', async () => {
  const data = dataset(
    real(3),
    real(2),
    Array.from({ length: 10 }, (_, i) => [
      [Math.sin(i), Math.cos(i), 0.1 * i],
      [Math.sin(2 * i), 0.5],
    ]),
  )
  const options = { epochs: 3, seed: 2 }
  const last = async (reports: AsyncIterable<{ carried: unknown; parameters: unknown; loss: number }>) => {
    let found
    for await (const report of reports) found = report
    return found
  }
  const open = await last(train(learners.momentum, data, options))
  const shut = await last(
    train(
      supervised({ ...parts, optimiser: closed(coordinatewise(rule), [Float64Array.of(0.5), Float64Array.of(0.1)]) }),
      data,
      options,
    ),
  )
  expect(open?.parameters).toEqual(shut?.parameters)
  expect(open?.loss).toBe(shut?.loss)
  expect((open as { carried: unknown[] }).carried[0]).toEqual([Float64Array.of(0.5), Float64Array.of(0.1)])
})

describe('what is refused at run time alone', () => {
  test('tasks that are none, and steps that are none', () => {
    const given = { learner: learners.momentum, steps: 2, tasks: 2, optimiser: adam(), rate: descent(1) }
    expect(() => metaLearning({ ...given, tasks: 0 })).toThrow('metaLearning takes tasks: a whole number from 1')
    expect(() => metaLearning({ ...given, steps: -1 })).toThrow(
      '✗ metaLearning takes a count, a whole number from 0, but -1 came',
    )
  })

  test('a lens without an optimiser', () => {
    const cell = iterate(1, input(2).pipe(linear(2)))
    expect(() => truncated(1, cell.pipe(copy([real(2)])).lens())).toThrow(
      '✗ truncated takes a lens with an optimiser above its parameters, but what comes back of ℝ[2×2] is a change',
    )
  })
})
