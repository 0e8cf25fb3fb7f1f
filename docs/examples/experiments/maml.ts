/** Model-agnostic meta-learning of sinusoids: what is learnt is where learning begins, so that one step of it goes far. */
import {
  Random,
  adam,
  basicUpdate,
  compile,
  dense,
  descent,
  discard,
  firstOrder,
  identity,
  input,
  learningStep,
  morphism,
  parametrised,
  quadratic,
  real,
  relu,
  resident,
  scale,
  sum,
  supervised,
} from 'lensor'
import type { Adam, Batch, Para, ParaLens, Real, Values } from 'lensor'
import type { Curve, Curves } from '../figures/curves.ts'
import { keepCurves } from '../figures/keep-curves.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'

/** The parameters of a network 1 → hidden → hidden → 1. */
type Weights = [Real<[number, 1]>, Real<[number]>, Real<[number, number]>, Real<[number]>, Real<[1, number]>, Real<[1]>]

type Network = Para<Weights, [Real<[1]>], [Real<[1]>]>

const network = (hidden: number): Network =>
  input(1).pipe(dense(hidden)).pipe(relu).pipe(dense(hidden)).pipe(relu).pipe(dense(1))

/** Labels, then inputs. */
type Samples = [Real<[number, 1]>, Real<[number, 1]>]

/** A learning step on the samples of a task. */
type Step = Para<[], [...Weights, ...Samples], Weights>

const toFirstOrder = firstOrder.pipe(basicUpdate)

/** A learning step on so many samples, by the mean squared error, of which `quadratic` is half. */
function stepOf(
  model: Network,
  shots: number,
  rate: number,
  optimiser: typeof basicUpdate | typeof toFirstOrder = basicUpdate,
): Step {
  const learner = supervised({ model, batch: shots, loss: quadratic, optimiser, rate: descent(2 * rate) })
  return identity([...model.params, real(shots, 1), real(shots, 1)])
    .pipe(learningStep(learner))
    .pipe(identity(model.params))
}

/** No step at all: where learning begins, whatever the samples. */
const noStep = (model: Network, shots: number): Step =>
  identity(model.params).par(discard([real(shots, 1), real(shots, 1)]))

const twice = morphism([real()], (half) => [scale(half, 2)], { name: 'twice' })

/** The mean squared error on so many samples; their labels are its last parameter. */
const errorOf = (
  model: Network,
  count: number,
): Para<[...Weights, Real<[number, 1]>], [Real<[number, 1]>], [Real<[]>]> =>
  model
    .batch(count)
    .pipe(quadratic.map)
    .pipe(twice)
    .reparam(identity([...model.params, real(count, 1)]))

/** The error on some samples of a task after a step on others, as a map of where learning begins. */
const adapted = (model: Network, shots: number, step: Step): Para<Weights, [...Samples, ...Samples], [Real<[]>]> =>
  parametrised(errorOf(model, shots).reparam(step.par(input(shots, 1))), model)

const mean = (count: number): Para<[], [Real<[number]>], [Real<[]>]> =>
  morphism([real(count)], (errors) => [scale(sum(errors, 0), 1 / count)], { name: 'mean' })

/** The learner of where learning begins: the mean over a batch of tasks, Adam above, descent to the right. */
const learnerOf = (model: Network, shots: number, tasks: number, step: Step): Learner =>
  adapted(model, shots, step)
    .batch(tasks)
    .pipe(mean(tasks))
    .lens()
    .reparam(adam({ rate: 1e-3 }))
    .pipe(descent(1))

type Tasks = Batch<number, [...Samples, ...Samples]>

type Learner = ParaLens<[Adam<Weights>], Tasks, []>

/** A sinusoid x ↦ a · sin(x − φ), a from 0.1 to 5 and φ from 0 to π. */
function sinusoid(random: Random): (x: number) => number {
  const [amplitude, phase] = [0.1 + 4.9 * random.uniform(), Math.PI * random.uniform()]
  return (x) => amplitude * Math.sin(x - phase)
}

/** A place from −5 to 5. */
const place = (random: Random): number => 10 * random.uniform() - 5

/** Sinusoids, each with so many samples to learn from, and so many others. */
function sinusoids(random: Random, tasks: number, shots: number, others = shots): Values<Tasks> {
  const drawn = [shots, shots, others, others].map((samples) => new Float64Array(tasks * samples)) as Values<Tasks>
  for (let task = 0; task < tasks; task++) {
    const value = sinusoid(random)
    for (const [set, samples] of [shots, others].entries())
      for (let at = task * samples; at < (task + 1) * samples; at++) {
        const x = place(random)
        drawn[2 * set]![at] = value(x)
        drawn[2 * set + 1]![at] = x
      }
  }
  return drawn
}

/** How large the experiment is. */
export interface MamlSize {
  readonly hidden?: number
  /** How many samples of a task a step sees; a column of figures for each. */
  readonly shots?: readonly number[]
  /** How many tasks a step of Adam sees, and how many steps there are. */
  readonly tasks?: number
  readonly iterations?: number
  /** How many tasks are tested. */
  readonly tested?: number
  readonly seeds?: readonly number[]
  /** Whether the figure is drawn. */
  readonly kept?: boolean
}

