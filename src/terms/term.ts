/**
 * Terms as data: the syntax of parametric maps and of parametric lenses.
 *
 * Every reading of a term, such as its graph, is a functor out of this data.
 */
import type { Binding } from '../graph/binding.ts'
import type { Graph } from '../graph/graph.ts'
import type { Size } from '../objects/named-size.ts'
import type { Random } from '../objects/random.ts'
import type { Lists, Wire, Wires } from '../objects/wire.ts'
import { isBundle } from '../objects/wire.ts'
import type { Port } from './port.ts'
import { backward, forward, joined } from './port.ts'

/** Draws the first elements of a parameter. */
export type Initialiser = (wire: Wire, random: Random) => unknown[]

/** The syntax of a parametric map P ⊗ A → B. */
export type Term = {
  readonly params: Wires
  readonly dom: Wires
  readonly cod: Wires
} & (
  | { readonly kind: 'identity' }
  | { readonly kind: 'compose'; readonly parts: readonly Term[] }
  | { readonly kind: 'tensor'; readonly parts: readonly Term[] }
  | { readonly kind: 'copy' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'permutation'; readonly order: readonly number[] }
  | {
      readonly kind: 'generator'
      readonly name: string
      readonly graph: Graph
      readonly initial: readonly Initialiser[]
      /** The call that makes it, where it is not written with points by its user. */
      readonly made?: Call
    }
  | { readonly kind: 'layer'; readonly layer: Instantiable<Term>; readonly of: Term }
  | {
      readonly kind: 'reparametrise'
      readonly of: Term
      readonly by: Term
      /** How its parameters begin: each as one initialiser says, or all as those of another term. */
      readonly initial: readonly Initialiser[] | Term
    }
  | { readonly kind: 'reverse'; readonly of: Term }
  | { readonly kind: 'batch'; readonly size: Size; readonly of: Term }
  | { readonly kind: 'iterate'; readonly count: number; readonly of: Term }
  | { readonly kind: 'get'; readonly of: LensTerm }
  | { readonly kind: 'put'; readonly of: LensTerm }
)

/** The syntax of a parametric lens (P, P′) ⊗ (A, A′) → (B, B′). */
export type LensTerm = {
  readonly params: Port
  readonly dom: Port
  readonly cod: Port
} & (
  | { readonly kind: 'compose'; readonly parts: readonly LensTerm[] }
  | { readonly kind: 'tensor'; readonly parts: readonly LensTerm[] }
  | { readonly kind: 'derivative'; readonly of: Term }
  | {
      readonly kind: 'lens'
      readonly get: Term
      readonly put: Term
      readonly initial: InitialState | undefined
      /** Whether what it gives back of parameters is a change still, which waits for an optimiser above. */
      readonly givesChange?: boolean
      /** The call that makes it of another lens, where it is not written by hand. */
      readonly made?: Call
    }
  | { readonly kind: 'layer'; readonly layer: Instantiable<LensTerm>; readonly of: LensTerm }
  | { readonly kind: 'reparametrise'; readonly of: LensTerm; readonly by: LensTerm }
)

/** From the first parameters to what an optimiser carries at first, as elements of each wire. */
export type InitialState = (parameters: Lists) => Lists

/** How a value is made: by a name, which is called where something is given; of something, where it is a member of it. */
export interface Call {
  readonly name: string
  readonly given?: readonly unknown[]
  readonly on?: Named
}

/** What goes by a name, and the call that makes it; `null` where no public name does. */
export interface Named {
  readonly name: string
  readonly made: Call | null
}

/** What a piece can stand as. */
export type Role = 'map' | 'lens' | 'carrier'

/** What a family's instance remembers of it, so that it can be made again at another object. */
export interface Instantiable<T> extends Named {
  /** What it does at any object, where it says so; its name at least. */
  readonly rule: string
  readonly role: Role
  at(object: Port): T
  /** The same with sizes in place of names, where it has named sizes of its own. */
  bound?(binding: Binding): Instantiable<T>
}

/** Whether two objects that are the same have their bundles at the same places. */
export function sameBundles(left: Port, right: Port): boolean {
  const bundles = (object: Wires): string =>
    object.map((part) => (isBundle(part) ? `(${bundles(part.wires)})` : '.')).join('')
  return bundles(forward(left)) === bundles(forward(right)) && bundles(backward(left)) === bundles(backward(right))
}

/** The one term that a sequence of at most one part is: that part, or the identity that it began with. */
function alone<T extends Term | LensTerm>(first: T, parts: readonly T[], second: T): T | undefined {
  const [only = first, ...more] = parts
  const [dom, cod] = parts.length === 0 ? [first.dom, first.dom] : [only.dom, only.cod]
  return more.length === 0 && sameBundles(first.dom, dom) && sameBundles(cod, second.cod) ? only : undefined
}

