/** The laws on as many random terms as one likes: `npm run laws -- --cases 1000 --seed 7`. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '120' }, seed: { type: 'string', default: '0' } },
})
for (const [name, value] of Object.entries(values))
  if (!/^\d+$/.test(value)) throw new Error(`✗ --${name} takes a whole number, but ${value} came`)

const environment = { ...process.env, LAW_CASES: values.cases, LAW_SEED: values.seed }
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--typecheck.enabled=false', 'test/laws'],
  {
    stdio: 'inherit',
    env: environment,
  },
)
process.exitCode = status ?? 1
