/** How long compiling takes, in processes that have compiled nothing before. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { quantile } from './measure.ts'
import { figure, outcomeTable, table } from './report.ts'
import type { Outcome } from './report.ts'
import type { Workload } from './workload.ts'
import { convolutional } from './workloads/convolutional.ts'
import { iris } from './workloads/iris.ts'
import { mnist } from './workloads/mnist.ts'

/** What is compiled, and in how many milliseconds at most. */
const compiled: readonly (readonly [Workload, number])[] = [
  ...[...iris, ...mnist.filter(({ task }) => task.kind === 'learning' && task.batch === 128)].map(
    (workload) => [workload, 20] as const,
  ),
  ...convolutional.map((workload) => [workload, 60] as const),
]

/** The milliseconds of compiling once, and again and again, in a process of its own. */
function inFreshProcess({ task }: Workload, times: number): readonly number[] {
  const program = resolve(import.meta.dirname, 'compile-time.ts')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...process.execArgv, program, JSON.stringify(task), String(times)],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as readonly number[]
}

/** The section of the page. */
export function compileSection(isQuick: boolean): string {
  const [processes, times] = isQuick ? [1, 2] : [7, 6]
  const outcomes: Outcome[] = []
  const rows = compiled.map(([workload, most]) => {
    const runs = Array.from({ length: processes }, () => inFreshProcess(workload, times))
    const first = quantile(
      runs.map(([time]) => time as number),
      0.5,
    )
    const again = quantile(
      runs.flatMap(([, ...later]) => later),
      0.5,
    )
    outcomes.push({
      workload: `${workload.group}: ${workload.title}`,
      against: 'compiling, the first in a process',
      asked: `at most ${most} ms`,
      measured: `${figure(first)} ms`,
      share: most / first,
    })
    return [`${workload.group}: ${workload.title}`, figure(first), figure(again)]
  })
  return [table(['', 'ms, the first in a process', 'ms, again'], rows), outcomeTable(outcomes)].join('\n\n')
}
