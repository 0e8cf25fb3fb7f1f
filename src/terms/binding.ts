/** Terms whose sizes are names, with sizes in place of them: a functor, for it goes through every way of composing. */
import type { Binding } from '../graph/binding.ts'
import { boundGraph, namesOf } from '../graph/binding.ts'
import { LensorError, SizeError } from '../objects/errors.ts'
import type { Size } from '../objects/named-size.ts'
import { namesIn, replaced } from '../objects/named-size.ts'
import type { Shape, Wires } from '../objects/wire.ts'
import { flat, same, withShapes } from '../objects/wire.ts'
import { checkRecord } from '../objects/records.ts'
import { printed, say } from '../objects/words.ts'
import type { Port } from './port.ts'
import { backward, forward, samePort } from './port.ts'
import { graphOf } from './reading.ts'
import type { LensTerm, Parts, Term } from './term.ts'
import { overParts, overPartsOfLens } from './term.ts'

/** Numbers for names of sizes. */
export type Sizes = Readonly<Record<string, number>>

export const unboundSentence =
  '✗ {name} takes a number for each named size, but {size} is not bound; the sizes are {sizes}'
export const unknownSentence = '✗ {name} binds {size}, which is no size of the term; the sizes are {sizes}'
export const numberSentence = '✗ {name} takes a whole number from 0 for {size}, but {value} came; the sizes are {sizes}'
export const boundSentence = '{refusal}; the sizes are {sizes}'
export const negativeSentence = '✗ the size {size} comes to {value}, which is no whole number from 0'

/** Names and the numbers that they are bound to, as they stand in messages. */
function listed(names: readonly string[], sizes: Sizes): string {
  return names.length === 0 ? 'none' : names.map((name) => `${name} = ${name in sizes ? sizes[name] : '?'}`).join(', ')
}

/** The names of the sizes of a term, in the order of the alphabet. */
export function namesOfTerm(term: Term): readonly string[] {
  return ordered([...namesOf(graphOf(term)), ...namesOfObject([...term.params, ...term.dom, ...term.cod])])
}

/** The names of the sizes of a lens, in the order of the alphabet. */
export function namesOfLens(of: LensTerm): readonly string[] {
  const [params, dom, cod] = [forward(of.params), forward(of.dom), forward(of.cod)]
  const put: Term = {
    kind: 'put',
    of,
    params,
    dom: [...dom, ...backward(of.cod)],
    cod: [...backward(of.params), ...backward(of.dom)],
  }
  return ordered([...namesOfTerm(put), ...namesOfTerm({ kind: 'get', of, params, dom, cod })])
}

const namesOfObject = (object: Wires): readonly string[] =>
  flat(object).flatMap(({ shape }) => (shape as Shape).flatMap(namesIn))

const ordered = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted()

/** Throws `SizeError` where a size has no number. */
export function checkBound(name: string, names: readonly string[], sizes: Sizes = {}): void {
  const missing = names.find((each) => !(each in sizes))
  if (missing !== undefined)
    throw new SizeError(say(unboundSentence, { name, size: missing, sizes: listed(names, sizes) }))
}

/** Throws `SizeError` where a map has sizes that are not bound. */
export function checkBoundTerm(name: string, term: Term): void {
  checkBound(name, namesOfTerm(term))
}

/** Throws `SizeError` where the objects of a lens have sizes that are not bound. */
export function checkBoundLens(name: string, { params, dom, cod }: LensTerm): void {
  checkBoundObject(
    name,
    [params, dom, cod].flatMap((port) => [forward(port), backward(port)].flat()),
  )
}

/** Throws `SizeError` where an object has sizes that are not bound. */
export function checkBoundObject(name: string, object: Wires): void {
  checkBound(name, ordered(namesOfObject(object)))
}

