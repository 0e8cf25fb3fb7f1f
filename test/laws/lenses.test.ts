/**
 * Lenses and parametric lenses: what their composites are, and that R is a functor into them.
 *
 * Source: Cruttwell et al., Categorical Foundations of Gradient-Based Learning, Definitions 2.4 (lenses) and 2.5 (parametric
 * lenses), Proposition 2.7 (R is a functor, by RD.3 and RD.5).
 */
import * as fc from 'fast-check'
import type { Domain, Port, Wires } from 'lensor'
import { discard, graphOf, lens, morphism, permutation, reverse } from 'lensor'
import { describe } from 'vitest'
import { inline } from '../../src/graph/graph.ts'
import { backward, forward } from '../../src/terms/port.ts'
import { expectClose, expectSameGraph, expectSameLens } from './equality.ts'
import { law } from './law.ts'
import type { AnyLens, AnyMap } from './maps.ts'
import { beside as besideOf, halved, identityOf, run, sequence, untyped, untypedLens } from './maps.ts'
import { objects } from './objects.ts'
import { closed, following, learnable, made, madeTo, maps, recipes, reparametrised } from './terms.ts'

/** A lens (A, A′) → (B, B′) and its halves. */
interface Written {
  readonly get: AnyMap
  readonly put: AnyMap
  readonly lens: AnyLens
}

const then = (first: AnyLens, second: AnyLens): AnyLens => untypedLens(first.pipe(second as never))
const beside = (first: AnyLens, second: AnyLens): AnyLens => untypedLens(first.par(second))
/** The lens (A, A′) → (A, A′) with get(a) = a and put(a, a′) = a′. */
const unit = (port: Port): AnyLens => {
  const [A, change] = [forward(port), backward(port)]
  const put = besideOf(untyped(discard(A)), identityOf(change))
  return untypedLens(lens({ get: identityOf(A), put, changes: { dom: change, cod: change } } as never))
}

const derivative = (map: AnyMap): AnyLens => untypedLens(map.lens())
const above = (of: AnyLens, by: AnyLens): AnyLens => untypedLens(of.reparam(by as never))

/** P ⊗ A → B as a map without parameters. */
const uncurried = (map: AnyMap): AnyMap =>
  untyped(morphism([...map.params, ...map.dom], (...points) => inline(graphOf(map.term), points) as never))

/** The order that takes A ⊗ B ⊗ C ⊗ D to A ⊗ C ⊗ B ⊗ D. */
function interchange(...lengths: readonly [number, number, number, number]): readonly number[] {
  let reached = 0
  const [a, b, c, d] = lengths.map((length) => Array.from({ length }, () => reached++)) as [
    number[],
    number[],
    number[],
    number[],
  ]
  return [...a, ...c, ...b, ...d]
}

/** Lenses (A, A′) → (B, B′) → (C, C′) → (D, D′) whose halves have nothing to do with each other. */
function written(domain: Domain): fc.Arbitrary<readonly [Written, Written, Written]> {
  const [object, recipe] = [objects(domain), recipes(4)]
  return fc
    .tuple(object, fc.array(object, { minLength: 4, maxLength: 4 }), fc.array(recipe, { minLength: 6, maxLength: 6 }))
    .map(([A, changes, all]) => {
      const next = (forward: Wires, index: number): Written => {
        const [change, nextChange] = changes.slice(index) as [Wires, Wires]
        const [first, second] = all.slice(2 * index) as [number[], number[]]
        const get = closed(made(domain, forward, first))
        const put = madeTo(domain, [...forward, ...nextChange], second, change)
        const parts = { get, put, changes: { dom: change, cod: nextChange } }
        return { get, put, lens: untypedLens(lens(parts as never)) }
      }
      const first = next(A, 0)
      const second = next(first.get.cod, 1)
      return [first, second, next(second.get.cod, 2)]
    })
}