/** What the picture of errors is called. */
export const mamlCurves = 'maml'

/** The rate of the inner step while it is learnt where to begin. */
const innerRate = 0.01

/** The rates of which the best is taken for what was not learnt for a step at any of them. */
const rates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]

/** How many steps are taken on a task at most when it is tested. */
const most = 10

/** What is learnt of: a network, how many samples of a task a step sees, and of how many tasks it is learnt how often. */
interface Setting {
  readonly model: Network
  readonly shots: number
  readonly tasks: number
  readonly iterations: number
}

/** The weights at which a learner comes to begin, with the error that is reported of them on the way. */
async function learnt(
  follow: Follow,
  { model, shots, tasks, iterations }: Setting,
  [name, step]: readonly [name: string, step: Step],
  seed: number,
  error: (weights: Values<Weights>) => number,
): Promise<Values<Weights>> {
  const learner = learnerOf(model, shots, tasks, step)
  const steps = resident(learningStep(learner))
  steps.load(learner.put.initialise(seed))
  const weights = (): Values<Weights> => steps.state()[0].slice(-6) as Values<Weights>
  const random = new Random(seed, 0)
  const epochs = 20
  const stepsPerEpoch = Math.ceil(iterations / epochs)

  async function* reports() {
    const started = performance.now()
    for (let epoch = 1; epoch <= epochs; epoch++) {
      // So few at once, for the tasks are memory.
      for (let left = stepsPerEpoch; left > 0; left -= 100) {
        const count = Math.min(left, 100)
        steps.run(count, sinusoids(random, count * tasks, shots))
      }
      const done = epoch * stepsPerEpoch
      const stepsPerSecond = (1000 * done) / (performance.now() - started)
      yield { epoch, step: done, stepsPerEpoch, loss: error(weights()), stepsPerSecond }
    }
  }
  await follow(`ℝ: a network of sinusoids, ${shots} samples of each; ${name}, seed ${seed}`, epochs, reports())
  return weights()
}

/** Weights for each of so many tasks. */
const repeated = (weights: Values<Weights>, tasks: number): Values<Batch<number, Weights>> =>
  weights.map((weight) => {
    const all = new Float64Array(tasks * weight.length)
    for (let task = 0; task < tasks; task++) all.set(weight, task * weight.length)
    return all
  }) as Values<Batch<number, Weights>>

/** The errors on other samples of tasks, one for each, after 0, 1, … steps at a rate on the same few samples. */
type Test = (weights: Values<Weights>, rate: number, tasks: Values<Tasks>) => readonly Float64Array[]

/** The test with so many samples of so many tasks, and so many others. */
function testOf(model: Network, shots: number, tasks: number, others: number): Test {
  const error = compile(parametrised(errorOf(model, others), identity([])).batch(tasks))
  const steps = new Map(rates.map((rate) => [rate, compile(stepOf(model, shots, rate).batch(tasks))]))
  return (weights, rate, [labels, inputs, otherLabels, otherInputs]) => {
    let adapting = repeated(weights, tasks)
    return Array.from({ length: most + 1 }, (_, done) => {
      if (done > 0) adapting = steps.get(rate)!(...adapting, labels, inputs)
      return error(...adapting, otherLabels, otherInputs)[0]
    })
  }
}

const meanOf = (errors: Float64Array): number => errors.reduce((all, error) => all + error, 0) / errors.length

const medianOf = (errors: Float64Array): number => errors.toSorted()[errors.length >> 1] as number

/** Where steps begin, and at which rate they are taken. */
interface Start {
  readonly weights: Values<Weights>
  readonly rate: number
}

/** A start with that of the rates at which the mean error of tasks is least after the last step. */
function tuned(weights: Values<Weights>, test: Test, tasks: Values<Tasks>): Start {
  const last = rates.map((rate) => meanOf(test(weights, rate, tasks)[most] as Float64Array))
  return { weights, rate: rates[last.indexOf(Math.min(...last.filter(Number.isFinite)))] as number }
}

/** The errors of starts by their names, after 0, 1, … steps, from each seed. */
type Errors = ReadonlyMap<string, readonly (readonly number[])[]>

/** Places from −5 to 5. */
const grid = Float64Array.from({ length: 101 }, (_, at) => at / 10 - 5)

