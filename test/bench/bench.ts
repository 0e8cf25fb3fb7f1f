/** Measures sections and writes them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { beside } from './beside.ts'
import { compileSection } from './compile.ts'
import { curvesSection } from './curves.ts'
import { growthSection } from './growth.ts'
import type { Effort } from './measure.ts'
import { sections, withSections } from './page.ts'
import type { Absence } from './peer.ts'
import { field } from './peers/index.ts'
import type { Field } from './peers/index.ts'
import { ours } from './peers/lensor.ts'
import type { Outcome } from './report.ts'
import { outcomeOf, outcomeTable, resultTable } from './report.ts'
import { setting } from './setting.ts'
import { unrollingSection } from './unrolling.ts'
import { workloads } from './workloads/index.ts'

const page = resolve(import.meta.dirname, '../../docs/performance.md')

const thorough: Effort = { rounds: 31, fewest: 3, turn: 25, longest: 10_000, period: 1 }
const quick: Effort = { rounds: 3, fewest: 1, turn: 2, longest: 200, period: 1 }

/** Measures the sections of some groups, one after another, and writes each when it is done. */
export async function bench(groups: readonly string[], isQuick: boolean, python: string | Absence): Promise<void> {
  const effort = isQuick ? quick : thorough
  const opened = await field(python)
  const [load = 0] = loadavg()
  if (load > 0.5) console.log(`other programs run here (load ${load.toFixed(1)}): times will be off`)
  for (const { name, why } of opened.absent) console.log(`absent: ${name}, since ${why}`)
  for (const group of Object.keys(sections).filter((group) => groups.includes(group))) {
    const body = `${setting()}.\n\n${await sectionOf(group, opened, effort, isQuick)}`
    console.log(`\n## ${group}\n\n${body}`)
    if (!isQuick) writeFileSync(page, withSections(read(page), { [group]: body }))
  }
  opened.close()
}

async function sectionOf(group: string, { peers, absent }: Field, effort: Effort, isQuick: boolean): Promise<string> {
  if (group === 'compile') return compileSection(isQuick)
  if (group === 'growth') return growthSection(effort, isQuick)
  if (group === 'unrolling') return unrollingSection(effort, isQuick)
  if (group === 'curves') return curvesSection(isQuick)
  const parts: string[] = []
  const outcomes: Outcome[] = []
  for (const workload of workloads.filter((workload) => workload.group === group)) {
    console.log(`measuring ${group}: ${workload.title}`)
    const result = await beside(peers, workload, effort)
    parts.push(`### ${workload.title}`, resultTable(result, ours))
    outcomes.push(...workload.targets.map((target) => outcomeOf(result, target, ours)))
  }
  const missing = absent.map(({ name, why }) => `Absent: ${name}, since ${why}.`)
  return [...missing, ...parts, '### Targets', outcomeTable(outcomes)].join('\n\n')
}

/** A page, empty where there is none. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