describe('lenses written by hand', () => {
  law('f; g has get(a) = g.get(f.get(a)) and put(a, c) = f.put(a, g.put(f.get(a), c))', written, ([f, g], draw) => {
    const { get, put } = then(f.lens, g.lens)
    expectSameGraph(untyped(get), sequence(f.get, g.get))
    const [a, c] = [draw(f.get.dom), draw(backward(g.lens.cod))]
    const back = run(g.put)(run(f.get)(a), c)
    expectClose(put.cod, run(untyped(put))(a, c), run(f.put)(a, back))
  })

  law('f ⊗ g has both halves beside each other', written, ([f, g], draw) => {
    const { get, put } = beside(f.lens, g.lens)
    expectSameGraph(untyped(get), besideOf(f.get, g.get))
    const [a, c] = [draw(f.get.dom), draw(g.get.dom)]
    const [b, d] = [draw(backward(f.lens.cod)), draw(backward(g.lens.cod))]
    expectClose(put.cod, run(untyped(put))(a, c, b, d), [...run(f.put)(a, b), ...run(g.put)(c, d)])
  })

  law('unit: id; f = f = f; id', written, ([f], draw) => {
    expectSameLens(then(unit(f.lens.dom), f.lens), f.lens, draw)
    expectSameLens(then(f.lens, unit(f.lens.cod)), f.lens, draw)
  })

  law('associativity: (f; g); h = f; (g; h)', written, ([f, g, h], draw) =>
    expectSameLens(then(then(f.lens, g.lens), h.lens), then(f.lens, then(g.lens, h.lens)), draw),
  )

  law('interchange: (f; g) ⊗ (f; g) = (f ⊗ f); (g ⊗ g)', written, ([f, g], draw) => {
    const composite = then(f.lens, g.lens)
    expectSameLens(beside(composite, composite), then(beside(f.lens, f.lens), beside(g.lens, g.lens)), draw)
  })
})

describe('⊗ of lenses written by hand', () => {
  law('unit: 1 ⊗ f = f = f ⊗ 1, of lenses', written, ([f], draw) => {
    expectSameLens(beside(unit([]), f.lens), f.lens, draw)
    expectSameLens(beside(f.lens, unit([])), f.lens, draw)
  })

  law('associativity: (f ⊗ g) ⊗ h = f ⊗ (g ⊗ h), of lenses', written, ([f, g, h], draw) =>
    expectSameLens(beside(beside(f.lens, g.lens), h.lens), beside(f.lens, beside(g.lens, h.lens)), draw),
  )
})

describe('parametric lenses', () => {
  law('along an identity nothing changes, of lenses', maps, (f, draw) =>
    expectSameLens(untypedLens(derivative(f).reparam(unit(f.params) as never)), derivative(f), draw),
  )

  law(
    'twice is once along the composite, of lenses: (f along r) along s = f along (s; r)',
    reparametrised,
    ([f, r, s], draw) => {
      const [lens, first, second] = [derivative(f), derivative(r), derivative(s)]
      const twice = untypedLens(lens.reparam(first as never)).reparam(second as never)
      expectSameLens(untypedLens(twice), untypedLens(lens.reparam(then(second, first) as never)), draw)
    },
  )

  law(
    'f; g has put(p, q, a, c) = (p′, q′, a′) where (q′, b) = g.put(q, f.get(p, a), c) and (p′, a′) = f.put(p, a, b)',
    following,
    ([f, g], draw) => {
      const put = untyped(then(derivative(f), derivative(g)).put)
      const [p, q, a, c] = [draw(f.params), draw(g.params), draw(f.dom), draw(g.cod)]
      const [laterParams, b] = halved(run(untyped(g.lens().put))(q, run(f)(p, a), c), g.params)
      const [params, back] = halved(run(untyped(f.lens().put))(p, a, b), f.params)
      expectClose(put.cod, run(put)(p, q, a, c), [...params, ...laterParams, ...back])
    },
  )

  law(
    'f along r has put(q, a, b) = (r.put(q, p′), a′) where (p′, a′) = f.put(r.get(q), a, b)',
    reparametrised,
    ([f, r], draw) => {
      const reparametrisedLens = untypedLens(derivative(f).reparam(derivative(r) as never))
      const { get, put } = reparametrisedLens
      expectSameGraph(untyped(get), untyped(f.reparam(r as never)))
      const [q, a, b] = [draw(r.dom), draw(f.dom), draw(f.cod)]
      const [params, back] = halved(run(untyped(f.lens().put))(run(r)(q), a, b), f.params)
      expectClose(put.cod, run(untyped(put))(q, a, b), [...run(untyped(r.lens().put))(q, params), ...back])
    },
  )
})

