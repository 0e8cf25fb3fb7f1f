import type { Size } from '../objects/named-size.ts'
import { notation } from '../objects/notation.ts'
import { isCall } from '../terms/code.ts'
import type { LensTerm, Named, Role, Term } from '../terms/term.ts'
import type { Shown, Subject } from './showable.ts'
import { subjectIn, subjectOf } from './showable.ts'
import { symmetryOf } from './symmetry.ts'

/**
 * A term as one line of mathematics.
 *
 * Generators, layers and optimisers stand by their names; a name that is neither a word nor a call stands in quotes. From
 * what binds least to what binds most, and in brackets only where that asks for them:
 *
 * - `s above f`: the reparametrisation of f along s, s in turn below what is above it;
 * - `f; g`: f, then g;
 * - `f ⊗ g`: f beside g;
 * - `f¹⁶`, a map on a batch of 16 samples, and `f∘³`, a map done three times;
 * - `id(A)`, `Δ(A)`, `!(A)`, `σ(A, B)`: the identity, the copy, the discard and the symmetry A ⊗ B → B ⊗ A; another
 *   permutation says its order, `σ[2, 1, 0](A, B, C)`;
 * - `R[f]`, a reverse derivative; `R(f)`, the lens (f, R[f]); `lens(f, g)`, a lens of a get and a put; `get(l)`, `put(l)`,
 *   the halves of a lens; `truncated(n, l)`, a lens of which n parts are a state that it carries.
 *
 * Two terms of one type have the same line exactly where they are put together in the same way from what has the same
 * names; a layer that is a sequence is its parts. An optimiser reads as the lens it is, from the state down, so
 * `clip(1).pipe(adam())` is `adam; clip`. Throws `LensorError` of anything else than a term or a family of terms.
 *
 * Source: §2 for the notation; Proposition 2.7 for R as a functor.
 *
 * @example
 * ```ts
 * import { adam, dense, descent, input, softmaxCrossEntropy, tanh } from 'lensor'
 * import { show } from 'lensor/draw'
 *
 * const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
 * show(model) // => 'dense(16); tanh; dense(3)'
 *
 * const learner = model.batch(8).lens().reparam(adam()).pipe(softmaxCrossEntropy).pipe(descent(1))
 * show(learner) // => '(adam above R((dense(16); tanh; dense(3))⁸)); softmaxCrossEntropy; descent(1)'
 * ```
 */
export function show<Piece>(piece: Shown<Piece>): string {
  return lineOf(subjectOf(piece)).text
}

/** How firmly lines hold together, from what binds least. */
const binding = { above: 0, sequence: 1, beside: 2, power: 3, atom: 4 } as const

/** A line, and how firmly it holds together. */
interface Line {
  readonly text: string
  readonly binds: (typeof binding)[keyof typeof binding]
}

const atom = (text: string): Line => ({ text, binds: binding.atom })

/** A line where something binds that firmly: in brackets where it holds together less. */
const within = ({ text, binds }: Line, least: number): string => (binds < least ? `(${text})` : text)

/** Lines with a sign between them that is associative; one line alone is itself. */
function joined(lines: readonly Line[], sign: '; ' | ' ⊗ '): Line {
  const binds = sign === '; ' ? binding.sequence : binding.beside
  const [only] = lines
  return only !== undefined && lines.length === 1
    ? only
    : { text: lines.map((line) => within(line, binds)).join(sign), binds }
}

const superscript = (count: number): string =>
  String(count).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] as string)

const power = (of: Line, sign: string, count: Size): Line => ({
  text: `${within(of, binding.atom)}${sign}${typeof count === 'number' ? superscript(count) : `^(${count})`}`,
  binds: binding.power,
})

const above = (by: Line, of: Line): Line => ({
  text: `${within(by, binding.sequence)} above ${of.text}`,
  binds: binding.above,
})

