/**
 * The speed of lensor beside its peers: `npm run bench -- [W1 …] [--quick]`.
 *
 * It installs the peers on first use, measures the sections that are named, or all, and writes them to
 * `docs/performance.md`. Quick runs are for development: short rounds, and nothing is written.
 */
import { parseArgs } from 'node:util'
import { install } from './install.ts'
import { sections } from './page.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((group) => !(group in sections))
if (unknown.length > 0)
  throw new Error(`✗ there is no section ${unknown.join(', ')}; there is ${Object.keys(sections).join(', ')}`)

const python = install()
// The peers can be imported once they are there.
const { bench } = await import('./bench.ts')
await bench(positionals.length > 0 ? positionals : Object.keys(sections), values.quick, python)
