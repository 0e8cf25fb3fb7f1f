/** What terms are called in pictures, and their types. */
import { notation } from '../objects/notation.ts'
import type { Bundle, Wire, Wires } from '../objects/wire.ts'
import { isBundle } from '../objects/wire.ts'
import type { Port } from '../terms/port.ts'
import { backward, forward } from '../terms/port.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import type { BoxKind } from './scene.ts'
import { carrierName } from './show.ts'

/** What a term is called: by its layers and generators; optimisers as in a line of mathematics, from the state down. */
export function nameOf(term: Term | LensTerm): string {
  switch (term.kind) {
    case 'compose':
      return term.parts.map(nameOf).join('; ')
    case 'tensor':
      return term.parts.map(nameOf).join(' ⊗ ')
    case 'generator':
      return term.name
    case 'layer':
      return term.layer.role === 'carrier' ? carrierName(term.layer) : term.layer.name
    case 'reparametrise':
    case 'derivative':
      return nameOf(term.of)
    case 'batch':
    case 'iterate':
      return `${term.kind}(${term.kind === 'batch' ? term.size : term.count}, ${nameOf(term.of)})`
    case 'reverse':
      return `R[${nameOf(term.of)}]`
    case 'get':
    case 'put':
      return `${nameOf(term.of)} ${term.kind}`
    case 'lens':
      return term.put.kind === 'generator' && term.put.name !== 'morphism' ? term.put.name.replace(/ put$/, '') : 'lens'
    default:
      return term.kind
  }
}

/** Whether a lens is the lens of a map, or one written by hand. */
export function styleOf(lens: LensTerm): BoxKind {
  switch (lens.kind) {
    case 'derivative':
      return 'derivative'
    case 'lens':
      return 'lens'
    case 'layer':
    case 'reparametrise':
      return styleOf(lens.of)
    case 'compose':
    case 'tensor':
      return lens.parts.every((part) => styleOf(part) === 'derivative') ? 'derivative' : 'lens'
  }
}

/** A part of an object in mathematical notation, a bundle by its name. */
export function partName(part: Wire | Bundle): string {
  return isBundle(part) ? part.bundle : notation([part])
}

/** An object in mathematical notation, bundles by their names: Adam ⊗ ℝ[3]. */
export const objectName = (object: Wires): string => object.map(partName).join(' ⊗ ') || '1'

function portName(port: Port): string {
  const [ahead, back] = [objectName(forward(port)), objectName(backward(port))]
  return ahead === back ? ahead : `(${ahead}, ${back})`
}

/** The type of a term: P ⊗ A → B. */
export function typeOf({
  params,
  dom,
  cod,
}: {
  readonly params: Port
  readonly dom: Port
  readonly cod: Port
}): string {
  const from = [params, dom].map(portName).filter((name) => name !== '1')
  return `${from.join(' ⊗ ') || '1'} → ${portName(cod)}`
}
