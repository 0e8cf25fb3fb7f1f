/**
 * Para: parameters of composites stand in the order of their parts, and reparametrisations are the 2-cells.
 *
 * Source: Cruttwell et al., Categorical Foundations of Gradient-Based Learning, Definitions 2.1 and 2.3.
 */
import * as fc from 'fast-check'
import type { Domain } from 'lensor'
import { describe } from 'vitest'
import { expectClose, expectSameGraph, expectSameObject } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { beside, identityOf, run, sequence, untyped } from './maps.ts'
import { objects } from './objects.ts'
import { following, madeTo, maps, recipes, reparametrised } from './terms.ts'

const along = (map: AnyMap, by: AnyMap): AnyMap => untyped(map.reparam(by as never))

/** A map into the parameters of another. */
const into = (domain: Domain, f: AnyMap): fc.Arbitrary<AnyMap> =>
  fc.tuple(objects(domain), recipes(4)).map(([object, recipe]) => madeTo(domain, object, recipe, f.params))

/** f and g that follow each other, and a map into the parameters of each. */
const both = (domain: Domain): fc.Arbitrary<readonly [f: AnyMap, g: AnyMap, r: AnyMap, s: AnyMap]> =>
  following(domain, 5).chain(([f, g]) => fc.tuple(fc.constant(f), fc.constant(g), into(domain, f), into(domain, g)))

describe('parameters', () => {
  law('those of f; g are P ⊗ Q', following, ([f, g]) =>
    expectSameObject(sequence(f, g).params, [...f.params, ...g.params]),
  )

  law(
    'those of f ⊗ g are P ⊗ Q, and (f ⊗ g)(p, q, a, c) = (f(p, a), g(q, c))',
    (domain) => fc.tuple(maps(domain), maps(domain)),
    ([f, g], draw) => {
      const pair = beside(f, g)
      expectSameObject(pair.params, [...f.params, ...g.params])
      const [p, q, a, c] = [draw(f.params), draw(g.params), draw(f.dom), draw(g.dom)]
      expectClose(pair.cod, run(pair)(p, q, a, c), [...run(f)(p, a), ...run(g)(q, c)])
    },
  )
})

describe('reparametrisation', () => {
  law('is substitution: (f along r)(q, a) = f(r(q), a)', reparametrised, ([f, r], draw) => {
    const [q, a] = [draw(r.dom), draw(f.dom)]
    expectClose(f.cod, run(along(f, r))(q, a), run(f)(run(r)(q), a))
  })

  law('along an identity changes nothing', maps, (f) => expectSameGraph(along(f, identityOf(f.params)), f))

  law('twice is once along the composite: (f along r) along s = f along (s; r)', reparametrised, ([f, r, s]) =>
    expectSameGraph(along(along(f, r), s), along(f, sequence(s, r))),
  )

  law('of f; g: (f along r); (g along s) = (f; g) along (r ⊗ s)', both, ([f, g, r, s]) =>
    expectSameGraph(sequence(along(f, r), along(g, s)), along(sequence(f, g), beside(r, s))),
  )

  law('of f ⊗ g: (f along r) ⊗ (g along s) = (f ⊗ g) along (r ⊗ s)', both, ([f, g, r, s]) =>
    expectSameGraph(beside(along(f, r), along(g, s)), along(beside(f, g), beside(r, s))),
  )
})
