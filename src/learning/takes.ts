import { LensorError } from '../objects/errors.ts'
import { described } from '../objects/stored.ts'
import { say } from '../objects/words.ts'

export const takesSentence = '✗ {name} takes {expected}, but {value} came'

/** Throws `LensorError` where a value is not what something takes. */
export function checkTakes(name: string, expected: string, value: unknown, holds: boolean): void {
  if (!holds) throw new LensorError(say(takesSentence, { name, expected, value: described(value) }))
}

/** Whether a value is an object, of which keys can be read. */
export const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null

/** Throws `LensorError` where a value is no reports of training. */
export function checkReports(name: string, value: unknown): void {
  const holds = isObject(value) && typeof value[Symbol.asyncIterator] === 'function'
  checkTakes(name, 'the reports of training, as train gives them', value, holds)
}
