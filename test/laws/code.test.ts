/** The code that a failing term is printed as makes the same term again. */
import { contract, morphism, real, sum } from 'lensor'
import { codeOf } from 'lensor/laws'
import { expect, test } from 'vitest'
import { pasted } from '../draw/pasted.ts'
import { expectSameValues } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { maps } from './terms.ts'

/** What code makes, as a map. */
const made = (code: string): AnyMap => pasted(code) as AnyMap

law('code that is pasted makes the same map', maps, (map, draw) => expectSameValues(made(codeOf(map)), map, draw))

test('code is lines of operators', () => {
  const map = morphism([real(2, 3), real(3)], (x, y) => [sum(contract(x, y, 'ij,j->ij'), 1)])
  expect(codeOf(map)).toBe(`morphism([real(2, 3), real(3)], (a, b) => {
  const c = contract(a, b, 'ij,j->ij')
  const d = sum(c, 1)
  return [d]
})`)
})
