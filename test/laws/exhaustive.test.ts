/**
 * RD.1 to RD.7 over ℤ₂ of all multilinear maps of up to three bits to one or two, at all points: nothing is drawn.
 *
 * Each function of bits is one polynomial of degree at most one in each bit, so all of them are one map f(θ, x) whose
 * parameters θ are the coefficients. R and D are taken of x alone: θ does not change. Both sides of a law then have bits
 * as their inputs (θ, a, b, …), and are compared for all values of all of these.
 *
 * They are compared over truth tables, a domain from outside the library, with many cases in each element. This is the
 * comparison over ℤ₂: truth tables are a product of copies of ℤ₂, whose operations go case by case; a primitive uses the
 * operations of its ring alone, at places that the shapes alone give, and its rule is one for all rings; so what a map
 * gives in one case is what it gives over ℤ₂ of the inputs in that case. The first tests hold the truth tables to this.
 *
 * At the end, n steps of every such map of three bits to one, as one term and written out.
 *
 * Source: Cockett et al., Reverse derivative categories (2020), Definition 13; Wilson and Zanasi, Reverse Derivative Ascent
 * (2020), for R over ℤ₂.
 */
import type { Tensor, Wire, Wires } from 'lensor'
import { BitVector, add, bit, constant, emit, graphOf, parametric, reverse } from 'lensor'
import { checkReverseDerivative } from 'lensor/laws'
import { describe, expect, test } from 'vitest'
import { inline } from '../../src/graph/graph.ts'
import { contract, multiply } from '../../src/graph/ring.ts'
import { broadcast, pad, reshape, slice } from '../../src/graph/structural.ts'
import { same } from '../../src/objects/wire.ts'
import { again, writtenOut } from './iterated.ts'
import type { AnyMap } from './maps.ts'
import { beside, discardOf, identityOf, pairing, run, sequence, sumOf, untyped, zeroOf } from './maps.ts'
import type { Tables } from './truth-tables.ts'
import { bitsIn, casesOf, everywhere, firstDifference, inside, plus, tables, truthTables } from './truth-tables.ts'

/** f + g : A → B. */
const sum = (f: AnyMap, g: AnyMap): AnyMap => sequence(pairing(f, g), sumOf(f.cod))

/** R[f] : A ⊗ B → A, at parameters that do not change. */
const R = (f: AnyMap): AnyMap => sequence(untyped(reverse(f)), beside(discardOf(f.params), identityOf(f.dom)))

/** D[f](a, v) = π₁ R[R[f]]((a, 0), v). */
const D = (f: AnyMap): AnyMap =>
  sequence(
    beside(identityOf(f.dom), zeroOf(f.cod), identityOf(f.dom)),
    R(R(f)),
    beside(discardOf(f.dom), identityOf(f.cod)),
  )

/** c + s · x in each column, for the coefficients [rows × (c, s) × columns] and one bit x[1]. */
type Affine = (coefficients: Tensor, x: Tensor) => Tensor

const bySums: Affine = (coefficients, x) => {
  const [rows, , columns] = coefficients.wire.shape as [number, number, number]
  const [constants, slopes] = [0, 1].map((start) =>
    emit(reshape, [emit(slice, [coefficients], { axis: 1, start, length: 1 })], { shape: [rows, columns] }),
  ) as [Tensor, Tensor]
  const scalar = emit(reshape, [x], { shape: [] })
  const factor = emit(broadcast, [scalar], { axes: [0, 1], sizes: [rows, columns] })
  return add(constants, emit(multiply, [slopes, factor], {}))
}

const byContractions: Affine = (coefficients, x) => {
  const one = constant(x.wire, x.wire.domain.ring.one)
  const powers = add(
    emit(pad, [one], { axis: 0, before: 0, after: 1 }),
    emit(pad, [x], { axis: 0, before: 1, after: 0 }),
  )
  return emit(contract, [coefficients, powers], { left: 'rpc', right: 'p', output: 'rc' })
}

