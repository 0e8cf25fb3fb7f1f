import { integersModulo2 } from '../objects/bit.ts'
import { reals } from '../objects/real.ts'
import type { Wires } from '../objects/wire.ts'
import { onlyWire } from '../objects/wire.ts'
import { codeOfGraph, identifier, isCall, objectCode, valueCode, sizesCode } from '../terms/code.ts'
import { zero } from '../terms/initialisers.ts'
import type { Port } from '../terms/port.ts'
import { backward, forward } from '../terms/port.ts'
import type { LensTerm, Named, Term } from '../terms/term.ts'
import { sameBundles } from '../terms/term.ts'
import type { Shown, Subject } from './showable.ts'
import { subjectIn, subjectOf } from './showable.ts'
import { symmetryOf } from './symmetry.ts'

/**
 * A term as code that makes it again: what the user would write, with the public names of the library.
 *
 * It takes a map, a lens, a layer, a loss, a rate or an optimiser, and gives an expression. Layers and optimisers are
 * written as the calls that made them, with their options; a map written with points is written with points, one line a
 * value. The pasted code makes a term with the same graphs, to the last bit, and the same code.
 *
 * What has no text of its own stands by its name, so that it is to be in scope where the code is pasted: a domain (ℤ₄ as
 * `Z4`), a primitive, a layer, a loss or an optimiser of one's own, and a function that is an option, such as an
 * initialiser. Throws `LensorError` where a function has no name, where a map that is written with points uses a
 * `booleanMap`, whose function is no longer at hand, and of anything else than a term or a family of terms.
 *
 * @example
 * ```ts
 * import { adam, dense, descent, input, softmaxCrossEntropy, tanh } from 'lensor'
 * import { showCode } from 'lensor/draw'
 *
 * const model = input(4).pipe(dense(16)).pipe(tanh)
 * showCode(model) // => 'input(4).pipe(dense(16)).pipe(tanh)'
 * showCode(model.lens().reparam(adam({ rate: 0.1 }))) // => 'input(4).pipe(dense(16)).pipe(tanh).lens().reparam(adam({ rate: 0.1 }))'
 * showCode(softmaxCrossEntropy) // => 'softmaxCrossEntropy'
 * showCode(descent(0.1)) // => 'descent(0.1)'
 * ```
 */
export function showCode<Piece>(piece: Shown<Piece>): string {
  return subjectCode(subjectOf(piece))
}

function subjectCode(subject: Subject): string {
  switch (subject.kind) {
    case 'map':
      return text(mapCode(subject.term))
    case 'lens':
      return text(lensCode(subject.term))
    case 'family':
      return namedCode(subject.of)
  }
}

/** An expression, and the members that are called of it. */
interface Chain {
  readonly head: string
  readonly links: readonly string[]
}

const one = (head: string): Chain => ({ head, links: [] })

const linked = ({ head, links }: Chain, ...more: readonly string[]): Chain => ({ head, links: [...links, ...more] })

/** In one line where there is room, else a line a call. */
function text({ head, links }: Chain): string {
  const line = head + links.join('')
  return links.length < 2 || (line.length <= 100 && !line.includes('\n'))
    ? line
    : head + links.map((link) => `\n  ${link.replaceAll('\n', '\n  ')}`).join('')
}

/** What goes by a name, as the call that makes it. */
function namedCode({ name, made }: Named): string {
  if (made === null) return identifier(name)
  const callee = `${made.on === undefined ? '' : `${namedCode(made.on)}.`}${isCall(made.name) ? made.name : identifier(made.name)}`
  if (made.given === undefined) return callee
  const given = made.given.map(argumentCode)
  while (given.at(-1) === '{}' || given.at(-1) === 'undefined') given.pop()
  return `${callee}(${given.join(', ')})`
}

/** What is given to a call: a piece of terms, or a value. */
function argumentCode(value: unknown): string {
  return valueCode(value, (piece) => {
    const subject = subjectIn(piece)
    return subject && subjectCode(subject)
  })
}

/** The identity of an object, as a sequence begins. */
function startCode(object: Wires): string {
  const wire = onlyWire(object)
  const sizes = wire === undefined ? '' : sizesCode(wire.shape)
  if (sizes !== '' && wire?.domain === reals) return `input(${sizes})`
  if (sizes !== '' && wire?.domain === integersModulo2) return `bits(${sizes})`
  return identityCode(object)
}

const identityCode = (object: Wires): string => `identity(${objectCode(object)})`

function mapCode(term: Term): Chain {
  const { dom } = term
  switch (term.kind) {
    case 'identity':
      return one(identityCode(dom))
    case 'compose':
      return sequenceCode(term.parts, term)
    case 'tensor': {
      const [first, ...rest] = term.parts
      return linked(mapCode(first as Term), ...rest.map((part) => `.par(${text(mapCode(part))})`))
    }
    case 'copy':
    case 'discard':
      return one(`${term.kind}(${objectCode(dom)})`)
    case 'permutation': {
      const sides = symmetryOf(term)
      return one(
        sides === undefined
          ? `permutation(${objectCode(dom)}, [${term.order.join(', ')}])`
          : `swap(${sides.map(objectCode).join(', ')})`,
      )
    }
    case 'generator':
      return sequenceCode([term], term)
    case 'layer':
      return term.layer.made === null
        ? mapCode(term.of)
        : linked(one(startCode(dom)), `.pipe(${namedCode(term.layer)})`)
    case 'reparametrise': {
      const { initial } = term
      const begins =
        'kind' in initial
          ? `, ${text(mapCode(initial))}`
          : initial.every((initialiser) => initialiser === zero)
            ? ''
            : `, ${argumentCode(initial)}`
      return linked(mapCode(term.of), `.reparam(${text(mapCode(term.by))}${begins})`)
    }
    case 'reverse':
      return one(`reverse(${text(mapCode(term.of))})`)
    case 'batch':
      return linked(mapCode(term.of), `.batch(${sizesCode([term.size])})`)
    case 'iterate':
      return one(`iterate(${term.count}, ${text(mapCode(term.of))})`)
    case 'get':
    case 'put':
      return linked(lensCode(term.of), `.${term.kind}`)
  }
}

