/** The options of components that are numbers, checked when a component is made. */
import { LensorError } from '../objects/errors.ts'
import { printed, say } from '../objects/words.ts'

export const optionSentence = '✗ {name} takes {option}: {expected}, but {value} came'

/** The kinds of numbers that options are. */
type Kind =
  | 'a number above 0'
  | 'a number above 0 and under 1'
  | 'a number above −1 and under 1'
  | 'a number from 0'
  | 'a number from 0 and under 1'
  | 'a whole number from 1'

const isOf: Readonly<Record<Kind, (value: number) => boolean>> = {
  'a number above 0': (value) => value > 0 && value < Infinity,
  'a number above 0 and under 1': (value) => value > 0 && value < 1,
  'a number above −1 and under 1': (value) => Math.abs(value) < 1,
  'a number from 0': (value) => value >= 0 && value < Infinity,
  'a number from 0 and under 1': (value) => value >= 0 && value < 1,
  'a whole number from 1': (value) => Number.isInteger(value) && value >= 1,
}

/** An option that is a number of some kind. Throws `LensorError` where it is another. */
export function checkOption(name: string, option: string, expected: Kind, value: number): number {
  if (typeof value !== 'number' || !isOf[expected](value))
    throw new LensorError(say(optionSentence, { name, option, expected, value: printed(value) }))
  return value
}
