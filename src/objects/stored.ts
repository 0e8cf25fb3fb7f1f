/** What a value stores, checked: one storage for each wire. */
import { StorageError } from './errors.ts'
import { notation } from './notation.ts'
import type { Wire } from './wire.ts'
import { elements } from './wire.ts'
import { say } from './words.ts'

export const countSentence = '✗ the values of {object} are {expected} in number, but {count} came'
export const storageSentence = '✗ {object} is stored in a {kind} of {length}, but {value} came'

/** Throws `StorageError` where a value is no storage of a wire. */
export function checkStored(wire: Wire, value: unknown): void {
  const { storage } = wire.domain
  const length = elements(wire.shape)
  if (!storage.is(value) || storage.length(value) !== length)
    throw new StorageError(
      say(storageSentence, { object: notation([wire]), kind: storage.name, length, value: described(value) }),
    )
}

/** Throws `StorageError` where values are not a storage for each of the wires. */
export function checkAllStored(wires: readonly Wire[], values: readonly unknown[]): void {
  const count = Array.isArray(values) ? values.length : described(values)
  if (count !== wires.length)
    throw new StorageError(say(countSentence, { object: notation(wires), expected: wires.length, count }))
  for (const [index, wire] of wires.entries()) checkStored(wire, values[index])
}

/** A value in words: what kind of thing it is, and of how many. */
export function described(value: unknown): string {
  if (value === null || typeof value !== 'object')
    return typeof value === 'undefined' ? 'nothing' : `${typeof value} ${String(value)}`
  const { length } = value as { readonly length?: unknown }
  const kind = value.constructor?.name ?? 'object'
  const article = /^[AEIOUaeiou]/.test(kind) ? 'an' : 'a'
  return typeof length === 'number' ? `${article} ${kind} of ${length}` : `${article} ${kind}`
}
