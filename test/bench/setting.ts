/** Where and when is measured. */
import { availableParallelism, cpus, release, type as system } from 'node:os'

/** The machine, the version of Node and the day, in one line. */
export function setting(): string {
  const processor = cpus()[0]?.model.trim() ?? 'an unknown processor'
  const day = new Date().toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const cores = availableParallelism()
  return `${day}; ${processor}, ${cores} ${cores === 1 ? 'core' : 'cores'}; ${system()} ${release().split('-')[0]}; Node ${process.versions.node}, V8 ${process.versions.v8.split('-')[0]}`
}