/** f(θ, x): the polynomials of n bits with m results, made affine in one bit after another. */
const polynomials = (affine: Affine, wire: (...shape: number[]) => Wire, n: number, m: number): AnyMap =>
  untyped(
    parametric([wire(m, 2 ** n)], [wire(n)], (theta, x) => {
      let rest = theta
      for (let start = 0; start < n; start++) {
        const halves = emit(reshape, [rest], { shape: [m, 2, 2 ** (n - 1 - start)] })
        rest = affine(halves, emit(slice, [x], { axis: 0, start, length: 1 }))
      }
      return [emit(reshape, [rest], { shape: [m] })]
    }),
  )

/** A map as a function from the tables of each wire of P ⊗ A to the tables of all of B. */
function onTables(map: AnyMap): (...inputs: readonly Tables[]) => Tables {
  const program = run(map)
  return (...inputs) => (program(inputs) as Tables[]).flat()
}

const zeros = (given: Tables): Tables => given.map(() => 0n)
const total = (given: Tables): bigint => given.reduce((sum, table) => sum ^ table, 0n)
const product = (left: Tables, right: Tables): Tables => left.map((table, place) => table & (right[place] as bigint))

/** Two sides, which are to be equal for all values of an object. */
interface Equation {
  readonly object: Wires
  sides(...values: readonly Tables[]): readonly [left: Tables, right: Tables]
}

const equation = (object: Wires, sides: Equation['sides']): Equation => ({ object, sides })

/** Asks that equations hold in all cases. */
function law(statement: string, equations: readonly Equation[]): void {
  const cases = equations.reduce((count, { object }) => count + casesOf(object), 0)
  test(`${statement}: ${cases.toLocaleString('en')} cases`, () => {
    for (const { object, sides } of equations)
      for (const values of everywhere(object)) {
        const different = firstDifference(...sides(...values))
        const at = values.map((value) => bitsIn(value, different ?? 0).join(''))
        expect(different === undefined ? 'equal' : `different at (${at.join(', ')})`).toBe('equal')
      }
  })
}

describe('truth tables', () => {
  test('are lawful', () => expect(String(checkReverseDerivative(truthTables))).toBe('holds'))

  test.each([
    [0, [tables(0)]],
    [5, [tables(2), tables(0), tables(3)]],
    [16, [tables(2, 3), tables(), tables(9)]],
  ])('hold each value of %i bits once', (size, object) => {
    const cases = [...everywhere(object)].flatMap((values) =>
      Array.from({ length: 2 ** Math.min(size, inside) }, (_, at) => bitsIn(values.flat(), at).join('')),
    )
    expect([casesOf(object), cases.length, new Set(cases).size]).toEqual([2 ** size, 2 ** size, 2 ** size])
  })

  test.each([
    ['R[f] by sums', bySums, 2, R],
    ['R[f] by contractions', byContractions, 2, R],
    ['D[D[f]] by sums', bySums, 1, (f: AnyMap) => D(D(f))],
    ['D[D[f]] by contractions', byContractions, 1, (f: AnyMap) => D(D(f))],
  ] as const)('are in each case what ℤ₂ is: %s', (_name, affine, results, derivative) => {
    const overTables = derivative(polynomials(affine, tables, 2, results))
    const overBits = run(derivative(polynomials(affine, bit, 2, results)))
    const object = [...overTables.params, ...overTables.dom]
    for (const values of everywhere(object)) {
      const outputs = onTables(overTables)(...values)
      for (let at = 0; at < casesOf(object); at++) {
        const [output] = overBits(values.map((value) => BitVector.from(bitsIn(value, at))))
        expect(Array.from(output as BitVector)).toEqual(bitsIn(outputs, at))
      }
    }
  })
})

const upTo3 = [0, 1, 2, 3]
const upTo2 = [1, 2]

