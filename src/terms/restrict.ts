import { ObjectError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Wires } from '../objects/wire.ts'
import { batched, flat, same } from '../objects/wire.ts'
import { say } from '../objects/words.ts'
import { fixedSentence } from './family.ts'
import type { Port } from './port.ts'
import { forward, samePort } from './port.ts'
import type { LensTerm, Term } from './term.ts'
import { compose, composeLenses, derivative, tensor, tensorLenses } from './term.ts'

/**
 * The same composite of lenses at another domain: batches take the new size, layers and losses take their sizes anew.
 *
 * Throws `ObjectError` where a part is of fixed type and does not accept what then flows in.
 */
export function lensAt(lens: LensTerm, dom: Port): LensTerm {
  if (samePort(lens.dom, dom)) return lens
  switch (lens.kind) {
    case 'compose':
      return lens.parts
        .slice(1)
        .reduce((done, part) => composeLenses(done, lensAt(part, done.cod)), lensAt(lens.parts[0] as LensTerm, dom))
    case 'layer':
      return lens.layer.at(dom)
    case 'reparametrise': {
      const of = lensAt(lens.of, dom)
      if (!samePort(of.params, lens.of.params)) throw refusal(lens.of.params, of.params)
      return { ...lens, of, dom: of.dom, cod: of.cod }
    }
    case 'tensor':
      return partsAt(lens.parts, (part) => forward(part.dom), forward(dom), lensAt).reduce(tensorLenses)
    case 'derivative':
      return derivative(termAt(lens.of, forward(dom)))
    default:
      throw refusal(lens.dom, dom)
  }
}

/** The same composite of maps at another domain. Throws `ObjectError` where a part is of fixed type. */
function termAt(term: Term, dom: Wires): Term {
  if (same(term.dom, dom)) return term
  switch (term.kind) {
    case 'compose':
      return term.parts
        .slice(1)
        .reduce((done, part) => compose(done, termAt(part, done.cod)), termAt(term.parts[0] as Term, dom))
    case 'layer':
      return term.layer.at(dom)
    case 'reparametrise': {
      const of = termAt(term.of, dom)
      if (!same(of.params, term.of.params)) throw refusal(term.of.params, of.params)
      return { ...term, of, dom: of.dom, cod: of.cod }
    }
    case 'identity':
      return { ...term, dom, cod: dom }
    case 'copy':
      return { ...term, dom, cod: [...dom, ...dom] }
    case 'discard':
      return { ...term, dom }
    case 'permutation':
      return { ...term, dom, cod: term.order.map((from) => dom[from] as Wires[number]) }
    case 'tensor':
      return partsAt(term.parts, (part) => part.dom, dom, termAt).reduce(tensor)
    case 'batch': {
      const size = (flat(dom)[0]?.shape as readonly number[] | undefined)?.[0] ?? 0
      const again: Term = { ...term, size, dom: batched(size, term.of.dom), cod: batched(size, term.of.cod) }
      if (same(again.dom, dom)) return again
      throw refusal(term.dom, dom)
    }
    default:
      throw refusal(term.dom, dom)
  }
}

/** The parts of a ⊗ at another domain, which is dealt to them. */
function partsAt<T>(parts: readonly T[], domOf: (part: T) => Wires, dom: Wires, at: (part: T, dom: Wires) => T): T[] {
  let dealt = 0
  return parts.map((part) => at(part, dom.slice(dealt, (dealt += domOf(part).length))))
}

const refusal = (expected: Port, object: Port): ObjectError =>
  new ObjectError(say(fixedSentence, { expected: notation(expected), object: notation(object) }))
