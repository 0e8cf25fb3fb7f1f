/** What calls take by name: options, and the parts that something is made of. */
import { LensorError } from './errors.ts'
import { missingSentence } from './inferred.ts'
import { printed, say } from './words.ts'

export const recordSentence = '✗ {name} takes its {what} as an object, but {value} came'
export const noPartSentence = '✗ {name} takes no {part}; it takes {parts}'
export const noOptionSentence = '✗ {name} has no option {option}; it has {options}'

/** What a call takes by name. Throws `LensorError` where it is no object. */
export function checkRecord<Given extends object>(
  name: string,
  what: 'options' | 'parts' | 'sizes',
  given: Given,
): Given {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new LensorError(say(recordSentence, { name, what, value: printed(given) }))
  return given
}

/**
 * The parts that a call takes by name, beside some that may be left out. Throws `LensorError` where they are no object, one of
 * them is missing, or there is one that the call does not take.
 */
export function checkParts<Parts extends object>(
  name: string,
  parts: string,
  given: unknown,
  others: readonly string[] = [],
): Parts {
  const record = checkRecord(name, 'parts', given as Parts)
  const part = parts.split(', ').find((path) => partAt(record, path) === undefined)
  if (part !== undefined) throw new LensorError(say(missingSentence, { name, part, parts }))
  const known = new Set([...parts.split(', ').map((path) => path.split('.', 1)[0]), ...others])
  const unknown = Object.keys(record).find((key) => !known.has(key))
  if (unknown !== undefined) throw new LensorError(say(noPartSentence, { name, part: unknown, parts }))
  return record
}

/** What stands in a record at a path such as `optimisers.generator`. */
function partAt(given: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>> | undefined | null)?.[key], given)
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
