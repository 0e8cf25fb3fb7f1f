/** The options of components, checked when a component is made. */
import { LensorError } from '../objects/errors.ts'
import { printed, say } from '../objects/words.ts'

export const recordSentence = '✗ {name} takes its {what} as an object, but {value} came'
export const noOptionSentence = '✗ {name} has no option {option}; it has {options}'
export const optionSentence = '✗ {name} takes {option}: {expected}, but {value} came'

/** The kinds of numbers that options are. */
type Kind =
  | 'a number above 0'
  | 'a number above −1 and under 1'
  | 'a number from 0'
  | 'a number from 0 and under 1'
  | 'a whole number from 1'

const isOf: Readonly<Record<Kind, (value: number) => boolean>> = {
  'a number above 0': (value) => value > 0 && value < Infinity,
  'a number above −1 and under 1': (value) => Math.abs(value) < 1,
  'a number from 0': (value) => value >= 0 && value < Infinity,
  'a number from 0 and under 1': (value) => value >= 0 && value < 1,
  'a whole number from 1': (value) => Number.isInteger(value) && value >= 1,
}

/** What a call takes by name. Throws `LensorError` where it is no object. */
export function checkRecord<Given extends object>(
  name: string,
  what: 'options' | 'parts' | 'optimisers',
  given: Given,
): Given {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new LensorError(say(recordSentence, { name, what, value: printed(given) }))
  return given
}

/** The options of a call. Throws `LensorError` where they are no object, or one of them is not known. */
export function checkOptions<Options extends object>(
  name: string,
  given: Options,
  known: readonly (keyof Options & string)[],
): Options {
  checkRecord(name, 'options', given)
  const option = Object.keys(given).find((key) => !(known as readonly string[]).includes(key))
  if (option !== undefined) throw new LensorError(say(noOptionSentence, { name, option, options: known.join(', ') }))
  return given
}

/** An option that is a number of some kind. Throws `LensorError` where it is another. */
export function checkOption(name: string, option: string, expected: Kind, value: number): number {
  if (typeof value !== 'number' || !isOf[expected](value))
    throw new LensorError(say(optionSentence, { name, option, expected, value: printed(value) }))
  return value
}