/** Words that say something else where something follows in brackets, and `above`, which says it alone. */
const signs: ReadonlySet<string> = new Set(['above', 'id', 'Δ', 'σ', 'R', 'lens', 'get', 'put', 'truncated'])

/** A name: as it is where it is a word or a call, else in quotes. */
function nameLine(name: string): Line {
  const [head = ''] = name.split('(', 1)
  const saysElse = signs.has(head) && (name !== head || name === 'above')
  return atom(isCall(name) && !saysElse ? name : JSON.stringify(name))
}

function lineOf(subject: Subject): Line {
  switch (subject.kind) {
    case 'map':
      return mapLine(subject.term)
    case 'lens':
      return lensLine(subject.term)
    case 'family':
      return familyLine(subject.of, subject.of.role)
  }
}

/** An optimiser as the lens it is: from the state down. */
export const carrierName = (optimiser: Named): string => familyLine(optimiser, 'carrier').text

/** A family: a sequence of families by its parts, the lens of a layer as R of it, and all others by their names. */
function familyLine({ name, made }: Named, role: Role): Line {
  if (made?.on === undefined) return nameLine(name)
  const on = familyLine(made.on, role)
  switch (made.name) {
    case 'pipe': {
      const parts = [on, lineOf(subjectIn(made.given?.[0]) as Subject)]
      return joined(role === 'carrier' ? parts.toReversed() : parts, '; ')
    }
    case 'lens':
      return atom(`R(${on.text})`)
    default:
      return atom(`${within(on, binding.atom)}.${made.name}`)
  }
}

function mapLine(term: Term): Line {
  switch (term.kind) {
    case 'identity':
      return identityLine(term)
    case 'compose':
      return term.parts.length === 0 ? identityLine(term) : joined(term.parts.map(mapLine), '; ')
    case 'tensor':
      return joined(term.parts.map(mapLine), ' ⊗ ')
    case 'copy':
      return atom(`Δ(${notation(term.dom)})`)
    case 'discard':
      return atom(`!(${notation(term.dom)})`)
    case 'permutation': {
      const sides = symmetryOf(term)
      const objects = sides ?? term.dom.map((part) => [part])
      return atom(
        `σ${sides ? '' : `[${term.order.join(', ')}]`}(${objects.map((object) => notation(object)).join(', ')})`,
      )
    }
    case 'generator':
      return nameLine(term.name)
    case 'layer':
      return familyLine(term.layer, 'map')
    case 'reparametrise':
      return above(mapLine(term.by), mapLine(term.of))
    case 'reverse':
      return atom(`R[${mapLine(term.of).text}]`)
    case 'batch':
      return power(mapLine(term.of), '', term.size)
    case 'iterate':
      return power(mapLine(term.of), '∘', term.count)
    case 'get':
    case 'put':
      return atom(`${term.kind}(${lensLine(term.of).text})`)
  }
}

/** What is given to a call: a term as a line, a value as it is. */
function givenText(value: unknown): string {
  const subject = subjectIn(value)
  return subject === undefined ? String(value) : lineOf(subject).text
}

const identityLine = ({ dom }: Pick<Term, 'dom'>): Line => atom(`id(${notation(dom)})`)

function lensLine(term: LensTerm): Line {
  switch (term.kind) {
    case 'derivative':
      return atom(`R(${mapLine(term.of).text})`)
    case 'compose':
      return term.parts.length === 0 ? atom(`R(id(${notation(term.dom)}))`) : joined(term.parts.map(lensLine), '; ')
    case 'tensor':
      return joined(term.parts.map(lensLine), ' ⊗ ')
    case 'lens':
      return atom(
        term.made === undefined
          ? `lens(${mapLine(term.get).text}, ${mapLine(term.put).text})`
          : `${term.made.name}(${(term.made.given ?? []).map(givenText).join(', ')})`,
      )
    case 'layer':
      return familyLine(term.layer, term.layer.role)
    case 'reparametrise':
      return above(lensLine(term.by), lensLine(term.of))
  }
}
