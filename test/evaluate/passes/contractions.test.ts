import { bit, emit, real } from 'lensor'
import type { Shape, Tensor } from 'lensor'
import { expect, test } from 'vitest'
import { contractions } from '../../../src/evaluate/passes/contractions.ts'
import { contract } from '../../../src/graph/ring.ts'
import type { Body } from './expression.ts'
import { after, operators } from './expression.ts'

const { broadcast, constant, multiply, permute, sum } = operators

/** A contraction whose subscripts are taken as they are. */
function contracted(left: Tensor, right: Tensor, subscripts: string): Tensor {
  const [first = '', second = '', output = ''] = subscripts.split(/,|->/)
  return emit(contract, [left, right], { left: first, right: second, output })
}

const simpler = (shapes: readonly Shape[], body: Body): string =>
  after(
    contractions,
    shapes.map((shape) => real(...shape)),
    body,
  )

test.each<[string, readonly Shape[], Body]>([
  [
    'contract[left: ji; right: jk; output: ik](a, b)',
    [
      [3, 2],
      [3, 4],
    ],
    (x, y) => contracted(permute(x, [1, 0]), y, 'ij,jk->ik'),
  ],
  [
    'contract[left: ij; right: jk; output: ki](a, b)',
    [
      [2, 3],
      [3, 4],
    ],
    (x, y) => permute(contracted(x, y, 'ij,jk->ik'), [1, 0]),
  ],
  [
    'broadcast[axes: 0; sizes: 5](contract[left: ij; right: jk; output: ik](a, b))',
    [
      [2, 3],
      [3, 4],
    ],
    (x, y) => contracted(broadcast(x, 0, 5), broadcast(y, 0, 5), 'bij,bjk->bik'),
  ],
  [
    'broadcast[axes: 0; sizes: 5](contract[left: ij; right: j; output: i](a, b))',
    [[2, 3], [3]],
    (x, y) => contracted(broadcast(x, 0, 5), y, 'aij,j->ai'),
  ],
  [
    'contract[left: ij; right: aj; output: ai](a, b)',
    [
      [2, 3],
      [5, 3],
    ],
    (x, y) => contracted(broadcast(x, 0, 5), y, 'aij,aj->ai'),
  ],
  [
    'multiply(broadcast[axes: 0; sizes: 4](a), sum[axes: 1](b))',
    [[], [4, 3]],
    (x, y) => contracted(broadcast(x, 0, 3), y, 'j,ij->i'),
  ],
  ['sum[axes: 1](a)', [[2, 3]], (x) => contracted(x, constant(real(3), 1), 'ij,j->i')],
  ['multiply(sum[axes: 1](a), 2)', [[2, 3]], (x) => contracted(x, constant(real(3), 2), 'ij,j->i')],
  [
    'multiply(5, contract[left: i; right: i; output: ](a, b))',
    [[3], [3]],
    (x, y) => contracted(broadcast(x, 0, 5), broadcast(y, 0, 5), 'ai,ai->'),
  ],
  ['multiply(a, b)', [[3], [3]], (x, y) => contracted(x, y, 'i,i->i')],
  ['multiply(broadcast[axes: 1; sizes: 4](a), b)', [[3], [3, 4]], (x, y) => contracted(x, y, 'i,ij->ij')],
  [
    'contract[left: ai; right: aj; output: ij](a, b)',
    [
      [5, 2],
      [5, 3],
    ],
    (x, y) => sum(contracted(x, y, 'ai,aj->aij'), 0),
  ],
  [
    'contract[left: j; right: jk; output: k](sum[axes: 0](a), b)',
    [
      [2, 3],
      [3, 4],
    ],
    (x, y) => sum(contracted(x, y, 'ij,jk->ik'), 0),
  ],
  ['contract[left: a; right: ab; output: b](a, b)', [[3], [3, 4]], (x, y) => sum(multiply(broadcast(x, 1, 4), y), 0)],
  [
    'contract[left: ab; right: bc; output: ac](a, b)',
    [
      [2, 3],
      [3, 4],
    ],
    (x, y) => sum(multiply(broadcast(x, 2, 4), broadcast(y, 0, 2)), 1),
  ],
  ['multiply(a, sum[axes: 1](b))', [[2], [2, 3]], (x, y) => sum(multiply(broadcast(x, 1, 3), y), 1)],
])('it takes up %s', (expected, shapes, body) => expect(simpler(shapes, body)).toBe(expected))

test.each<[string, readonly Shape[], Body]>([
  ['contract[left: i; right: j; output: ij](a, b)', [[2], [3]], (x, y) => contracted(x, y, 'i,j->ij')],
  [
    'sum[axes: 1](multiply(a, b))',
    [
      [2, 3],
      [2, 3],
    ],
    (x, y) => sum(multiply(x, y), 1),
  ],
  [
    'contract[left: ij; right: j; output: i](a, 1 2 3)',
    [[2, 3]],
    (x) => contracted(x, constant(real(3), [1, 2, 3]), 'ij,j->i'),
  ],
])('but leaves %s', (expected, shapes, body) => expect(simpler(shapes, body)).toBe(expected))

test('what others use too is not computed twice', () => {
  const twice: Body = (x, y) => {
    const product = contracted(x, y, 'ai,aj->aij')
    return [product, sum(product, 0)]
  }
  expect(
    simpler(
      [
        [5, 2],
        [5, 3],
      ],
      twice,
    ),
  ).toBe(
    'contract[left: ai; right: aj; output: aij](a, b); sum[axes: 0](contract[left: ai; right: aj; output: aij](a, b))',
  )
})

test('over ℤ₂ zero takes what it is contracted with', () => {
  expect(after(contractions, [bit(2, 3)], (x) => contracted(x, constant(bit(3), 0), 'ij,j->i'))).toBe('0')
})
