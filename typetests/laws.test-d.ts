/** The laws of categories, of ⊗ and of functors, as equalities of types. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Para, ParaLens, Real } from 'lensor'
import {
  bias,
  bit,
  contract,
  copy,
  dense,
  discard,
  identity,
  input,
  linear,
  morphism,
  multiply,
  quadratic,
  real,
  reverse,
  swap,
  tanh,
} from 'lensor'
import { test } from 'vitest'

const f = input(2).pipe(linear(3))
const g = input(3).pipe(dense(4))
const h = input(4).pipe(bias)
const square = morphism([real(2)], (x) => [multiply(x, x)])

test('units of sequence', () => {
  // id; f = f = f; id
  expectTypeOf(identity([real(2)]).pipe(f)).toEqualTypeOf(f)
  expectTypeOf(f.pipe(identity([real(3)]))).toEqualTypeOf(f)
})

test('associativity of sequence', () => {
  // (f; g); h = f; (g; h)
  expectTypeOf(f.pipe(g).pipe(h)).toEqualTypeOf(f.pipe(g.pipe(h)))
})

test('units of ⊗', () => {
  // id₁ ⊗ f = f = f ⊗ id₁
  expectTypeOf(identity([]).par(f)).toEqualTypeOf(f)
  expectTypeOf(f.par(identity([]))).toEqualTypeOf(f)
})

test('associativity of ⊗', () => {
  // (f ⊗ g) ⊗ h = f ⊗ (g ⊗ h)
  expectTypeOf(f.par(g).par(h)).toEqualTypeOf(f.par(g.par(h)))
})

test('⊗ preserves identities and sequence', () => {
  // id ⊗ id = id; (f; f′) ⊗ (g; g′) = (f ⊗ g); (f′ ⊗ g′), where there are no parameters to be put in order
  expectTypeOf(identity([real(2)]).par(identity([bit(3)]))).toEqualTypeOf(identity([real(2), bit(3)]))
  const end = discard([real(2)])
  expectTypeOf(square.pipe(end).par(square.pipe(square))).toEqualTypeOf(square.par(square).pipe(end.par(square)))
})

test('parameters stand in the order of the parts', () => {
  // P ⊗ Q and Q ⊗ P are different objects, so there are two sides of the law above: they differ by a symmetry
  const before = f.pipe(g).par(f.pipe(g))
  const after = f.par(f).pipe(g.par(g))
  type Reordered = [Real<[3, 2]>, Real<[3, 2]>, Real<[4, 3]>, Real<[4]>, Real<[4, 3]>, Real<[4]>]
  expectTypeOf(after.params).toEqualTypeOf<Reordered>()
  expectTypeOf(before.params).not.toExtend<Reordered>()
  expectTypeOf(after.cod).toEqualTypeOf(before.cod)
})

test('the symmetry is its own inverse', () => {
  // σ(A, B); σ(B, A) = id
  const twice = swap([real(2)], [bit(3), real()]).pipe(swap([bit(3), real()], [real(2)]))
  expectTypeOf(twice).toEqualTypeOf(identity([real(2), bit(3), real()]))
})

test('the copy is a comonoid', () => {
  // Δ; (Δ ⊗ id) = Δ; (id ⊗ Δ) and Δ; (! ⊗ id) = id
  const [delta, id] = [copy([bit(2)]), identity([bit(2)])]
  expectTypeOf(delta.pipe(delta.par(id))).toEqualTypeOf(delta.pipe(id.par(delta)))
  expectTypeOf(delta.pipe(delta.par(id)).cod).toEqualTypeOf<[Bit<[2]>, Bit<[2]>, Bit<[2]>]>()
  expectTypeOf(delta.pipe(discard([bit(2)]).par(id))).toEqualTypeOf(id)
})

test('the same laws of lenses', () => {
  // id; l = l = l; id, (l; m); n = l; (m; n), (l ⊗ m) ⊗ n = l ⊗ (m ⊗ n)
  const [l, m, n] = [f.lens(), g.lens(), h.lens()]
  expectTypeOf(input(2).lens().pipe(l)).toEqualTypeOf(l)
  expectTypeOf(l.pipe(input(3).lens())).toEqualTypeOf(l)
  expectTypeOf(l.pipe(m).pipe(n)).toEqualTypeOf(l.pipe(m.pipe(n)))
  expectTypeOf(l.par(m).par(n)).toEqualTypeOf(l.par(m.par(n)))
})

test('R is a functor', () => {
  // R[id] = id, R[f; g] = R[f]; R[g], R[f ⊗ g] = R[f] ⊗ R[g]
  expectTypeOf(identity([real(2)]).lens()).toEqualTypeOf<ParaLens<[], [Real<[2]>], [Real<[2]>]>>()
  expectTypeOf(f.pipe(g).lens()).toEqualTypeOf(f.lens().pipe(g.lens()))
  expectTypeOf(f.par(g).lens()).toEqualTypeOf(f.lens().par(g.lens()))
})

test('R of a composite of layers and a loss', () => {
  // R[f; L] = R[f]; R[L]
  expectTypeOf(f.pipe(quadratic.map).lens()).toEqualTypeOf(f.lens().pipe(quadratic))
})

test('the batch is a functor', () => {
  // idⁿ = id, (f; g)ⁿ = fⁿ; gⁿ, (f ⊗ g)ⁿ = fⁿ ⊗ gⁿ
  expectTypeOf(input(2).batch(5)).toEqualTypeOf<Para<[], [Real<[5, 2]>], [Real<[5, 2]>]>>()
  expectTypeOf(f.pipe(g).batch(5)).toEqualTypeOf(f.batch(5).pipe(g.batch(5)))
  expectTypeOf(f.par(g).batch(5)).toEqualTypeOf(f.batch(5).par(g.batch(5)))
})

test('reparametrisation is functorial', () => {
  // f along id is f, and f along α along β is f along β; α
  const along = morphism([real(3), real(2)], (left, right) => [contract(left, right, 'i,j->ij')])
  const before = swap([real(2)], [real(3)])
  expectTypeOf(f.reparam(identity([real(3, 2)]))).toEqualTypeOf(f)
  expectTypeOf(f.reparam(along).reparam(before)).toEqualTypeOf(f.reparam(before.pipe(along)))
})

test('the reverse derivative keeps objects', () => {
  // R[id] : A ⊗ A → A, R[Δ] : A ⊗ (A ⊗ A) → A, R[!] : A ⊗ 1 → A
  expectTypeOf(reverse(input(2))).toEqualTypeOf<Para<[], [Real<[2]>, Real<[2]>], [Real<[2]>]>>()
  expectTypeOf(reverse(copy([real(2)]))).toEqualTypeOf<Para<[], [Real<[2]>, Real<[2]>, Real<[2]>], [Real<[2]>]>>()
  expectTypeOf(reverse(discard([real(2)]))).toEqualTypeOf<Para<[], [Real<[2]>], [Real<[2]>]>>()
})

test('composites of layers at an object', () => {
  // A; ((a; b); c) and A; (a; (b; c)) have the parameters and the codomain of A; a; b; c
  const left = input(2).pipe(dense(3).pipe(tanh).pipe(dense(4)))
  const right = input(2).pipe(dense(3).pipe(tanh.pipe(dense(4))))
  const flat = input(2).pipe(dense(3)).pipe(tanh).pipe(dense(4))
  expectTypeOf(left).toEqualTypeOf(flat)
  expectTypeOf(right).toEqualTypeOf(flat)
})

test('associativity of layers', () => {
  // (a; b); c = a; (b; c), as families
  expectTypeOf(dense(3).pipe(tanh).pipe(dense(4))).toEqualTypeOf(dense(3).pipe(tanh.pipe(dense(4))))
})
