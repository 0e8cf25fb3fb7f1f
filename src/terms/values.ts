/** The values of objects: storages, wire by wire, a bundle's as one list. */
import type { Stored } from '../objects/domain.ts'
import { StorageError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import { checkStored, countSentence, described, storageSentence } from '../objects/stored.ts'
import type { Bundle, Lists, Wire, Wires } from '../objects/wire.ts'
import { flat, isBundle } from '../objects/wire.ts'
import { say } from '../objects/words.ts'

/** The storages of an object, wire by wire; a bundle's are one list. */
export type Values<Object> = {
  -readonly [Index in keyof Object]: Object[Index] extends Wire<infer D>
    ? Stored<D>
    : Object[Index] extends Bundle<string, infer Content>
      ? Values<Content>
      : never
}

/** The storages of an object's wires, in order, from the values of its parts. Throws `StorageError`. */
export function spread(object: Wires, values: readonly unknown[]): unknown[] {
  const count = Array.isArray(values) ? values.length : described(values)
  if (count !== object.length)
    throw new StorageError(say(countSentence, { object: notation(object), expected: object.length, count }))
  return object.flatMap((part, index) => {
    const value = values[index]
    if (!isBundle(part)) {
      checkStored(part, value)
      return [value]
    }
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

/** The values of an object's parts from the storages of its wires: the inverse of {@link spread}. */
export function gathered(object: Wires, storages: readonly unknown[]): unknown[] {
  let dealt = 0
  return object.map((part: Wire | Bundle) => {
    if (!isBundle(part)) return storages[dealt++]
    const inner = flat(part.wires).length
    return gathered(part.wires, storages.slice(dealt, (dealt += inner)))
  })
}

/** Lists of elements, one for each wire, as values of an object's parts. */
export function store(object: Wires, lists: Lists): unknown[] {
  return gathered(
    object,
    flat(object).map(({ domain }, index) => domain.storage.write(lists[index] as readonly unknown[])),
  )
}
