// A domain of one's own, the integers modulo 3, learns by the same composite.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Domain, Label, Notation, Over, Para, ParaLens, Shape, Wire, WireFamily, wires } from 'lensor'
import { basicUpdate, bias, identity, linear, over, supervised } from 'lensor'
import { difference, negation } from '../../docs/examples/domains/difference.ts'

interface TernaryDomain extends Domain<number, Int8Array> {
  readonly symbol: 'ℤ₃'
  readonly smooth: undefined
  readonly [wires]?: TernaryWires
}
interface Ternary<in out S extends Shape> extends Wire<TernaryDomain, S> {}
interface TernaryWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Ternary<S> : never
}

const modulo3 = (value: number): number => ((value % 3) + 3) % 3
const ternary: TernaryDomain = {
  symbol: 'ℤ₃',
  ring: {
    zero: 0,
    one: 1,
    add: (left, right) => modulo3(left + right),
    negate: (element) => modulo3(-element),
    multiply: (left, right) => modulo3(left * right),
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'Int8Array',
    is: (value) => value instanceof Int8Array,
    length: (storage) => storage.length,
    read: (storage) => [...storage],
    write: (elements) => Int8Array.from(elements),
  },
  smooth: undefined,
  draw: (random) => Math.floor(3 * random.uniform()),
  magnitude: (element) => Math.min(element, 1),
}

const model = identity([over(ternary, [4])])
  .pipe(linear(2))
  .pipe(bias)
expectTypeOf(model).toEqualTypeOf<Para<[Ternary<[2, 4]>, Ternary<[2]>], [Ternary<[4]>], [Ternary<[2]>]>>()
expectTypeOf<Notation<(typeof model)['params']>>().toEqualTypeOf<'ℤ₃[2×4] ⊗ ℤ₃[2]'>()
expectTypeOf<Over<TernaryDomain, [5]>>().toEqualTypeOf<Ternary<[5]>>()

const learner = supervised({ model, batch: 1, loss: difference, optimiser: basicUpdate, rate: negation })
expectTypeOf(learner).toEqualTypeOf<
  ParaLens<
    [BasicUpdate<[Ternary<[2, 4]>, Ternary<[2]>]>, Label<[Ternary<[1, 2]>], 'difference'>],
    [Ternary<[1, 4]>],
    []
  >
>()
