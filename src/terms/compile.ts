import type { Engine } from '../evaluate/engine.ts'
import { engineOf } from '../evaluate/engines.ts'
import { StorageError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Bundle, Wire, Wires } from '../objects/wire.ts'
import { elements, flat, isBundle } from '../objects/wire.ts'
import { say } from '../objects/words.ts'
import type { Para, Values } from './parametric.ts'
import { graphOf } from './reading.ts'
import type { Term } from './term.ts'

/** How a term is compiled. */
export interface CompileOptions {
  /** The engine, or its name; `'reference'` where there is none. */
  readonly engine?: Engine | string
}

/**
 * A function that computes a map P ⊗ A → B: an argument for each part of P, then of A; a list with a result for each part
 * of B. A wire's value is its domain's storage (`Float64Array`, `BitVector`), a bundle's the list of its wires' values.
 *
 * It never changes its arguments. Throws `EngineError` where there is no such engine; the function throws `StorageError`
 * where an argument is of another kind or length than its wire's.
 *
 * @example
 * ```ts
 * import { BitVector, add, bit, compile, morphism } from 'lensor'
 *
 * const xor = compile(morphism([bit(4), bit(4)], (x, y) => [add(x, y)]))
 * xor(BitVector.from('1100'), BitVector.from('1010')).join() // => '0110'
 * ```
 */
export function compile<P extends Wires, A extends Wires, B extends Wires>(
  map: Para<P, A, B>,
  options: CompileOptions = {},
): (...values: [...Values<P>, ...Values<A>]) => Values<B> {
  return compileTerm(map.term, options) as (...values: readonly unknown[]) => Values<B>
}

/** {@link compile} of a term whose objects are known at run time alone. */
export function compileTerm(term: Term, options: CompileOptions = {}): (...values: readonly unknown[]) => unknown[] {
  const object = [...term.params, ...term.dom]
  const program = engineOf(options.engine ?? 'reference').compile(graphOf(term))
  return (...values) => gathered(term.cod, program(spread(object, values)))
}

export const countSentence = '✗ {object} has {expected} parts, but {count} values came'
export const storageSentence = '✗ {object} is stored in a {kind} of {length}, but {value} came'

/** The storages of an object's wires, in order, from the values of its parts. Throws `StorageError`. */
export function spread(object: Wires, values: readonly unknown[]): unknown[] {
  if (values.length !== object.length)
    throw new StorageError(
      say(countSentence, { object: notation(object), expected: object.length, count: values.length }),
    )
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

function described(value: unknown): string {
  if (value === null || typeof value !== 'object')
    return typeof value === 'undefined' ? 'nothing' : `${typeof value} ${String(value)}`
  const { length } = value as { readonly length?: unknown }
  const kind = value.constructor?.name ?? 'an object'
  return typeof length === 'number' ? `a ${kind} of ${length}` : `a ${kind}`
}