describe('all objects of up to 3 bits', () => {
  const splits = upTo3.flatMap((n) =>
    Array.from({ length: n + 1 }, (_, first): readonly [Wires, Wires] => [[tables(first)], [tables(n - first)]]),
  )

  law(
    'RD.1: R[0](a, b) = 0',
    upTo3.flatMap((n) =>
      upTo2.map((m) => {
        const back = onTables(R(sequence(discardOf([tables(n)]), zeroOf([tables(m)]))))
        return equation([tables(n), tables(m)], (a, b) => [back(a, b), zeros(a)])
      }),
    ),
  )

  law(
    'RD.3: R[id](a, b) = b',
    upTo3.map((n) => {
      const back = onTables(R(identityOf([tables(n)])))
      return equation([tables(n), tables(n)], (a, b) => [back(a, b), b])
    }),
  )

  law(
    'RD.3: R[π₀](a, b, c) = (c, 0)',
    splits.map(([A, B]) => {
      const back = onTables(R(beside(identityOf(A), discardOf(B))))
      return equation([...A, ...B, ...A], (a, b, c) => [back(a, b, c), [...c, ...zeros(b)]])
    }),
  )

  law(
    'RD.3: R[π₁](a, b, c) = (0, c)',
    splits.map(([A, B]) => {
      const back = onTables(R(beside(discardOf(A), identityOf(B))))
      return equation([...A, ...B, ...B], (a, b, c) => [back(a, b, c), [...zeros(a), ...c]])
    }),
  )

  law(
    'RD.4: R[!](a) = 0',
    upTo3.map((n) => {
      const back = onTables(R(discardOf([tables(n)])))
      return equation([tables(n)], (a) => [back(a), zeros(a)])
    }),
  )
})

describe.each([
  ['sums and products', bySums],
  ['contractions', byContractions],
])('all multilinear maps of up to 3 bits to 1 or 2, by %s', (_name, affine) => {
  const toOne = upTo3.map((n) => polynomials(affine, tables, n, 1))
  const maps = [...toOne, ...upTo3.map((n) => polynomials(affine, tables, n, 2))]

  law(
    'f(θ, x) = Σ θₑ xᵉ',
    maps.map((f) => {
      const value = onTables(f)
      return equation([...f.params, ...f.dom], (theta, x) => {
        const monomials = x.reduce<Tables>(
          (all, place) => all.flatMap((monomial) => [monomial, monomial & place]),
          [-1n],
        )
        const rows = Array.from({ length: theta.length / monomials.length }, (_, row) =>
          total(product(monomials, theta.slice(row * monomials.length))),
        )
        return [value(theta, x), rows]
      })
    }),
  )

  law(
    'R is the Boolean difference, R[f](a, b)ᵢ = b · (f(a + eᵢ) + f(a))',
    maps.map((f) => {
      const [value, back] = [onTables(f), onTables(R(f))]
      return equation([...f.params, ...f.dom, ...f.cod], (theta, a, b) => {
        const difference = a.map((element, place) => plus(value(theta, a.with(place, ~element)), value(theta, a)))
        return [back(theta, a, b), difference.map((change) => total(product(b, change)))]
      })
    }),
  )

  law(
    'RD.1: R[f + g](a, b) = R[f](a, b) + R[g](a, b), f and g to 1',
    toOne.map((f) => {
      const [both, back] = [onTables(R(sum(f, f))), onTables(R(f))]
      return equation([...f.params, ...f.params, ...f.dom, ...f.cod], (theta, phi, a, b) => [
        both(theta, phi, a, b),
        plus(back(theta, a, b), back(phi, a, b)),
      ])
    }),
  )

  law(
    'RD.2: R[f](a, b + c) = R[f](a, b) + R[f](a, c)',
    maps.map((f) => {
      const back = onTables(R(f))
      return equation([...f.params, ...f.dom, ...f.cod, ...f.cod], (theta, a, b, c) => [
        back(theta, a, plus(b, c)),
        plus(back(theta, a, b), back(theta, a, c)),
      ])
    }),
  )

  law(
    'RD.2: R[f](a, 0) = 0',
    maps.map((f) => {
      const [back, zero] = [onTables(R(f)), onTables(zeroOf(f.cod))()]
      return equation([...f.params, ...f.dom], (theta, a) => [back(theta, a, zero), zeros(a)])
    }),
  )

  law(
    'RD.4: R[⟨f, g⟩](a, b, c) = R[f](a, b) + R[g](a, c), f and g to 1',
    toOne.map((f) => {
      const [both, back] = [onTables(R(pairing(f, f))), onTables(R(f))]
      return equation([...f.params, ...f.params, ...f.dom, ...f.cod, ...f.cod], (theta, phi, a, b, c) => [
        both(theta, phi, a, b, c),
        plus(back(theta, a, b), back(phi, a, c)),
      ])
    }),
  )

  law(
    'RD.5: R[f; g](a, c) = R[f](a, R[g](f(a), c))',
    maps.flatMap((f) =>
      maps.flatMap((g) => {
        if (!same(f.cod, g.dom)) return []
        const [value, back, next, both] = [onTables(f), onTables(R(f)), onTables(R(g)), onTables(R(sequence(f, g)))]
        return equation([...f.params, ...g.params, ...f.dom, ...g.cod], (theta, phi, a, c) => [
          both(theta, phi, a, c),
          back(theta, a, next(phi, value(theta, a), c)),
        ])
      }),
    ),
  )

  law(
    'RD.6: D[R[f]]((a, b), (0, c)) = R[f](a, c)',
    maps.map((f) => {
      const [along, back] = [onTables(D(R(f))), onTables(R(f))]
      return equation([...f.params, ...f.dom, ...f.cod, ...f.cod], (theta, a, b, c) => [
        along(theta, a, b, zeros(a), c),
        back(theta, a, c),
      ])
    }),
  )

  law(
    'RD.7: D[D[f]]((a, b), (c, d)) = D[D[f]]((a, c), (b, d))',
    maps.map((f) => {
      const twice = onTables(D(D(f)))
      return equation([...f.params, ...f.dom, ...f.dom, ...f.dom, ...f.dom], (theta, a, b, c, d) => [
        twice(theta, a, b, c, d),
        twice(theta, a, c, b, d),
      ])
    }),
  )
})