/** A sequence as one term; nested sequences are flat and identities gone, so associativity and units hold as equalities of data. */
export function compose(first: Term, second: Term): Term {
  const parts = [first, second].flatMap((term) =>
    term.kind === 'compose' ? term.parts : term.kind === 'identity' ? [] : [term],
  )
  const params = parts.flatMap((part) => part.params)
  return alone(first, parts, second) ?? { kind: 'compose', parts, params, dom: first.dom, cod: second.cod }
}

/** ⊗ of terms. */
export function tensor(first: Term, second: Term): Term {
  const parts = [first, second].flatMap((term) => (term.kind === 'tensor' ? term.parts : [term]))
  return {
    kind: 'tensor',
    parts,
    params: parts.flatMap((part) => part.params),
    dom: parts.flatMap((part) => part.dom),
    cod: parts.flatMap((part) => part.cod),
  }
}

/** The reparametrisation of a term along another. */
export function reparametrise(of: Term, by: Term, initial: readonly Initialiser[] | Term): Term {
  return { kind: 'reparametrise', of, by, initial, params: by.dom, dom: of.dom, cod: of.cod }
}

/** The reparametrisation of a lens by another, whose own parameters come first. */
export function reparametriseLens(of: LensTerm, by: LensTerm): LensTerm {
  return { kind: 'reparametrise', of, by, params: joined([by.params, by.dom]), dom: of.dom, cod: of.cod }
}

/** R: the lens of a map. */
export function derivative(of: Term): LensTerm {
  return { kind: 'derivative', of, params: of.params, dom: of.dom, cod: of.cod }
}

/** A sequence of lenses as one term; nested sequences are flat and identities gone. */
export function composeLenses(first: LensTerm, second: LensTerm): LensTerm {
  const parts = [first, second].flatMap((term) =>
    term.kind === 'compose' ? term.parts : isIdentityLens(term) ? [] : [term],
  )
  const params = joined(parts.map((part) => part.params))
  return alone(first, parts, second) ?? { kind: 'compose', parts, params, dom: first.dom, cod: second.cod }
}

function isIdentityLens(term: LensTerm): boolean {
  return term.kind === 'derivative' && term.of.kind === 'identity'
}

/** ⊗ of lenses. */
export function tensorLenses(first: LensTerm, second: LensTerm): LensTerm {
  const parts = [first, second].flatMap((term) => (term.kind === 'tensor' ? term.parts : [term]))
  const [params, dom, cod] = (['params', 'dom', 'cod'] as const).map((side) =>
    joined(parts.map((part) => part[side])),
  ) as [Port, Port, Port]
  return { kind: 'tensor', parts, params, dom, cod }
}

/** What is made of the parts of a term: of maps, and of lenses. */
export interface Parts {
  term(part: Term): Term
  lens(part: LensTerm): LensTerm
}

/** A term over what is made of its parts; itself where they stay as they are. */
export function overParts(term: Term, made: Parts): Term {
  switch (term.kind) {
    case 'compose':
    case 'tensor':
      return withParts(term, { parts: term.parts.map(made.term) })
    case 'layer':
    case 'reverse':
    case 'batch':
    case 'iterate':
      return withParts(term, { of: made.term(term.of) })
    case 'reparametrise': {
      const initial = 'kind' in term.initial ? made.term(term.initial) : term.initial
      return withParts(term, { of: made.term(term.of), by: made.term(term.by), initial })
    }
    case 'get':
    case 'put':
      return withParts(term, { of: made.lens(term.of) })
    default:
      return term
  }
}

/** A lens over what is made of its parts; itself where they stay as they are. */
export function overPartsOfLens(lens: LensTerm, made: Parts): LensTerm {
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return withParts(lens, { parts: lens.parts.map(made.lens) })
    case 'derivative':
      return withParts(lens, { of: made.term(lens.of) })
    case 'lens': {
      // With other halves it is no longer what the call makes.
      const { made: _call, ...halves } = withParts(lens, { get: made.term(lens.get), put: made.term(lens.put) })
      return halves.get === lens.get && halves.put === lens.put ? lens : halves
    }
    case 'layer':
      return withParts(lens, { of: made.lens(lens.of) })
    case 'reparametrise':
      return withParts(lens, { of: made.lens(lens.of), by: made.lens(lens.by) })
  }
}

/** A term with others in place of some of its parts; itself where they are the same. */
function withParts<T extends Term | LensTerm>(term: T, parts: Partial<T>): T {
  const isSame = (part: unknown, own: unknown): boolean =>
    part === own || (Array.isArray(part) && Array.isArray(own) && part.every((each, place) => each === own[place]))
  const stays = (Object.keys(parts) as (keyof T)[]).every((key) => isSame(parts[key], term[key]))
  return stays ? term : { ...term, ...parts }
}