/** A sequence of maps from an object to another, whose bundles may be elsewhere than those of its parts. */
function sequenceCode(parts: readonly Term[], { dom, cod }: Pick<Term, 'dom' | 'cod'>): Chain {
  const [first, ...rest] = parts
  const begins = first !== undefined && sameBundles(first.dom, dom)
  const begun = begins ? chainOf(first) : one(startCode(dom))
  let flowing = begins ? codOfPart(first) : dom
  const links = (begins ? rest : parts).map((part) => {
    const isFamily = part.kind === 'layer' && part.layer.made !== null && sameBundles(part.dom, flowing)
    flowing = codOfPart(part)
    return `.pipe(${isFamily ? namedCode(part.layer) : text(chainOf(part))})`
  })
  return linked(begun, ...links, ...(sameBundles(flowing, cod) ? [] : [`.pipe(${identityCode(cod)})`]))
}

const chainOf = (part: Term): Chain => (part.kind === 'generator' ? generatorCode(part) : mapCode(part))

/** What flows out of the code of a part; that of a map written with points has no bundles. */
const codOfPart = (part: Term): Wires =>
  part.kind === 'generator' && part.made === undefined ? part.graph.outputs.map(({ wire }) => wire) : part.cod

function generatorCode(term: Extract<Term, { kind: 'generator' }>): Chain {
  const { name, graph, initial, made, params, dom } = term
  if (made !== undefined) return one(namedCode({ name, made }))
  const options = {
    name: name === 'morphism' ? undefined : name,
    initial: initial.every((initialiser) => initialiser === zero) ? undefined : initial,
  }
  const written = argumentCode(options)
  return one(codeOfGraph(graph, params, dom, written === '{}' ? '' : `, ${written}`))
}

function lensCode(term: LensTerm): Chain {
  switch (term.kind) {
    case 'derivative':
      return linked(mapCode(term.of), '.lens()')
    case 'compose': {
      const [first, ...rest] = term.parts
      const begins = first !== undefined && sameBundles(first.dom, term.dom)
      const begun = begins ? lensCode(first) : linked(one(startCode(forward(term.dom))), '.lens()')
      let flowing: Port = begins ? first.cod : term.dom
      const links = (begins ? rest : term.parts).map((part) => {
        const link = `.pipe(${lensPieceCode(part, flowing)})`
        flowing = part.cod
        return link
      })
      const ends = sameBundles(flowing, term.cod) ? [] : [`.pipe(${identityCode(forward(term.cod))}.lens())`]
      return linked(begun, ...links, ...ends)
    }
    case 'tensor': {
      const [first, ...rest] = term.parts
      return linked(lensCode(first as LensTerm), ...rest.map((part) => `.par(${text(lensCode(part))})`))
    }
    case 'lens':
      return one(term.made === undefined ? handmadeCode(term) : namedCode({ name: term.made.name, made: term.made }))
    case 'layer':
      return term.layer.made === null
        ? lensCode(term.of)
        : term.layer.role === 'carrier'
          ? linked(one(namedCode(term.layer)), `.at(${objectCode(forward(term.cod))})`)
          : linked(one(startCode(forward(term.dom))), '.lens()', `.pipe(${namedCode(term.layer)})`)
    case 'reparametrise':
      return linked(lensCode(term.of), `.reparam(${carrierCode(term.by, term.of.params)})`)
  }
}

/** A part of a sequence of lenses, where an object flows in. */
function lensPieceCode(term: LensTerm, flowing: Port): string {
  return isFamily(term, 'lens') && sameBundles(term.dom, flowing) ? namedCode(term.layer) : text(lensCode(term))
}

/** What stands above parameters. */
function carrierCode(term: LensTerm, params: Port): string {
  return isFamily(term, 'carrier') && sameBundles(term.cod, params) ? namedCode(term.layer) : text(lensCode(term))
}

type LayerTerm = Extract<LensTerm, { kind: 'layer' }>

/** Whether a term is of a family that code can name, in its own role. */
function isFamily(term: LensTerm, role: 'lens' | 'carrier'): term is LayerTerm {
  return term.kind === 'layer' && term.layer.made !== null && term.layer.role === role
}

function handmadeCode({ get, put, dom, cod, initial }: Extract<LensTerm, { kind: 'lens' }>): string {
  const differ = 'forward' in dom || 'forward' in cod
  const entries = [
    `get: ${text(mapCode(get))}`,
    `put: ${text(mapCode(put))}`,
    ...(differ ? [`changes: { dom: ${objectCode(backward(dom))}, cod: ${objectCode(backward(cod))} }`] : []),
    ...(initial === undefined ? [] : [`initial: ${argumentCode(initial)}`]),
  ]
  const line = `lens({ ${entries.join(', ')} })`
  return line.includes('\n') || line.length > 100
    ? `lens({\n${entries.map((entry) => `  ${entry.replaceAll('\n', '\n  ')},\n`).join('')}})`
    : line
}
