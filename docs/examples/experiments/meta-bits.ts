/** An optimiser of circuits over ℤ₂ that is learnt: its meta-parameters are a truth table, and reverse derivative ascent is above them. */
import {
  BitVector,
  Random,
  add,
  basicUpdate,
  bit,
  bits,
  booleanError,
  booleanMap,
  compile,
  coordinatewise,
  identity,
  identityRate,
  iterate,
  learningStep,
  linear,
  lookupTable,
  morphism,
  pad,
  parametrised,
  reshape,
  reverse,
  slice,
} from 'lensor'
import type { Bit, Para, Values } from 'lensor'
import { binary } from '../codes.ts'
import type { Curve, Panel } from '../figures/curves.ts'
import { keepCurves } from '../figures/keep-curves.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'

/** The name of its picture. */
export const metaBitsCurves = 'meta-bits'

/** The truth table of a rule: from the state and the change of a bit to its next state, and to whether it is turned over. */
type Table = Bit<[2, 4]>

const together = morphism([bit(1), bit()], (state, change) => [
  add(pad(state, 0, 0, 1), pad(reshape(1)(change), 0, 1, 0)),
])
const apart = morphism([bit(2)], (next) => [slice(next, 0, 0, 1), reshape()(slice(next, 0, 1, 1))])

/** A rule for each bit of a circuit, which has a bit of state: any function of state and change, Φ its truth table. */
const rule: Para<[Table], [Bit<[1]>, Bit<[]>], [Bit<[1]>, Bit<[]>]> = together.pipe(lookupTable(2)).pipe(apart)

/** All 256 rules, as bits: the next state, then the turn, where state and change are 00, 01, 10 and 11. */
const rules = Array.from({ length: 256 }, (_, index) => binary(index, 8))

/** The rule that turns a bit over at each change: the basic update. */
const basicRule = Number.parseInt('00000101', 2)

/** A circuit of some bits. */
type Circuit = Para<[Bit<[1, number]>], [Bit<[number]>], [Bit<[1]>]>

/** What a learner carries at first, n labels and inputs, and the inputs that it is asked for afterwards. */
type Task = [Bit<[1, number, 1]>, Bit<[1, number]>, Bit<[number, 1]>, Bit<[number, number]>, Bit<[number, number]>]

/** What circuits answer that are learnt by the rule: Φ ⊗ Task → ℤ₂[asked×1]. */
export type Answers = Para<[Table], Task, [Bit<[number, 1]>]>

/** n learning steps with a rule, the parameters that they come to, and the circuit with those. */
export function answersOf(circuit: Circuit, steps: number, asked: number): Answers {
  const [parameters] = circuit.params
  const [input] = circuit.dom
  const state = bit(1, parameters.shape[1], 1)
  const learner = circuit.lens().reparam(coordinatewise(rule)).pipe(booleanError).pipe(identityRate)
  const learning = parametrised(iterate(steps, learningStep(learner)), identity([]))
  const learnt = identity([bit(2, 4), state, parameters, bit(steps, 1), bit(steps, input.shape[0])])
    .pipe(learning)
    .pipe(morphism([state, parameters], (_, learnt) => [learnt]))
  return parametrised(circuit.batch(asked).reparam(learnt), rule)
}

/** Circuits of one kind, and how they are learnt. */
export interface Family {
  readonly name: string
  readonly circuit: Circuit
  /** How many learning steps there are. */
  readonly steps: number
  /** The share of labels that are wrong. */
  readonly noise: number
  /** The values of a circuit at all inputs, in the order of binary numbers. */
  circuitOf(random: Random): readonly number[]
  /** Which inputs are learnt, in their order. */
  inputsOf(random: Random): readonly number[]
}

const inputs = Array.from({ length: 8 }, (_, index) => binary(index, 3))
const uniform = (under: number, random: Random): number => Math.floor(under * random.uniform())

/** Any circuit of three bits: each input comes three times, and one label of five is wrong. */
export const tables: Family = {
  name: 'any circuit, noisy labels',
  circuit: bits(3 as number).pipe(lookupTable(1)),
  steps: 24,
  noise: 0.2,
  circuitOf: (random) => inputs.map(() => uniform(2, random)),
  inputsOf: (random) => [0, 1, 2].flatMap(() => Array.from(random.order(8))),
}

/** Linear circuits of three bits: any inputs, and right labels. */
export const parities: Family = {
  name: 'linear circuits, right labels',
  circuit: bits(3 as number).pipe(linear(1)),
  steps: 16,
  noise: 0,
  circuitOf(random) {
    const mask = uniform(8, random)
    return inputs.map((_, index) => binary(index & mask, 3).reduce((sum, digit) => sum ^ digit))
  },
  inputsOf: (random) => Array.from({ length: 16 }, () => uniform(8, random)),
}

