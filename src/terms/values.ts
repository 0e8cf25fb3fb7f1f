/** The values of objects: storages, wire by wire, a bundle's as one list. */
import type { Stored } from '../objects/domain.ts'
import { StorageError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Bundle, Lists, Wire, Wires } from '../objects/wire.ts'
import { elements, flat, isBundle } from '../objects/wire.ts'
import { say } from '../objects/words.ts'

/** The storages of an object, wire by wire; a bundle's are one list. */
export type Values<Object> = {
  -readonly [Index in keyof Object]: Object[Index] extends Wire<infer D>
    ? Stored<D>
    : Object[Index] extends Bundle<string, infer Content>
      ? Values<Content>
      : never
}

export const countSentence = '✗ the values of {object} are {expected} in number, but {count} came'
export const storageSentence = '✗ {object} is stored in a {kind} of {length}, but {value} came'

/** The storages of an object's wires, in order, from the values of its parts. Throws `StorageError`. */
export function spread(object: Wires, values: readonly unknown[]): unknown[] {
  const count = Array.isArray(values) ? values.length : described(values)
  if (count !== object.length)
    throw new StorageError(say(countSentence, { object: notation(object), expected: object.length, count }))
  return object.flatMap((part, index) => {
    const value = values[index]
    if (!isBundle(part)) return [checked(part, value)]
    if (!Array.isArray(value))
      throw new StorageError(
        say(storageSentence, {
          object: notation(part.wires),
          kind: 'list',
          length: part.wires.length,
          value: described(value),
        }),
      )
    return spread(part.wires, value)
  })
}

function checked(wire: Wire, value: unknown): unknown {
  const { storage } = wire.domain
  const length = elements(wire.shape)
  if (!storage.is(value) || storage.length(value) !== length)
    throw new StorageError(
      say(storageSentence, { object: notation([wire]), kind: storage.name, length, value: described(value) }),
    )
  return value
}

/** The values of an object's parts from the storages of its wires: the inverse of {@link spread}. */
export function gathered(object: Wires, storages: readonly unknown[]): unknown[] {
  let dealt = 0
  return object.map((part: Wire | Bundle) => {
    if (!isBundle(part)) return storages[dealt++]
    const inner = flat(part.wires).length
    return gathered(part.wires, storages.slice(dealt, (dealt += inner)))
  })
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

/** Lists of elements, one for each wire, as values of an object's parts. */
export function store(object: Wires, lists: Lists): unknown[] {
  return gathered(
    object,
    flat(object).map(({ domain }, index) => domain.storage.write(lists[index] as readonly unknown[])),
  )
}
