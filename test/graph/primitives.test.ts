/** The rows of the table of primitives, one by one: meaning, reverse derivative and batching. */
import type { Para, Points, Tensor, Wire, Wires } from 'lensor'
import {
  Random,
  add,
  bit,
  broadcast,
  constant,
  contract,
  cos,
  emit,
  exp,
  fold,
  gather,
  greater,
  log,
  max,
  morphism,
  multiply,
  pad,
  parametric,
  permute,
  real,
  reals,
  reciprocal,
  reshape,
  reverse,
  scan,
  scatterAdd,
  select,
  sigmoid,
  sin,
  slice,
  sqrt,
  sum,
  tanh,
  window,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { trace } from '../../src/graph/graph.ts'
import type { Lists } from './evaluate.ts'
import {
  booleanDifferences,
  centralDifferences,
  differenceTolerance,
  elements,
  relativeError,
  run,
  shape,
} from './evaluate.ts'

type Draw = (random: Random) => number

/** A tensor as text, `;` between rows and `;;` between matrices; or a number, a scalar; or a list, a vector. */
type Written = string | number | readonly number[]

const nested = (tensor: Written): unknown =>
  typeof tensor !== 'string'
    ? tensor
    : tensor.includes(';;')
      ? tensor.split(';;').map(nested)
      : tensor.includes(';')
        ? tensor.split(';').map(nested)
        : tensor.trim().split(' ').map(Number)

/** A primitive at one choice of operands and attributes. */
interface Row {
  readonly name: string
  readonly wires: readonly Wire[]
  readonly body: (...points: Tensor[]) => Tensor
  /** Elements of the operands, and the result that is expected of them, as nested lists. */
  readonly at: Lists
  readonly result: unknown
  /** Draws an element of an operand; of the normal distribution where there is none. */
  readonly draw: Draw | undefined
  /** Draws an element of the second operand, where that holds indices. */
  readonly index: Draw | undefined
}

function row<const A extends Wires>(
  name: string,
  wires: readonly [...A],
  body: (...points: Points<A>) => Tensor,
  at: readonly Written[],
  result: Written,
  { draw, index }: { readonly draw?: Draw; readonly index?: Draw } = {},
): Row {
  return {
    name,
    wires: wires as readonly Wire[],
    body: body as unknown as Row['body'],
    at: at.map((tensor) => elements(nested(tensor))),
    result: nested(result),
    draw,
    index,
  }
}

const normal: Draw = (random) => random.normal()
const positive: Draw = (random) => 0.5 + random.uniform()
const oftenZero: Draw = (random) => (random.uniform() < 0.5 ? 0 : random.normal())
const under =
  (count: number): Draw =>
  (random) =>
    Math.floor(count * random.uniform())

/** (c, s, x) ↦ (c + s · x, s + x) for each row x of a matrix. */
const recurrence =
  (backwards: boolean) =>
  (c: Tensor, s: Tensor, rows: Tensor): Tensor => {
    const body = trace(
      [c, s, s].map(({ wire }) => wire),
      (points) => {
        const [common, state, x] = points as [typeof c, typeof c, typeof c]
        return [add(common, multiply(state, x as never) as never), add(state, x as never)]
      },
    )
    const [count = 0] = rows.wire.shape as number[]
    return emit(scan, [c, s, rows], { body, count, shared: 1, states: 1, backwards, kept: [0, 1] })
  }

/** The rows that exist over every commutative ring. */
const ringRows = [
  row('reshape', [real(2, 3)], (x) => reshape(3, 2)(x), ['1 2 3; 4 5 6'], '1 2; 3 4; 5 6'),
  row('permute, two axes', [real(2, 3)], (x) => permute(x, [1, 0]), ['1 2 3; 4 5 6'], '1 4; 2 5; 3 6'),
  row(
    'permute, three axes',
    [real(2, 2, 3)],
    (x) => permute(x, [2, 0, 1]),
    ['1 2 3; 4 5 6;; 7 8 9; 10 11 12'],
    '1 4; 7 10;; 2 5; 8 11;; 3 6; 9 12',
  ),
  row('broadcast in front', [real(2)], (x) => broadcast(x, 0, 3), ['1 2'], '1 2; 1 2; 1 2'),
  row('broadcast behind', [real(2)], (x) => broadcast(x, 1, 3), ['1 2'], '1 1 1; 2 2 2'),
  row('broadcast of a scalar', [real()], (x) => broadcast(x, 0, 2), [7], '7 7'),
  row('sum of columns', [real(2, 3)], (x) => sum(x, 0), ['1 2 3; 4 5 6'], '5 7 9'),
  row('sum of rows', [real(2, 3)], (x) => sum(x, 1), ['1 2 3; 4 5 6'], '6 15'),
  row('slice of rows', [real(3, 2)], (x) => slice(x, 0, 1, 2), ['1 2; 3 4; 5 6'], '3 4; 5 6'),
  row('slice of columns', [real(2, 3)], (x) => slice(x, 1, 1, 1), ['1 2 3; 4 5 6'], '2; 5'),
  row('pad of rows', [real(1, 2)], (x) => pad(x, 0, 0, 2), ['1 2'], '1 2; 0 0; 0 0'),
  row('pad of columns', [real(2, 1)], (x) => pad(x, 1, 1, 2), ['1; 2'], '0 1 0 0; 0 2 0 0'),
  row('window, overlapping', [real(5)], (x) => window(x, 0, 3), ['1 2 3 4 5'], '1 2 3; 2 3 4; 3 4 5'),
  row('window, a rest', [real(2, 5)], (x) => window(x, 1, 2, 2), ['1 2 3 4 5; 6 7 8 9 0'], '1 2; 3 4;; 6 7; 8 9'),
  row('window, gaps', [real(7)], (x) => window(x, 0, 1, 3), ['1 2 3 4 5 6 7'], '1; 4; 7'),
  row('fold, overlapping', [real(3, 3)], (x) => fold(x, 0, 5), ['1 2 3; 4 5 6; 7 8 9'], '1 6 15 14 9'),
  row('fold, a rest', [real(2, 2, 2)], (x) => fold(x, 1, 5, 2), ['1 2; 3 4;; 6 7; 8 9'], '1 2 3 4 0; 6 7 8 9 0'),
  row('fold, gaps', [real(3, 1)], (x) => fold(x, 0, 7, 3), ['1; 4; 7'], '1 0 0 4 0 0 7'),
  row('gather of rows', [real(3, 2), real(3)], gather, ['1 2; 3 4; 5 6', '2 0 2'], '5 6; 1 2; 5 6', {
    index: under(3),
  }),
  row('gather by a matrix', [real(3), real(2, 2)], gather, ['5 6 7', '0 2; 1 1'], '5 7; 6 6', { index: under(3) }),
  row('gather by a scalar', [real(3, 2), real()], gather, ['1 2; 3 4; 5 6', 1], '3 4', { index: under(3) }),
  row(
    'scatterAdd of rows',
    [real(3, 2), real(3)],
    (x, index) => scatterAdd(x, index, 3),
    ['1 2; 3 4; 5 6', '2 0 2'],
    '3 4; 0 0; 6 8',
    { index: under(3) },
  ),
  row(
    'scatterAdd by a matrix',
    [real(2, 2), real(2, 2)],
    (x, index) => scatterAdd(x, index, 4),
    ['1 2; 3 7', '0 2; 2 0'],
    '8 0 5 0',
    { index: under(4) },
  ),
  row('scatterAdd by a scalar', [real(2), real()], (x, index) => scatterAdd(x, index, 3), ['1 2', 1], '0 0; 1 2; 0 0', {
    index: under(3),
  }),
  row('add', [real(3), real(3)], add, ['1 2 3', '4 6 9'], '5 8 12'),
  row('multiply', [real(3), real(3)], multiply, ['1 2 3', '5 7 9'], '5 14 27'),
  row(
    'contract, matrices',
    [real(2, 3), real(3, 2)],
    (x, y) => contract(x, y, 'ij,jk->ik'),
    ['1 2 3; 4 5 6', '1 2; 3 4; 5 6'],
    '22 28; 49 64',
  ),
  row(
    'contract, transposed',
    [real(2, 3), real(3, 2)],
    (x, y) => contract(x, y, 'ab,bc->ca'),
    ['1 2 3; 4 5 6', '1 2; 3 4; 5 6'],
    '22 49; 28 64',
  ),
  row(
    'contract, matrix and vector',
    [real(2, 3), real(3)],
    (x, y) => contract(x, y, 'ij,j->i'),
    ['1 2 3; 4 5 6', '1 0 2'],
    '7 16',
  ),
  row(
    'contract, row by row',
    [real(2, 3), real(2, 3)],
    (x, y) => contract(x, y, 'bi,bi->b'),
    ['1 2 3; 4 5 6', '1 0 2; 3 1 0'],
    '7 17',
  ),
  row('contract, inner', [real(3), real(3)], (x, y) => contract(x, y, 'i,i->'), ['1 2 3', '4 5 6'], 32),
  row('contract, outer', [real(2), real(3)], (x, y) => contract(x, y, 'i,j->ij'), ['1 2', '3 4 5'], '3 4 5; 6 8 10'),
  row('contract, scalar', [real(), real(3)], (x, y) => contract(x, y, ',i->i'), [3, '1 2 3'], '3 6 9'),
  row(
    'contract, letters that stand once',
    [real(2, 3), real(2)],
    (x, y) => contract(x, y, 'ij,k->i'),
    ['1 2 3; 4 5 6', '2 3'],
    '30 75',
  ),
  row(
    'scan',
    [real(2), real(2), real(3, 2)],
    recurrence(false),
    ['1 2', '1 3', '1 2; 3 4; 5 6'],
    [36, 206, 2, 5, 5, 12, 12, 40],
  ),
  row(
    'scan, backwards',
    [real(2), real(2), real(3, 2)],
    recurrence(true),
    ['1 2', '1 3', '1 2; 3 4; 5 6'],
    [20, 166, 20, 84, 9, 24, 6, 9],
  ),
  row('scan, no steps', [real(2), real(2), real(0, 2)], recurrence(false), ['1 2', '1 3', []], [1, 3]),
]

/** The rows that exist over smooth domains, and constants, each with an operand. */
const otherRows = [
  row('constant, one value', [real(2)], (x) => multiply(x, constant(real(2), 7)), ['1 2'], '7 14'),
  row('constant, all values', [real(2)], (x) => multiply(x, constant(real(2), [3, 4])), ['1 2'], '3 8'),
  row('constant, bits', [bit(3)], (x) => multiply(x, constant(bit(3), [1, 0, 1])), ['1 1 0'], '1 0 0'),
  row('add, zero on the left', [real(2)], (x) => add(constant(real(2), 0), x), ['3 4'], '3 4'),
  row('add, zero on the right', [real(2)], (x) => add(x, constant(real(2), 0)), ['3 4'], '3 4'),
  row('multiply, one on the left', [bit(2)], (x) => multiply(constant(bit(2), 1), x), ['0 1'], '0 1'),
  row('multiply, one on the right', [bit(2)], (x) => multiply(x, constant(bit(2), 1)), ['0 1'], '0 1'),
  row('exp', [real(3)], exp, [[0, 1, -Math.LN2]], [1, Math.E, 0.5]),
  row('log', [real(3)], log, ['1 8 0.5'], [0, 3 * Math.LN2, -Math.LN2], { draw: positive }),
  row('sin', [real(3)], sin, [[0, Math.PI / 6, -Math.PI / 2]], '0 0.5 -1'),
  row('cos', [real(3)], cos, [[0, Math.PI / 3, Math.PI]], '1 0.5 -1'),
  row('tanh', [real(3)], (x) => tanh(x), [[0, Math.LN2, -Math.LN2]], '0 0.6 -0.6'),
  row('sigmoid', [real(3)], (x) => sigmoid(x), [[0, Math.log(3), -Math.log(3)]], '0.5 0.75 0.25'),
  row('sqrt', [real(3)], sqrt, ['1 4 2.25'], '1 2 1.5', { draw: positive }),
  row('reciprocal', [real(3)], reciprocal, ['1 4 -0.5'], '1 0.25 -2', { draw: positive }),
  row('greater', [real(3), real(3)], greater, ['1 2 3', '2 2 2'], '0 0 1'),
  row('select', [real(4), real(4), real(4)], select, ['1 0 -0.5 -0', '1 2 3 4', '5 6 7 8'], '1 6 3 8', {
    draw: oftenZero,
  }),
  row('max of rows', [real(2, 3)], (x) => max(x, 1), ['1 5 2; -7 -3 -4'], '5 -3'),
  row('max of columns', [real(2, 3)], (x) => max(x, 0), ['1 5 2; 7 3 4'], '7 5 4'),
]

/** A row over ℤ₂: reduction modulo 2 is a homomorphism of rings, so the expected numbers are those over ℝ modulo 2. */
function overBits({ name, wires, at, result, ...rest }: Row): Row {
  const isIndex = (operand: number): boolean => rest.index !== undefined && operand === 1
  const modulo2 = (tensor: unknown): unknown => (Array.isArray(tensor) ? tensor.map(modulo2) : Number(tensor) % 2)
  return {
    ...rest,
    name: `${name}, over ℤ₂`,
    wires: wires.map((wire, operand) => (isIndex(operand) ? wire : bit(...(wire.shape as number[])))),
    at: at.map((tensor, operand) => (isIndex(operand) ? tensor : elements(modulo2(tensor)))),
    result: modulo2(result),
  }
}

const rows = [...ringRows, ...otherRows, ...ringRows.map(overBits)]

/** Random elements of a wire. */
function drawn(wire: Wire, random: Random, draw: Draw = normal): number[] {
  const count = (wire.shape as number[]).reduce((product, length) => product * length, 1)
  return Array.from({ length: count }, () => (wire.domain === reals ? draw(random) : under(2)(random)))
}

const drawnOperands = ({ wires, index, draw }: Row, random: Random): number[][] =>
  wires.map((wire, operand) => drawn(wire, random, (operand === 1 ? index : undefined) ?? draw))

/** The map of a row that takes its operands in an order, the first `shared` of them as parameters. */
function mapOf({ wires, body }: Row, order: readonly number[], shared: number): Para<Wires, Wires, Wires> {
  const inOrder = order.map((operand) => wires[operand] as Wire)
  const ordered = (...points: Tensor[]): Tensor[] => [
    body(...order.map((_, operand) => points[order.indexOf(operand)] as Tensor)),
  ]
  const map = parametric(inOrder.slice(0, shared), inOrder.slice(shared), ordered as never)
  return map as unknown as Para<Wires, Wires, Wires>
}

/** All ways to part the first `count` numbers: the first `shared` of an order, and the others. */
function partitions(count: number): { readonly order: readonly number[]; readonly shared: number }[] {
  const numbers = Array.from({ length: count }, (_, number) => number)
  return Array.from({ length: 2 ** count }, (_, code) => {
    const [own, shared] = [0, 1].map((digit) => numbers.filter((number) => ((code >>> number) & 1) === digit))
    return { order: [...(shared ?? []), ...(own ?? [])], shared: shared?.length ?? 0 }
  })
}

const all = (samples: readonly Lists[], operand: number): number[] =>
  samples.flatMap((sample) => sample[operand] as number[])

/** The sum of the changes of an operand, over its own domain. */
function total({ wires }: Row, samples: readonly Lists[], operand: number): number[] {
  const { domain } = wires[operand] as Wire
  return samples
    .map((sample) => sample[operand] as number[])
    .reduce((sum, list) => sum.map((element, place) => domain.ring.add(element, list[place]) as number))
}

const tolerance = 1e-12

describe.each(rows.map((it) => [it.name, it] as const))('%s', (_name, it) => {
  const inOrder = [...it.wires.keys()]
  const map = mapOf(it, inOrder, 0)
  const [forward, backward] = [run(map), run(reverse(map))]
  const [codomain] = map.cod as [Wire]

  test('means what is written', () => {
    expect(codomain.shape).toEqual(shape(it.result))
    expect(relativeError(forward(it.at), [elements(it.result)])).toBeLessThan(1e-15)
  })

  test('has the reverse derivative that differences show', () => {
    const random = new Random(1)
    const [point, change] = [drawnOperands(it, random), drawn(codomain, random)]
    const differences = codomain.domain === reals ? centralDifferences : booleanDifferences
    const expected = differences(forward, point, [change], it.index === undefined ? undefined : 1)
    expect(relativeError(backward([...point, change]), expected)).toBeLessThan(differenceTolerance)
  })

  test('is on a batch what it is on each sample, whichever operands the samples share', () => {
    const random = new Random(2)
    for (const { order, shared } of partitions(it.wires.length)) {
      const parted = mapOf(it, order, shared)
      const isShared = (operand: number): boolean => order.indexOf(operand) < shared
      const common = drawnOperands(it, random)
      const samples = Array.from({ length: 3 }, () =>
        drawnOperands(it, random).map((own, operand) => (isShared(operand) ? (common[operand] as number[]) : own)),
      )
      const changes = samples.map(() => drawn(codomain, random))
      const point = order.map((operand) => (isShared(operand) ? (common[operand] as number[]) : all(samples, operand)))
      const outputs = samples.flatMap((sample) => forward(sample))
      expect(relativeError(run(parted.batch(3))(point), [outputs.flat()])).toBeLessThan(tolerance)

      const pointAndChange = [...point, changes.flat()]
      const operandChanges = samples.map((sample, index) => backward([...sample, changes[index] as number[]]))
      const ofEach = order.map((operand) => all(operandChanges, operand))
      expect(relativeError(run(reverse(parted).batch(3))(pointAndChange), ofEach)).toBeLessThan(tolerance)

      const ofBatch = order.map((operand) =>
        isShared(operand) ? total(it, operandChanges, operand) : all(operandChanges, operand),
      )
      expect(relativeError(run(reverse(parted.batch(3)))(pointAndChange), ofBatch)).toBeLessThan(tolerance)
    }
  })
})

test('where several are greatest, they share the change of max equally', () => {
  const backward = run(reverse(morphism([real(2, 3)], (x) => [max(x, 1)])))
  expect(
    backward([
      [7, 1, 7, 4, 4, 4],
      [6, 6],
    ]),
  ).toEqual([[3, 0, 3, 2, 2, 2]])
})

test('max of NaN is NaN, wherever it stands', () => {
  const greatest = run(morphism([real(3, 2)], (x) => [max(x, 1)]))
  expect(greatest([[NaN, 1, 1, NaN, 1, 2]])).toEqual([[NaN, NaN, 2]])
})