/** Tasks of a family beside each other, and what is right. */
interface Tasks {
  readonly given: Values<Task>
  readonly answers: BitVector
}

/** Draws tasks, of which so many inputs are asked for afterwards. */
export function drawTasks(
  { circuit, steps, noise, ...family }: Family,
  count: number,
  asked: number,
  random: Random,
): Tasks {
  const parameters = circuit.params[0].shape[1]
  const none = (): BitVector => BitVector.from(new Array<number>(count * parameters).fill(0))
  const lists: Record<'labels' | 'learnt' | 'asked' | 'answers', number[]> = {
    labels: [],
    learnt: [],
    asked: [],
    answers: [],
  }
  for (let task = 0; task < count; task++) {
    const values = family.circuitOf(random)
    for (const place of family.inputsOf(random).slice(0, steps)) {
      lists.learnt.push(...(inputs[place] as number[]))
      lists.labels.push((values[place] as number) ^ Number(random.uniform() < noise))
    }
    for (const place of random.order(8).subarray(0, asked)) {
      lists.asked.push(...(inputs[place] as number[]))
      lists.answers.push(values[place] as number)
    }
  }
  const [labels, learnt, questions, answers] = [lists.labels, lists.learnt, lists.asked, lists.answers].map((list) =>
    BitVector.from(list),
  ) as [BitVector, BitVector, BitVector, BitVector]
  return { given: [none(), none(), labels, learnt, questions], answers }
}

const tableOf = (index: number): BitVector => BitVector.from(rules[index] as number[])
const indexOf = (table: BitVector): number => Number.parseInt(table.toString(), 2)
const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
const leastOf = (places: readonly number[], errors: readonly number[]): number =>
  places.reduce((best, place) => ((errors[place] as number) < (errors[best] as number) ? place : best))

/** The share of wrong answers on tasks, of each rule. */
function errorsOf(family: Family, count: number, random: Random): readonly number[] {
  const { given, answers } = drawTasks(family, count, 8, random)
  const run = compile(answersOf(family.circuit, family.steps, 8).batch(count))
  const right = [...answers]
  return rules.map((_, index) =>
    mean([...run(tableOf(index), ...given)[0]].map((answer, at) => answer ^ (right[at] as number))),
  )
}

/** The rules that ascent comes to from one, step by step; each step sees new tasks. */
type Ascent = (first: number, steps: number, random: Random) => readonly number[]

/** Ascent with the basic update above Φ, on so many tasks at once that are asked for so many inputs. */
function ascentOf(family: Family, count: number, asked: number, answers: Answers): Ascent {
  const { put } = answers.batch(count).lens().reparam(basicUpdate).pipe(booleanError).pipe(identityRate)
  const ascend = compile(put)
  return (first, steps, random) => {
    let table = tableOf(first)
    return Array.from({ length: steps }, () => {
      const { given, answers } = drawTasks(family, count, asked, random)
      ;[[table]] = ascend([table], [answers], ...given)
      return indexOf(table)
    })
  }
}

/** The same map given by its function alone, so that its reverse derivative is its Boolean difference. */
function differencesOf(answers: Answers): Answers {
  const run = compile(answers)
  const [cod] = answers.cod
  return booleanMap(
    answers.dom,
    cod,
    (...lists) => {
      const [table, ...task] = lists.map((list) => BitVector.from(list)) as [BitVector, ...Values<Task>]
      return [...run(table, ...task)[0]]
    },
    { params: answers.params },
  )
}

/** How often R is the Boolean difference, of all changes of Φ. */
export interface Agreement {
  /** Of the changes where the Boolean difference is 1, the share where R is 1. */
  readonly ofOnes: number
  /** Of those where it is 0, the share where R is 0. */
  readonly ofZeros: number
}

/** How often R is the Boolean difference, over all rules, on some tasks that are asked for one input. */
export function agreementOf(family: Family, count: number, random: Random): Agreement {
  const answers = answersOf(family.circuit, family.steps, 1)
  const [run, back] = [compile(answers), compile(reverse(answers))]
  const one = BitVector.from([1])
  const same = { ofOnes: [] as number[], ofZeros: [] as number[] }
  for (let task = 0; task < count; task++) {
    const { given } = drawTasks(family, 1, 1, random)
    const found = rules.map((_, index) => run(tableOf(index), ...given)[0].get(0))
    for (const index of rules.keys())
      for (const [place, change] of [...back(tableOf(index), ...given, one)[0]].entries()) {
        const difference = (found[index] as number) ^ (found[index ^ (1 << (7 - place))] as number)
        same[difference === 1 ? 'ofOnes' : 'ofZeros'].push(Number(change === difference))
      }
  }
  return { ofOnes: mean(same.ofOnes), ofZeros: mean(same.ofZeros) }
}