describe.each([
  ['sums and products', bySums],
  ['contractions', byContractions],
])('all multilinear steps from a parameter, a state and an input of one bit each, by %s', (_name, affine) => {
  const f = polynomials(affine, tables, 3, 1)
  const bitOf = (x: Tensor, start: number): Tensor => emit(pad, [x], { axis: 0, before: start, after: 2 - start })
  // (θ ⊗ p) ⊗ (s ⊗ x) → s
  const step = untyped(
    parametric([...f.params, tables(1)] as Wires, [tables(1), tables(1)], (...points) => {
      const [theta, ...bits] = points as unknown as [Tensor, ...Tensor[]]
      return inline(graphOf(f.term), [theta, bits.map(bitOf).reduce((sum, bit) => add(sum, bit as never))])
    }),
  )
  const counts = [0, 1, 2, 3].map((count) => {
    const given = { f: step, X: [tables(1)], count }
    return [again(given), writtenOut(given)] as const
  })

  /** The changes of p, s and x; θ does not change. */
  const back = (map: AnyMap): AnyMap =>
    sequence(untyped(reverse(map)), beside(discardOf(f.params), identityOf([tables(1), ...map.dom])))

  const everyCount = (derived: (map: AnyMap) => AnyMap): Equation[] =>
    counts.map(([once, written]) => {
      const { params, dom } = derived(once)
      const [left, right] = [onTables(derived(once)), onTables(derived(written))]
      return equation([...params, ...dom], (...values) => [left(...values), right(...values)])
    })

  law(
    'iterate(n, f) is f written out n times',
    everyCount((map) => map),
  )
  law('R[iterate(n, f)] is that of f written out n times', everyCount(back))
  law(
    'R[R[iterate(n, f)]] is that of f written out n times',
    everyCount((map) => back(back(map))),
  )
})
