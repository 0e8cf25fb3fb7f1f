/**
 * Parametric maps are a category, up to how ⊗ of parameters is bracketed, which flat tuples make an equality.
 *
 * Source: Cruttwell et al., Categorical Foundations of Gradient-Based Learning, Definition 2.1 (Para).
 */
import { describe } from 'vitest'
import { expectClose, expectSameGraph, expectSameTerm } from './equality.ts'
import { law } from './law.ts'
import { identityOf, run, sequence } from './maps.ts'
import { following, maps } from './terms.ts'

describe('category', () => {
  law('unit: id; f = f = f; id', maps, (f) => {
    expectSameTerm(sequence(identityOf(f.dom), f), f)
    expectSameTerm(sequence(f, identityOf(f.cod)), f)
  })

  law('associativity: (f; g); h = f; (g; h)', following, ([f, g, h]) => {
    const left = sequence(sequence(f, g), h)
    const right = sequence(f, sequence(g, h))
    expectSameTerm(left, right)
    expectSameGraph(left, right)
  })

  law('composition is substitution: (f; g)(p, q, a) = g(q, f(p, a))', following, ([f, g], draw) => {
    const [p, a, q] = [draw(f.params), draw(f.dom), draw(g.params)]
    expectClose(g.cod, run(sequence(f, g))(p, q, a), run(g)(q, run(f)(p, a)))
  })
})