/** How large the experiment is. */
export interface MetaBitsSize {
  readonly families?: readonly Family[]
  /** How many steps ascent takes. */
  readonly steps?: number
  /** On how many tasks rules are tested. */
  readonly tested?: number
  readonly seeds?: readonly number[]
  /** Whether the picture is kept. */
  readonly kept?: boolean
}

/** On how many tasks ascent and random search choose among the rules that they came to. */
const chosenBy = 32

/** How much a step of ascent costs, in learners that learn: its `put` takes less than three times as long as the map. */
const costOfStep = 3

/** The mean of the first value, of the first two, and so on. */
const runningMeans = (list: readonly number[]): readonly number[] => {
  let sum = 0
  return list.map((value, at) => (sum += value) / (at + 1))
}

/** The figures of one family, and the curves of how ascent goes along. */
function comparison(
  family: Family,
  steps: number,
  tested: number,
  seeds: readonly number[],
): { readonly figures: readonly Figure[]; readonly curves: readonly Curve[] } {
  const errors = errorsOf(family, tested, new Random(0, 1))
  const errorOf = (place: number): number => errors[place] as number
  const all = rules.map((_, place) => place)
  const best = leastOf(all, errorsOf(family, tested, new Random(0, 2)))
  const agreement = agreementOf(family, 16, new Random(0, 3))
  const [one, every] = [1, 8].map((asked) => answersOf(family.circuit, family.steps, asked)) as [Answers, Answers]
  const ascents: readonly (readonly [name: string, ascent: Ascent])[] = [
    ['R, one answer a step', ascentOf(family, 1, 1, one)],
    ['R, 128 answers a step', ascentOf(family, 16, 8, every)],
    ['Boolean differences, one answer a step', ascentOf(family, 1, 1, differencesOf(one))],
  ]

  const walks = ascents.map(([name, ascent]) => ({
    name,
    visited: seeds.map((seed) => ascent(basicRule, steps, new Random(seed, 0))),
  }))
  const choices = seeds.map((seed) => errorsOf(family, chosenBy, new Random(seed, 1)))
  const chosen = (visited: readonly number[], at: number): number =>
    errorOf(leastOf(visited, choices[at] as readonly number[]))
  const searched = (walks[0]?.visited ?? []).map((visited, at) => {
    const cost = costOfStep * steps + chosenBy * new Set(visited).size
    const random = new Random(seeds[at] as number, 2)
    return chosen(
      Array.from({ length: Math.floor(cost / chosenBy) }, () => uniform(256, random)),
      at,
    )
  })

  const share = (of: string, found: readonly number[]): Figure => ({
    of: `${family.name}: ${of}`,
    found,
    unit: 'share',
  })
  const figures = [
    share('basic update', [errorOf(basicRule)]),
    share('all 256 rules', errors),
    share(`the best of all 256, ${rules[best]?.join('')}`, [errorOf(best)]),
    ...walks.flatMap(({ name, visited }) => [
      share(
        `${name}, mean of its rules`,
        visited.map((places) => mean(places.map(errorOf))),
      ),
      share(
        `${name}, last rule`,
        visited.map((places) => errorOf(places.at(-1) as number)),
      ),
      share(`${name}, its best by ${chosenBy} tasks`, visited.map(chosen)),
    ]),
    share('random search as dear as the first ascent', searched),
    share('R is 1, where the Boolean difference is', [agreement.ofOnes]),
    share('R is 0, where the Boolean difference is', [agreement.ofZeros]),
  ]
  const level = (name: string, value: number): Curve => ({ name, repeats: [new Array<number>(steps).fill(value)] })
  const curves = [
    ...walks.map(({ name, visited }) => ({
      name,
      repeats: visited.map((places) => runningMeans(places.map(errorOf))),
    })),
    level('all 256 rules, mean', mean(errors)),
    level('basic update', errorOf(basicRule)),
    level('best of all 256', errorOf(best)),
  ]
  return { figures, curves }
}

/** Reverse derivative ascent on the rule by which circuits learn, beside all the rules that there are. */
export async function metaBits(
  _follow: Follow,
  {
    families = [tables, parities],
    steps = 200,
    tested = 512,
    seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    kept = true,
  }: MetaBitsSize = {},
): Promise<readonly Figure[]> {
  const found = families.map((family) => comparison(family, steps, tested, seeds))
  if (kept)
    keepCurves(metaBitsCurves, {
      title: 'Rules that reverse derivative ascent comes to',
      description:
        'The share of wrong answers of the rules that ascent has come to so far, on the mean, beside that of all rules, of the basic update and of the best rule.',
      panels: families.map(({ name }, at): Panel => ({
        title: name,
        x: { label: 'steps of ascent', first: 1 },
        y: { label: 'wrong answers, mean so far' },
        curves: found[at]?.curves ?? [],
      })),
    })
  return found.flatMap(({ figures }) => figures)
}
