/**
 * A sentence with its slots filled, as a type.
 *
 * A refusal is written once, as a sentence with `{slots}` beside the thing that refuses; the compiler fills it with
 * {@link Say} and the running program with {@link say}, so both say the same words.
 */
export type Say<Sentence extends string, Slots> = Sentence extends `${infer Before}{${infer Slot}}${infer After}`
  ? `${Before}${Slot extends keyof Slots ? Slots[Slot] & (string | number) : never}${Say<After, Slots>}`
  : Sentence

/**
 * A sentence with its slots filled, as a string: the running half of the type {@link Say}.
 *
 * @example
 * ```ts
 * import { say } from 'lensor'
 *
 * say('✗ {name} takes one tensor', { name: 'flatten' }) // => '✗ flatten takes one tensor'
 * ```
 */
export function say(sentence: string, slots: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot]))
}

/** A value of a type in a few words, as {@link printed} gives them; where the type has many values, its kind. */
export type Printed<Value> = Value extends readonly unknown[]
  ? 'a list'
  : Value extends (...given: never) => unknown
    ? 'a function'
    : Value extends object
      ? 'an object'
      : Value extends string
        ? Known<string, Value, `'${Value}'`, 'a string'>
        : Value extends number
          ? Known<number, Value, `${Value}`, 'a number'>
          : Value extends bigint
            ? Known<bigint, Value, `${Value}n`, 'a bigint'>
            : Value extends boolean | null | undefined
              ? `${Value}`
              : 'another value'

type Known<All, Value, Text, Kind> = All extends Value ? Kind : Text

/** Any value in a few words, for a sentence that refuses it. */
export function printed(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${value}'`
    case 'bigint':
      return `${value}n`
    case 'function':
      return 'a function'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object'
    default:
      return String(value)
  }
}
