/** The set of domains is open: ℤ₄, brought from outside, prints, composes, differentiates and learns like the others. */
import { expectTypeOf } from 'expect-type'
import { describe, expect, test } from 'vitest'
import {
  basicUpdate,
  bias,
  compile,
  discard,
  identity,
  lens,
  linear,
  morphism,
  multiply,
  negate,
  notation,
  over,
  parametric,
  reverse,
  subtract,
  tanh,
} from 'lensor'
import type { Domain, Notation, Para, Shape, Wire, WireFamily, wires } from 'lensor'

interface QuaternaryWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Quaternary<S> : never
}

interface QuaternaryDomain extends Domain<number, Uint8Array> {
  readonly symbol: 'ℤ₄'
  readonly smooth: undefined
  readonly [wires]?: QuaternaryWires
}

interface Quaternary<in out S extends Shape> extends Wire<QuaternaryDomain, S> {}

const integersModulo4: QuaternaryDomain = {
  symbol: 'ℤ₄',
  ring: {
    zero: 0,
    one: 1,
    add: (left, right) => (left + right) % 4,
    negate: (element) => (4 - element) % 4,
    multiply: (left, right) => (left * right) % 4,
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'Uint8Array',
    is: (value) => value instanceof Uint8Array,
    length: (storage) => storage.length,
    read: (storage) => Array.from(storage),
    write: (elements) => Uint8Array.from(elements),
  },
  smooth: undefined,
  draw: (random) => Math.floor(4 * random.uniform()),
  magnitude: (element) => (element === 0 ? 0 : 1),
}

const quaternary = <S extends number[]>(...shape: S): Quaternary<S> => over(integersModulo4, shape) as never

describe('a domain from outside', () => {
  test('prints, as a type and as a string', () => {
    expectTypeOf<Notation<[Quaternary<[8]>]>>().toEqualTypeOf<'ℤ₄[8]'>()
    expect(notation([quaternary(8)])).toBe('ℤ₄[8]')
  })

  test('takes the components that exist over every ring', () => {
    const model = identity([quaternary(2)])
      .pipe(linear(3))
      .pipe(bias)
    expectTypeOf(model).toEqualTypeOf<
      Para<[Quaternary<[3, 2]>, Quaternary<[3]>], [Quaternary<[2]>], [Quaternary<[3]>]>
    >()
    expect(compile(model)(Uint8Array.of(1, 2, 3, 0, 1, 1), Uint8Array.of(0, 0, 2), Uint8Array.of(3, 1))).toEqual([
      Uint8Array.of(1, 1, 2),
    ])
  })

  test('differentiates as a polynomial: R[x³](x, δ) = 3x²δ', () => {
    const cube = reverse(morphism([quaternary(4)], (x) => [multiply(x, multiply(x, x))]))
    expect(compile(cube)(Uint8Array.of(0, 1, 2, 3), Uint8Array.of(1, 1, 1, 1))).toEqual([Uint8Array.of(0, 3, 0, 3)])
  })

  test('learns by the same composite: a bias finds the one shift that its sample asks for', () => {
    const difference = parametric([quaternary(1)], [quaternary(1)], (label, prediction) => [
      subtract(prediction, label),
    ])
    const negation = lens({ get: discard([quaternary(1)]), put: morphism([quaternary(1)], (error) => [negate(error)]) })
    const model = identity([quaternary(1)]).pipe(bias)
    const learner = model.lens().reparam(basicUpdate).pipe(difference.lens()).pipe(negation)
    const [[shift]] = compile(learner.put)([Uint8Array.of(3)], Uint8Array.of(1), Uint8Array.of(2))
    expect(compile(model)(shift, Uint8Array.of(2))).toEqual([Uint8Array.of(1)])
  })

  test('is refused where a smooth domain is asked for, by its own name', () => {
    const smooth: { pipe(layer: unknown): unknown } = identity([quaternary(2)])
    expect(() => smooth.pipe(tanh)).toThrow('✗ tanh takes tensors of a smooth domain such as ℝ, but ℤ₄[2] flows in')
  })
})
