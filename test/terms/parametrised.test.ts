/** Where the parameters of a map end, said anew: inputs become parameters, and parameters inputs. */
import {
  LensorError,
  ObjectError,
  adam,
  basicUpdate,
  bind,
  bit,
  compile,
  contract,
  dense,
  descent,
  discard,
  graphOf,
  identity,
  input,
  iterate,
  learningStep,
  linear,
  morphism,
  multiply,
  notation,
  parametric,
  parametrised,
  quadratic,
  real,
  reverse,
  supervised,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'

const model = input(2).pipe(linear(3)).pipe(tanh)
const [weight, x, y] = [
  Float64Array.of(1, 2, 3, 4, 5, 6),
  Float64Array.of(0.1, -0.2),
  Float64Array.of(1, 2, 3),
] as const

describe('an input', () => {
  const bilinear = morphism([real(3, 2), real(2), real(3)], (w, a, b) => [
    contract(contract(w, a, 'ij,j->i'), b, 'i,i->'),
  ])
  const moved = parametrised(bilinear, model)

  test('becomes a parameter', () => {
    expect([notation(moved.params), notation(moved.dom)]).toEqual(['ℝ[3×2]', 'ℝ[2] ⊗ ℝ[3]'])
    expect(compile(moved)(weight, x, y)).toEqual(compile(bilinear)(weight, x, y))
  })

  test('that has become one begins as the parameter of the model', () => {
    expect(moved.initialise(7)).toEqual(model.initialise(7))
    expect(moved.initialise(7)[0].every((element) => element !== 0)).toBe(true)
  })

  test('has the change that it had', () => {
    const at = [weight, x, y, Float64Array.of(2)] as const
    expect(compile(reverse(moved))(...at)).toEqual(compile(reverse(bilinear))(...at))
  })

  test('is shared by the samples of a batch', () => {
    const batched = compile(moved.batch(2))
    const [all] = batched(weight, Float64Array.of(0.1, -0.2, 1, 1), Float64Array.of(1, 2, 3, 4, 5, 6))
    const [second] = compile(moved)(weight, Float64Array.of(1, 1), Float64Array.of(4, 5, 6))
    expect(all[1]).toBe(second[0])
  })

  test('costs nothing: the graph is that of the map', () => {
    expect(graphOf(moved.term).values.length).toBe(graphOf(bilinear.term).values.length)
  })
})

describe('a parameter', () => {
  test('becomes an input where the model has none', () => {
    const plain = parametrised(model, identity([]))
    expect([notation(plain.params), notation(plain.dom)]).toEqual(['1', 'ℝ[3×2] ⊗ ℝ[2]'])
    expect(compile(plain)(weight, x)).toEqual(compile(model)(weight, x))
    // So each sample of a batch has its own.
    const two = compile(plain.batch(2))
    const [both] = two(new Float64Array([...weight, ...weight.map((w) => -w)]), Float64Array.of(0.1, -0.2, 0.1, -0.2))
    expect(both.slice(3)).toEqual(both.slice(0, 3).map((element) => -element))
  })

  test('becomes one where the model has fewer', () => {
    const network = model.pipe(dense(1))
    const trunk = parametrised(network, model)
    expect([notation(trunk.params), notation(trunk.dom)]).toEqual(['ℝ[3×2]', 'ℝ[1×3] ⊗ ℝ[1] ⊗ ℝ[2]'])
    const [head, offset] = [Float64Array.of(1, -1, 2), Float64Array.of(0.5)]
    expect(compile(trunk)(weight, head, offset, x)).toEqual(compile(network)(weight, head, offset, x))
  })

  test('stays one where the model has it too, in front of what was an input', () => {
    const scaled = parametric([real(3, 2)], [real(3), real(2)], (w, a, b) => [multiply(a, contract(w, b, 'ij,j->i'))])
    const both = parametrised(scaled, model.par(parametric([real(3)], [], () => [])))
    expect([notation(both.params), notation(both.dom)]).toEqual(['ℝ[3×2] ⊗ ℝ[3]', 'ℝ[2]'])
    expect(compile(both)(weight, y, x)).toEqual(compile(scaled)(weight, y, x))
  })

  test('goes back and forth', () => {
    const back = parametrised(parametrised(model, identity([])), model)
    expect(notation(back.params)).toBe(notation(model.params))
    expect(compile(back)(weight, x)).toEqual(compile(model)(weight, x))
    expect(back.initialise(3)).toEqual(model.initialise(3))
  })
})

describe('bundles', () => {
  const network = input(2).pipe(linear(3))
  const parts = { model: network, batch: 4, loss: quadratic, rate: descent(0.1) } as const

  test('are opened as far as the parameters reach, and no farther', () => {
    const step = learningStep(supervised({ ...parts, optimiser: basicUpdate }))
    const label = { bundle: 'Label', wires: [real(4, 3)], loss: 'quadratic' }
    expect(parametrised(step, network).dom).toEqual([label, real(4, 2)])
  })

  test('that the parameters end within are opened', () => {
    const step = learningStep(supervised({ ...parts, optimiser: adam() }))
    const moved = parametrised(
      step,
      parametric([real()], [], () => []),
    )
    expect(notation(moved.dom)).toBe('ℝ[3×2] ⊗ ℝ[3×2] ⊗ ℝ[3×2] ⊗ ℝ[4×3] ⊗ ℝ[4×2]')
    expect(moved.dom).toHaveLength(5)
  })
})

test('what it is made of is still there: an iteration is one value', () => {
  const many = (count: number) =>
    parametrised(
      iterate(
        count,
        morphism([real(3, 2), real(3, 2)], (s, c) => [multiply(s, c)]),
      ),
      model,
    )
  expect(graphOf(many(50).term).values).toHaveLength(graphOf(many(5).term).values.length)
})

test('sizes with names are bound in it', () => {
  const named = input('m').pipe(linear(3))
  const moved = parametrised(parametrised(named, identity([])), named)
  const bound = bind(moved, { m: 2 })
  expect(notation(bound.params)).toBe('ℝ[3×2]')
  expect(compile(bound)(weight, x)).toEqual(compile(input(2).pipe(linear(3)))(weight, x))
  expect(bound.initialise(1)).toEqual(input(2).pipe(linear(3)).initialise(1))
})

describe('is refused', () => {
  test('where the map does not begin with the parameters', () => {
    const misuse = (): unknown =>
      parametrised(
        morphism([real(2), bit(3)], (a) => [a]),
        model as never,
      )
    const message =
      '✗ parametrised takes the parameters ℝ[3×2] from the front of a map, but a map from ℝ[2] ⊗ ℤ₂[3] came'
    expect(refusalOf(misuse)).toEqual([ObjectError, message])
  })

  test('where the map is shorter than the parameters', () => {
    const misuse = (): unknown => parametrised(discard([]), model as never)
    const message = '✗ parametrised takes the parameters ℝ[3×2] from the front of a map, but a map from 1 came'
    expect(refusalOf(misuse)).toEqual([ObjectError, message])
  })

  test('where a layer or a lens stands for a map', () => {
    const message =
      '✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)'
    expect(refusalOf(() => parametrised(linear(3) as never, model as never))).toEqual([LensorError, message])
    expect(refusalOf(() => parametrised(model, model.lens() as never))).toEqual([LensorError, message])
  })
})
