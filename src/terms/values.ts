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
  const storages: unknown[] = []
  spreadTo(storages, object, values)
  return storages
}

function spreadTo(storages: unknown[], object: Wires, values: readonly unknown[]): void {
  const count = Array.isArray(values) ? values.length : described(values)
  if (count !== object.length)
    throw new StorageError(say(countSentence, { object: notation(object), expected: object.length, count }))
  for (let index = 0; index < object.length; index++) {
    const part = object[index] as Wire | Bundle
    const value = values[index]
    if (!isBundle(part)) {
      checkStored(part, value)
      storages.push(value)
    } else if (Array.isArray(value)) spreadTo(storages, part.wires, value)
    else
      throw new StorageError(
        say(storageSentence, {
          object: notation(part.wires),
          kind: 'list',
          length: part.wires.length,
          value: described(value),
        }),
      )
  }
}

/** The values of an object's parts from the storages of its wires: the inverse of {@link spread}. */
export function gathered(object: Wires, storages: readonly unknown[]): unknown[] {
  let dealt = 0
  const valueOf = (part: Wire | Bundle): unknown =>
    isBundle(part) ? (part.wires as Wires).map(valueOf) : storages[dealt++]
  return object.map(valueOf)
}

/** Lists of elements, one for each wire, as values of an object's parts. */
export function store(object: Wires, lists: Lists): unknown[] {
  return gathered(
    object,
    flat(object).map(({ domain }, index) => domain.storage.write(lists[index] as readonly unknown[])),
  )
}
