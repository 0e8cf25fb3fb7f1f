/**
 * Parametric maps are a symmetric monoidal category with copies and discards; where two sides have their parameters in
 * another order, or twice, one of them is reparametrised.
 *
 * Source: Cruttwell et al., Categorical Foundations of Gradient-Based Learning, Definition 2.1 and §2.4; Fox, Coalgebras
 * and Cartesian categories (1976), for the copies and discards.
 */
import * as fc from 'fast-check'
import type { Wires } from 'lensor'
import { copy, permutation, swap } from 'lensor'
import { describe } from 'vitest'
import { Choices } from './choices.ts'
import { expectSameGraph } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { beside, discardOf, identityOf, sequence, untyped } from './maps.ts'
import { objects } from './objects.ts'
import { following, maps } from './terms.ts'

const swapOf = (first: Wires, second: Wires): AnyMap => untyped(swap(first, second))
const copyOf = (object: Wires): AnyMap => untyped(copy(object))
const along = (map: AnyMap, by: AnyMap): AnyMap => untyped(map.reparam(by as never))

describe('symmetric monoidal category', () => {
  law('unit: f ⊗ 1 = f = 1 ⊗ f', maps, (f) => {
    expectSameGraph(beside(f, identityOf([])), f)
    expectSameGraph(beside(identityOf([]), f), f)
  })

  law(
    'associativity: (f ⊗ g) ⊗ h = f ⊗ (g ⊗ h)',
    (domain) => fc.tuple(maps(domain), maps(domain), maps(domain)),
    ([f, g, h]) => expectSameGraph(beside(beside(f, g), h), beside(f, beside(g, h))),
  )

  law(
    'interchange: (f; h) ⊗ (g; k) = (f ⊗ g); (h ⊗ k)',
    (domain) => fc.tuple(following(domain, 5), following(domain, 5)),
    ([[f, h], [g, k]]) => {
      const middle = beside(identityOf(f.params), swapOf(h.params, g.params), identityOf(k.params))
      expectSameGraph(beside(sequence(f, h), sequence(g, k)), along(sequence(beside(f, g), beside(h, k)), middle))
    },
  )

  law(
    'identities: id_A ⊗ id_B = id_A⊗B',
    (domain) => fc.tuple(objects(domain), objects(domain)),
    ([A, B]) => expectSameGraph(beside(identityOf(A), identityOf(B)), identityOf([...A, ...B])),
  )

  law(
    'symmetry: σ_A,B; σ_B,A = id',
    (domain) => fc.tuple(objects(domain), objects(domain)),
    ([A, B]) => expectSameGraph(sequence(swapOf(A, B), swapOf(B, A)), identityOf([...A, ...B])),
  )

  law(
    'symmetry is natural: (f ⊗ g); σ = σ; (g ⊗ f)',
    (domain) => fc.tuple(maps(domain), maps(domain)),
    ([f, g]) => {
      const right = sequence(swapOf(f.dom, g.dom), beside(g, f))
      expectSameGraph(sequence(beside(f, g), swapOf(f.cod, g.cod)), along(right, swapOf(f.params, g.params)))
    },
  )

  law(
    'hexagon: σ_A,B⊗C = (σ_A,B ⊗ C); (B ⊗ σ_A,C)',
    (domain) => fc.tuple(objects(domain), objects(domain), objects(domain)),
    ([A, B, C]) =>
      expectSameGraph(
        swapOf(A, [...B, ...C]),
        sequence(beside(swapOf(A, B), identityOf(C)), beside(identityOf(B), swapOf(A, C))),
      ),
  )

  law(
    'permutations compose: part i of π; ρ is part π(ρ(i))',
    (domain) => fc.tuple(objects(domain), fc.nat(), fc.nat()),
    ([A, first, second]) => {
      const [order, next] = [first, second].map((number) => new Choices(number).order(A.length)) as [number[], number[]]
      const permuted = (object: Wires, by: readonly number[]): AnyMap => untyped(permutation(object, by as never))
      const done = permuted(A, order)
      expectSameGraph(
        sequence(done, permuted(done.cod, next)),
        permuted(
          A,
          next.map((place) => order[place] as number),
        ),
      )
    },
  )
})

describe('copies and discards', () => {
  law('Δ is coassociative: Δ; (Δ ⊗ A) = Δ; (A ⊗ Δ)', objects, (A) =>
    expectSameGraph(
      sequence(copyOf(A), beside(copyOf(A), identityOf(A))),
      sequence(copyOf(A), beside(identityOf(A), copyOf(A))),
    ),
  )

  law('Δ is counital: Δ; (! ⊗ A) = id = Δ; (A ⊗ !)', objects, (A) => {
    expectSameGraph(sequence(copyOf(A), beside(discardOf(A), identityOf(A))), identityOf(A))
    expectSameGraph(sequence(copyOf(A), beside(identityOf(A), discardOf(A))), identityOf(A))
  })

  law('Δ is cocommutative: Δ; σ = Δ', objects, (A) => expectSameGraph(sequence(copyOf(A), swapOf(A, A)), copyOf(A)))

  law(
    'Δ of a product: Δ_A⊗B = (Δ_A ⊗ Δ_B); (A ⊗ σ ⊗ B)',
    (domain) => fc.tuple(objects(domain), objects(domain)),
    ([A, B]) => {
      const middle = beside(identityOf(A), swapOf(A, B), identityOf(B))
      expectSameGraph(copyOf([...A, ...B]), sequence(beside(copyOf(A), copyOf(B)), middle))
    },
  )

  law('Δ is natural: f; Δ = Δ; (f ⊗ f), with the parameters of f copied too', maps, (f) =>
    expectSameGraph(sequence(f, copyOf(f.cod)), along(sequence(copyOf(f.dom), beside(f, f)), copyOf(f.params))),
  )

  law('! is natural: f; ! = !, with the parameters of f discarded too', maps, (f) =>
    expectSameGraph(sequence(f, discardOf(f.cod)), along(discardOf(f.dom), discardOf(f.params))),
  )
})
