/**
 * Maps with R are a reverse derivative category. For f : P ⊗ A → B the laws are those of f as a map from P ⊗ A.
 *
 * Over ℤ₂ they hold exactly; over ℝ the two sides may round differently.
 *
 * Source: Cockett, Cruttwell, Gallagher, Lemay, MacAdam, Plotkin and Pronk, Reverse derivative categories (2020),
 * Definition 13, RD.1 to RD.7; Cruttwell et al., Definition 2.6. Here D[f](a, v) = π₁ R[R[f]]((a, 0), v).
 */
import type { Wires } from 'lensor'
import { reals, reverse } from 'lensor'
import { describe } from 'vitest'
import { expectClose, expectNear, expectSameGraph, expectSameValues } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { beside, discardOf, halved, identityOf, pairing, run, sequence, sumOf, untyped, zeroOf } from './maps.ts'
import { objects, plus, zeros } from './objects.ts'
import { following, maps, parallel, spanning } from './terms.ts'

const R = (map: AnyMap): AnyMap => untyped(reverse(map))

/** P ⊗ A, from which a map of P ⊗ A → B goes. */
const whole = (map: AnyMap): Wires => [...map.params, ...map.dom]

/** D[f] : P ⊗ A ⊗ P ⊗ A → B, from a point and a change of it: (A ⊗ 0 ⊗ P ⊗ A); R[R[f]]; π₁. */
function D(map: AnyMap): AnyMap {
  return sequence(
    beside(identityOf(map.dom), zeroOf(map.cod), identityOf(whole(map))),
    R(R(map)),
    beside(discardOf(whole(map)), identityOf(map.cod)),
  )
}

/** How far a central difference looks. */
const step = 1e-5

const dot = (left: readonly Float64Array[], right: readonly Float64Array[]): number =>
  left.reduce(
    (total, wire, index) => wire.reduce((sum, element, at) => sum + element * (right[index]?.[at] as number), total),
    0,
  )

describe('reverse derivative category', () => {
  law('RD.1: R[f + g] = R[f] + R[g]', parallel, ([f, g], draw) => {
    const [p, q, a, b] = [draw(f.params), draw(g.params), draw(f.dom), draw(f.cod)]
    const both = R(sequence(pairing(f, g), sumOf(f.cod)))
    const [first, firstBack] = halved(run(R(f))(p, a, b), f.params)
    const [second, secondBack] = halved(run(R(g))(q, a, b), g.params)
    expectClose(both.cod, run(both)(p, q, a, b), [...first, ...second, ...plus(f.dom, firstBack, secondBack)])
  })

  law('RD.1: R[0] = 0', maps, (f, draw) => {
    const zero = R(sequence(discardOf(f.dom), zeroOf(f.cod)))
    expectClose(f.dom, run(zero)(draw(f.dom), draw(f.cod)), zeros(f.dom))
  })

  law('RD.2: R[f](a, b + c) = R[f](a, b) + R[f](a, c) and R[f](a, 0) = 0', maps, (f, draw) => {
    const [a, b, c] = [draw(whole(f)), draw(f.cod), draw(f.cod)]
    const back = run(R(f))
    expectClose(whole(f), back(a, plus(f.cod, b, c)), plus(whole(f), back(a, b), back(a, c)))
    expectClose(whole(f), back(a, zeros(f.cod)), zeros(whole(f)))
  })

  law('RD.3: R[id](a, b) = b', objects, (A) => expectSameGraph(R(identityOf(A)), beside(discardOf(A), identityOf(A))))

  law('RD.3: R[π₀](a, b, c) = (c, 0) and R[π₁](a, b, c) = (0, c)', spanning, ([f, g], draw) => {
    const [A, B] = [f.cod, g.cod]
    const all = discardOf([...A, ...B])
    expectSameValues(R(beside(identityOf(A), discardOf(B))), beside(all, identityOf(A), zeroOf(B)), draw)
    expectSameValues(R(beside(discardOf(A), identityOf(B))), beside(all, zeroOf(A), identityOf(B)), draw)
  })

  law('RD.4: R[⟨f, g⟩](a, b, c) = R[f](a, b) + R[g](a, c)', spanning, ([f, g], draw) => {
    const [p, q, a, b, c] = [draw(f.params), draw(g.params), draw(f.dom), draw(f.cod), draw(g.cod)]
    const both = R(pairing(f, g))
    const [first, firstBack] = halved(run(R(f))(p, a, b), f.params)
    const [second, secondBack] = halved(run(R(g))(q, a, c), g.params)
    expectClose(both.cod, run(both)(p, q, a, b, c), [...first, ...second, ...plus(f.dom, firstBack, secondBack)])
  })

  law('RD.4: R[!] = 0', objects, (A, draw) =>
    expectSameValues(R(discardOf(A)), sequence(discardOf(A), zeroOf(A)), draw),
  )

  law('RD.5: R[f; g](a, c) = R[f](a, R[g](f(a), c))', following, ([f, g], draw) => {
    const [p, q, a, c] = [draw(f.params), draw(g.params), draw(f.dom), draw(g.cod)]
    const [second, b] = halved(run(R(g))(q, run(f)(p, a), c), g.params)
    const [first, back] = halved(run(R(f))(p, a, b), f.params)
    const composite = R(sequence(f, g))
    expectClose(composite.cod, run(composite)(p, q, a, c), [...first, ...second, ...back])
  })

  law('RD.6: D[R[f]]((a, b), (0, c)) = R[f](a, c)', maps, (f, draw) => {
    const [a, b, c] = [draw(whole(f)), draw(f.cod), draw(f.cod)]
    expectClose(whole(f), run(D(R(f)))(a, b, zeros(whole(f)), c), run(R(f))(a, c))
  })

  law('RD.7: D[D[f]]((a, b), (c, d)) = D[D[f]]((a, c), (b, d))', maps, (f, draw) => {
    const [a, b, c, d] = [draw(whole(f)), draw(whole(f)), draw(whole(f)), draw(whole(f))]
    const twice = run(D(D(f)))
    expectClose(f.cod, twice(a, b, c, d), twice(a, c, b, d))
  })

  law(
    'R[f](a, ·) is the transpose of the derivative: R[f](a, b) · v = b · (f(a + hv) − f(a − hv)) / 2h',
    maps,
    (f, draw) => {
      const [a, v, b] = [draw(whole(f)), draw(whole(f)), draw(f.cod)] as [
        Float64Array[],
        Float64Array[],
        Float64Array[],
      ]
      const moved = (by: number): Float64Array[] =>
        run(f)(a.map((wire, index) => wire.map((element, at) => element + by * (v[index]?.[at] as number)))) as never
      const [ahead, behind] = [moved(step), moved(-step)]
      const slope = (dot(b, ahead) - dot(b, behind)) / (2 * step)
      const size = 1 + Math.abs(slope)
      expectNear(dot(run(R(f))(a, b) as Float64Array[], v) / size, slope / size)
    },
    [[reals.symbol, reals]],
  )
})
