/** Random terms, drawn: nothing overlaps, no wire goes through a box, and the picture says what the term says. */
import * as fc from 'fast-check'
import type { Domain, Wires } from 'lensor'
import { graphOf, lens, reverse } from 'lensor'
import { layout } from 'lensor/draw'
import type { Drawable, LayoutOptions } from 'lensor/draw'
import { expect } from 'vitest'
import { law } from '../laws/law.ts'
import type { AnyLens, AnyMap } from '../laws/maps.ts'
import { discardOf, identityOf, sequence, untyped, untypedLens, zeroOf } from '../laws/maps.ts'
import { objects } from '../laws/objects.ts'
import { learnable, maps, reparametrised } from '../laws/terms.ts'
import { faults } from './geometry.ts'
import { Expressions, symbolsOf, symbolsOfGraph, symbolsOfScene } from './symbols.ts'

const options: fc.Arbitrary<LayoutOptions> = fc.record({
  direction: fc.constantFrom('right' as const, 'down' as const),
  labels: fc.boolean(),
})

const symbols = (name: string, object: unknown): string[] => (object as Wires).map((_, at) => `${name} ${at}`)

/** Asks that a drawing is a good one, and of this term. */
function expectDrawn(term: Drawable, options: LayoutOptions): void {
  const scene = layout(term, options)
  expect(faults(scene).join('\n')).toBe('')
  const expressions = new Expressions()
  const given = {
    parameter: symbols('parameter', term.params),
    input: symbols('input', term.dom),
    output: symbols('change', term.cod),
  }
  const { get, put } = symbolsOf(term.term, expressions)
  const lens = 'get' in term
  const [parameter, input] = lens ? put(given.parameter, given.input, given.output) : [[], []]
  const output = get(given.parameter, given.input)
  expect(symbolsOfScene(scene, given, expressions)).toEqual({ parameter, input, output })
}

/** Asks that a drawing of a map's graph is a good one, and of this graph. */
function expectDrawnGraph(f: AnyMap, options: LayoutOptions): void {
  const scene = layout(f, { ...options, detail: 'primitives' })
  expect(faults(scene).join('\n')).toBe('')
  const expressions = new Expressions()
  const given = { parameter: symbols('parameter', f.params), input: symbols('input', f.dom), output: [] }
  const output = symbolsOfGraph(graphOf(f.term), given.parameter, given.input, expressions)
  expect(symbolsOfScene(scene, given, expressions).output).toEqual(output)
}

const withOptions =
  <Case>(cases: (domain: Domain) => fc.Arbitrary<Case>) =>
  (domain: Domain) =>
    fc.tuple(cases(domain), options)

const long = (domain: Domain): fc.Arbitrary<AnyMap> => maps(domain, 60)

law('maps are drawn as they are', withOptions(long), ([f, options]) => expectDrawn(f, options))

law('lenses of maps are drawn as they are', withOptions(long), ([f, options]) =>
  expectDrawn(untypedLens(f.lens()), options),
)

law('reparametrisations are drawn as they are', withOptions(reparametrised), ([[f, r, s], options]) => {
  expectDrawn(untyped(f.reparam(r as never)), options)
  const lens = untypedLens(untypedLens(f.lens()).reparam(r.lens() as never))
  expectDrawn(untypedLens(lens.reparam(s.lens() as never)), options)
})

law(
  'what stands above parameters, with parameters of its own, is drawn as it is',
  withOptions(learnable),
  ([[f, r, s], options]) => {
    const once = untypedLens(untypedLens(f.lens()).reparam(r.lens() as never))
    const twice = untypedLens(once.reparam(s.lens() as never))
    for (const lens of [once, twice, untypedLens(once.par(twice))]) {
      expectDrawn(lens, options)
      expectDrawn(untyped(lens.get as never), options)
      expectDrawn(untyped(lens.put as never), options)
    }
  },
)

/** Asks that a drawing is a good one, whatever of. */
const expectReadable = (term: Drawable, options: LayoutOptions): void =>
  expect(faults(layout(term, options)).join('\n')).toBe('')

/** A map, and an object of changes. */
const withChanges = (domain: Domain): fc.Arbitrary<readonly [AnyMap, Wires]> => fc.tuple(maps(domain), objects(domain))

law(
  'lenses whose backward objects are others are drawn without faults',
  withOptions(withChanges),
  ([[f, dom], options]) => {
    const by = (object: Wires): AnyLens => {
      const put = sequence(discardOf([...object, ...object]), zeroOf(dom))
      return untypedLens(lens({ get: identityOf(object), put: put as never, changes: { dom, cod: object } }))
    }
    const beside = by(f.cod).par(by(f.dom))
    const above = untypedLens(f.lens()).reparam(by(f.params) as never) as unknown as AnyLens
    for (const term of [beside as unknown as AnyLens, above]) expectReadable(term, options)
  },
)

law('backward halves and reverse derivatives are drawn as they are', withOptions(maps), ([f, options]) => {
  expectDrawn(untyped(f.lens().put), options)
  expectDrawn(untyped(reverse(f)), options)
  expectDrawn(untypedLens(untyped(reverse(f)).lens()), options)
})

law('graphs are drawn as they are', withOptions(maps), ([f, options]) => expectDrawnGraph(f, options))
