/**
 * Run as a program with a task: how many milliseconds it takes ours from making the term to a module that is ready to run, each time
 * anew, as a list.
 */
import { dataOf } from './data.ts'
import { resident } from './ours.ts'
import type { Task } from './workload.ts'

/** Milliseconds from making the term to a module that is ready to run, with its first state. */
export function compileTime(task: Task): number {
  const data = dataOf(task)
  const started = performance.now()
  const process = resident(task, data)
  process.reset()
  return performance.now() - started
}

const [task, times] = process.argv.slice(2)
if (import.meta.filename === process.argv[1] && task !== undefined) {
  const measured = Array.from({ length: Number(times) }, () => compileTime(JSON.parse(task) as Task))
  console.log(JSON.stringify(measured))
}