describe('parametric lenses above parameters', () => {
  law(
    'f along r has put(q, c, a, b) = (q′, c′, a′) where (q′, c′) = r.put(q, c, p′) and (p′, a′) = f.put(r.get(q, c), a, b)',
    learnable,
    ([f, r], draw) => {
      const { get, put } = above(derivative(f), derivative(r))
      const [q, c, a, b] = [draw(r.params), draw(r.dom), draw(f.dom), draw(f.cod)]
      const p = run(r)(q, c)
      expectClose(f.cod, run(untyped(get))(q, c, a), run(f)(p, a))
      const [params, back] = halved(run(untyped(f.lens().put))(p, a, b), f.params)
      expectClose(put.cod, run(untyped(put))(q, c, a, b), [...run(untyped(r.lens().put))(q, c, params), ...back])
    },
  )

  law('R(f along r) = R(f) along R(r), where the parameters of r are inputs on the left', learnable, ([f, r], draw) =>
    expectSameLens(derivative(untyped(f.reparam(uncurried(r) as never))), above(derivative(f), derivative(r)), draw),
  )

  law(
    'twice is once along the composite: (f along r) along s = f along (s; r), where the parameters of r are inputs on the right',
    learnable,
    ([f, r, s], draw) =>
      expectSameLens(
        above(above(derivative(f), derivative(r)), derivative(s)),
        above(derivative(f), then(derivative(s), derivative(uncurried(r)))),
        draw,
      ),
  )

  law(
    '(f along r); (g along s) = (f; g) along (r ⊗ s), up to the order of parameters',
    (domain) =>
      fc
        .tuple(learnable(domain), learnable(domain), recipes(4))
        .map(([[f, r], [g, s], recipe]) => [f, r, g, s, recipe] as const),
    ([f, r, g, s, recipe], draw, domain) => {
      const onto = madeTo(domain, f.cod, recipe, g.dom)
      const [first, second] = [derivative(sequence(f, onto)), derivative(g)]
      const apart = then(above(first, derivative(r)), above(second, derivative(s)))
      const order = interchange(r.params.length, s.params.length, r.dom.length, s.dom.length)
      const object = [...r.params, ...s.params, ...r.dom, ...s.dom]
      expectSameLens(
        above(apart, derivative(untyped(permutation(object, order as never)))),
        above(then(first, second), beside(derivative(r), derivative(s))),
        draw,
      )
    },
  )
})

describe('R is a functor to parametric lenses', () => {
  law('R(f) has get = f and put = R[f]', maps, (f) => {
    expectSameGraph(untyped(f.lens().get), f)
    expectSameGraph(untyped(f.lens().put), untyped(reverse(f)))
  })

  law('R(id) = id', objects, (A, draw) => expectSameLens(derivative(identityOf(A)), unit(A), draw))

  law('R(f; g) = R(f); R(g)', following, ([f, g], draw) =>
    expectSameLens(derivative(sequence(f, g)), then(derivative(f), derivative(g)), draw),
  )

  law(
    'R(f ⊗ g) = R(f) ⊗ R(g)',
    (domain) => fc.tuple(maps(domain), maps(domain)),
    ([f, g], draw) => expectSameLens(derivative(besideOf(f, g)), beside(derivative(f), derivative(g)), draw),
  )

  law('R(f along r) = R(f) along R(r)', reparametrised, ([f, r], draw) =>
    expectSameLens(
      derivative(untyped(f.reparam(r as never))),
      untypedLens(derivative(f).reparam(derivative(r) as never)),
      draw,
    ),
  )
})
