/** The code that a failing term is printed as makes the same term again. */
import * as lensor from 'lensor'
import { codeOf } from 'lensor/laws'
import { expect, test } from 'vitest'
import { integersModulo4 } from '../../docs/examples/domains/integers-modulo-4.ts'
import { expectSameValues } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { maps } from './terms.ts'

const names = { ...lensor, Z4: integersModulo4 }

/** What code makes, with the public names of the library at hand. */
function made(code: string): AnyMap {
  // oxlint-disable-next-line no-new-func -- code is what is tested
  return new Function(...Object.keys(names), `return ${code}`)(...Object.values(names)) as AnyMap
}

law('code that is pasted makes the same map', maps, (map, draw) => expectSameValues(made(codeOf(map)), map, draw))

test('code is lines of operators', () => {
  const { contract, morphism, real, sum } = lensor
  const map = morphism([real(2, 3), real(3)], (x, y) => [sum(contract(x, y, 'ij,j->ij'), 1)])
  expect(codeOf(map)).toBe(`morphism([real(2, 3), real(3)], (a, b) => {
  const c = contract(a, b, 'ij,j->ij')
  const d = sum(c, 1)
  return [d]
})`)
})
