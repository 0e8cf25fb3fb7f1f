/** The main job: a network over ℝ and circuits over ℤ₂ learn through one composite, and what they came to is shown. */
import type { Outcome } from './learners.ts'
import { learners } from './learners.ts'
import { curve, follow, truthTable } from './progress.ts'

const percent = (share: number | undefined): string => (share === undefined ? '–' : `${(100 * share).toFixed(1)} %`)

const started = performance.now()
const outcomes: Outcome[] = []
for await (const outcome of learners(follow)) {
  outcomes.push(outcome)
  if (outcome.losses.length > 1) console.log(`  loss ${curve(outcome.losses)}`)
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
const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
const line = (row: readonly string[]): string =>
  `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`

console.log(`\nThe same composite, six times, in ${((performance.now() - started) / 1000).toFixed(1)} s:\n`)
console.log(table.map(line).join('\n'))
console.log(`
Go on: docs/examples/learners.ts is what learnt here, README.md how to write such a learner, typetests/laws the theory as
types, typetests/rejected what does not compile, docs/laws.md the laws.`)
