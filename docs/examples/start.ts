/** The main job: a network over ℝ and circuits over ℤ₂ learn through one composite, and what they came to is shown. */
import { sparkline } from 'lensor'
import { report } from 'lensor/report'
import { keepResult } from './experiments/results.ts'
import { learners } from './learners.ts'
import type { Outcome } from './outcome.ts'
import { aligned, follow, percent, truthTable } from './progress.ts'

const started = performance.now()
const outcomes: Outcome[] = []
for await (const outcome of learners(follow)) {
  outcomes.push(outcome)
  if (outcome.losses.length > 1) console.log(`  loss ${sparkline(outcome.losses)}`)
  if (outcome.table !== undefined) console.log(truthTable(outcome.table))
}

const table = [
  ['learner', 'accuracy', 'published'],
  ...outcomes.map(({ learner, accuracy, of, published }) => [
    learner,
    `${percent(accuracy)} of the ${of} set`,
    percent(published),
  ]),
]

const seconds = ((performance.now() - started) / 1000).toFixed(1)
const engine = outcomes.flatMap(({ recording }) => recording?.engine ?? [])[0]
console.log(`\nThe same composite, six times, on the engine ${engine}, in ${seconds} s:\n`)
console.log(aligned(table))
console.log('\nTo watch how they learnt, open in a browser:\n')
for (const { page, recording } of outcomes)
  if (page !== undefined && recording !== undefined) console.log(`  ${keepResult(page, report(recording))}`)
console.log(`
Go on: docs/examples/learners.ts is what learnt here, README.md how to write such a learner, typetests/laws the theory as
types, typetests/rejected what does not compile, docs/laws.md the laws.`)