/** Errors along the steps, and one sinusoid: what is made of it before the first step, after it, and after the last. */
function picture(model: Network, shots: number, errors: Errors, { weights, rate }: Start): Curves {
  const random = new Random(1, 5)
  const value = sinusoid(random)
  const inputs = Float64Array.from({ length: shots }, () => place(random))
  const labels = inputs.map(value)
  const [step, values] = [compile(stepOf(model, shots, rate)), compile(model.batch(grid.length))]
  const fits = [weights]
  for (let done = 0; done < most; done++) fits.push(step(...(fits[done] as Values<Weights>), labels, inputs))
  const fit = (steps: number): Curve['repeats'] => [Array.from(values(...(fits[steps] as Values<Weights>), grid)[0])]
  return {
    title: 'Where learning begins, learnt',
    description:
      'Left: the error on unseen sinusoids falls within the first step where it was learnt where to begin, and little elsewhere. Right: one sinusoid, and what the network makes of it before a step, after 1 and after 10.',
    panels: [
      {
        title: `${shots} samples of an unseen sinusoid`,
        x: { label: 'steps' },
        y: { label: 'mean squared error, median of the tasks', logarithmic: true },
        curves: Array.from(errors, ([name, repeats]) => ({ name, repeats })),
      },
      {
        title: 'One of them',
        x: { label: 'x', first: grid[0] as number, every: 0.1 },
        y: { label: 'y' },
        curves: [
          { name: 'sinusoid', repeats: [Array.from(grid, value)] },
          { name: 'before', repeats: fit(0) },
          { name: 'after 1 step', repeats: fit(1) },
          { name: 'after 10 steps', repeats: fit(most) },
        ],
      },
    ],
  }
}

/** How it is learnt where to begin: through a step, as if its change were constant, or without a step. */
const steps = (model: Network, shots: number): Readonly<Record<string, Step>> => ({
  'second order': stepOf(model, shots, innerRate),
  'first order': stepOf(model, shots, innerRate, toFirstOrder),
  'pre-trained': noStep(model, shots),
})

/** The starts of a seed by their names; the rate of those that were not learnt for a step is tuned. */
async function startsOf(follow: Follow, setting: Setting, test: Test, tested: number, seed: number) {
  const { model, shots } = setting
  const known = sinusoids(new Random(seed, 1), tested, shots, 100)
  const afterOne = (weights: Values<Weights>): number => meanOf(test(weights, innerRate, known)[1] as Float64Array)
  const starts = new Map<string, Start>()
  for (const [name, step] of Object.entries(steps(model, shots))) {
    const weights = await learnt(follow, setting, [name, step], seed, afterOne)
    starts.set(name, name === 'pre-trained' ? tuned(weights, test, known) : { weights, rate: innerRate })
  }
  return starts.set('at random', tuned(model.initialise(seed), test, known))
}

/** The errors on sinusoids that were never seen, after some steps, from where it was learnt to begin and from elsewhere. */
export async function maml(
  follow: Follow,
  {
    hidden = 40,
    shots: counts = [10, 5],
    tasks = 25,
    iterations = 20_000,
    tested = 600,
    seeds = [1, 2, 3],
    kept = true,
  }: MamlSize = {},
): Promise<readonly Figure[]> {
  const model = network(hidden)
  const figures: Figure[] = []
  for (const shots of counts) {
    const test = testOf(model, shots, tested, 100)
    const ofSeeds: ReadonlyMap<string, Start>[] = []
    for (const seed of seeds)
      ofSeeds.push(await startsOf(follow, { model, shots, tasks, iterations }, test, tested, seed))
    const unseen = seeds.map((seed) => sinusoids(new Random(seed, 2), tested, shots, 100))
    const errors = new Map<string, readonly (readonly number[])[]>()
    for (const name of (ofSeeds[0] as ReadonlyMap<string, Start>).keys()) {
      const starts = ofSeeds.map((all) => all.get(name) as Start)
      const found = starts.map(({ weights, rate }, at) => test(weights, rate, unseen[at] as Values<Tasks>))
      errors.set(
        name,
        found.map((all) => all.map(medianOf)),
      )
      figures.push(...figuresOf(`${shots} samples, ${name}`, found, starts))
    }
    const first = ofSeeds[0]?.get('second order') as Start
    if (kept && shots === counts[0]) keepCurves(mamlCurves, picture(model, shots, errors, first))
  }
  return figures
}

/** Of the errors after 0, 1, … steps from each seed, what is reported. */
function figuresOf(of: string, found: readonly (readonly Float64Array[])[], starts: readonly Start[]): Figure[] {
  const after = (
    steps: number,
    unit: Figure['unit'],
    what: string,
    value: (errors: Float64Array) => number,
  ): Figure => ({
    of: `${of}, ${what} after ${steps} ${steps === 1 ? 'step' : 'steps'}`,
    found: found.map((all) => value(all[steps] as Float64Array)),
    unit,
  })
  const reported = [0, 1, 5, most]
  const before = found.map(([errors]) => errors as Float64Array)
  return [
    ...reported.map((steps) => after(steps, 'number', 'mean', meanOf)),
    ...reported.map((steps) => after(steps, 'number', 'median', medianOf)),
    {
      of: `${of}, worse after ${most} steps than before`,
      found: found.map((all, at) =>
        meanOf((all[most] as Float64Array).map((error, task) => Number(!(error < (before[at]![task] as number))))),
      ),
      unit: 'share',
    },
    { of: `${of}, rate of the steps`, found: starts.map(({ rate }) => rate), unit: 'number' },
  ]
}