/** Throws `SizeError` where sizes are bound that a term does not have, or not to whole numbers from 0. */
function checkSizes(name: string, names: readonly string[], sizes: Sizes): void {
  checkRecord(name, 'sizes', sizes)
  for (const [size, value] of Object.entries(sizes)) {
    if (!names.includes(size)) throw new SizeError(say(unknownSentence, { name, size, sizes: listed(names, sizes) }))
    if (!Number.isInteger(value) || value < 0)
      throw new SizeError(say(numberSentence, { name, size, value: printed(value), sizes: listed(names, sizes) }))
  }
}

/** What is made under a binding of names; a refusal then says all sizes. */
function under<T>(name: string, names: readonly string[], sizes: Sizes, make: (binding: Binding) => T): T {
  checkSizes(name, names, sizes)
  try {
    return make((size) => sizeOf(size, sizes))
  } catch (error) {
    if (!(error instanceof LensorError)) throw error
    throw new SizeError(say(boundSentence, { refusal: error.message, sizes: listed(names, sizes) }))
  }
}

function sizeOf(size: Size, sizes: Sizes): Size {
  const value = replaced(size, (name) => sizes[name] ?? name)
  if (typeof value === 'number' && value < 0) throw new SizeError(say(negativeSentence, { size, value }))
  return value
}

/** A map with numbers in place of names. Throws `SizeError`. */
export function bindTerm(name: string, term: Term, sizes: Sizes): Term {
  return under(name, namesOfTerm(term), sizes, (binding) => boundTerm(term, binding))
}

/** A map with numbers in place of all its names. Throws `SizeError` where one has none. */
export function bindAll(name: string, term: Term, sizes: Sizes = {}): Term {
  checkRecord(name, 'sizes', sizes)
  checkBound(name, namesOfTerm(term), sizes)
  return Object.keys(sizes).length === 0 ? term : bindTerm(name, term, sizes)
}

/** A lens with numbers in place of names. Throws `SizeError`. */
export function bindLens(name: string, lens: LensTerm, sizes: Sizes): LensTerm {
  return under(name, namesOfLens(lens), sizes, (binding) => boundLens(lens, binding))
}

const boundObject = (object: Wires, binding: Binding): Wires => withShapes(object, (shape) => shape.map(binding))

export const boundPort = (port: Port, binding: Binding): Port =>
  'forward' in port
    ? { forward: boundObject(port.forward, binding), backward: boundObject(port.backward, binding) }
    : boundObject(port, binding)

/** What is made of the parts of a term that is bound. */
const boundParts = (binding: Binding): Parts => ({
  term: (part) => boundTerm(part, binding),
  lens: (part) => boundLens(part, binding),
})

export function boundTerm(term: Term, binding: Binding): Term {
  const objects = {
    params: boundObject(term.params, binding),
    dom: boundObject(term.dom, binding),
    cod: boundObject(term.cod, binding),
  }
  switch (term.kind) {
    case 'generator':
      return { ...term, ...objects, graph: boundGraph(term.graph, binding) }
    case 'layer': {
      const layer = term.layer.bound?.(binding) ?? term.layer
      const again = layer.at(objects.dom)
      const isAll = same(again.params, objects.params) && same(again.cod, objects.cod)
      return isAll ? again : { ...term, ...objects, layer, of: boundTerm(term.of, binding) }
    }
    case 'batch':
      return { ...term, ...objects, of: boundTerm(term.of, binding), size: binding(term.size) }
    default:
      return { ...overParts(term, boundParts(binding)), ...objects }
  }
}

export function boundLens(lens: LensTerm, binding: Binding): LensTerm {
  const objects = {
    params: boundPort(lens.params, binding),
    dom: boundPort(lens.dom, binding),
    cod: boundPort(lens.cod, binding),
  }
  if (lens.kind !== 'layer') return { ...overPartsOfLens(lens, boundParts(binding)), ...objects }
  const layer = lens.layer.bound?.(binding) ?? lens.layer
  const again = layer.at(layer.role === 'carrier' ? objects.cod : objects.dom)
  const isAll = (['params', 'dom', 'cod'] as const).every((side) => samePort(again[side], objects[side]))
  return isAll ? again : { ...lens, ...objects, layer, of: boundLens(lens.of, binding) }
}
