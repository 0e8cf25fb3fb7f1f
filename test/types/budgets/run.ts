/** What programs cost the compiler, beside their budgets: `npm run budgets`, and `-- --update` for new budgets. */
import { parseArgs } from 'node:util'
import { isWithin, outcomes, overspent, update } from './budgets.ts'

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } })
const { imported, costs } = await outcomes()
const columns = (name: string, measured: unknown, budget: unknown, left: unknown): string =>
  name.padEnd(34) + [measured, budget, left].map((cell) => String(cell).padStart(10)).join('')

console.log(columns('instantiations', 'measured', 'budget', 'left'))
console.log(columns('the import, in each', imported, '', ''))
for (const { name, measured, budget } of costs)
  console.log(columns(name, measured, budget ?? 'none', budget === undefined ? '' : budget - measured))

if (values.update) update(costs)
else {
  const over = costs.filter((outcome) => !isWithin(outcome))
  for (const outcome of over) console.error(overspent(outcome))
  process.exitCode = over.length > 0 ? 1 : 0
}
