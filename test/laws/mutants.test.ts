/** Every mutant of every reverse rule is found by the laws, and no rule as it stands is. */
import { describe, expect, test } from 'vitest'
import { checkGraph } from '../../src/laws/check.ts'
import { found, mutantsOf, places } from './mutation.ts'

describe.each(
  places.map((where) => [`${where.primitive.name} over ${where.operands[0]?.domain.symbol}`, where] as const),
)('the reverse rule of %s', (_name, where) => {
  test('holds as it stands', () => {
    // A function of bits has no meaning over dual numbers, so that its derivative is not known from elsewhere.
    const held = where.primitive.name === 'booleanMap' ? 'holds, but unchecked: transpose' : 'holds'
    expect(String(checkGraph(where.map(where.primitive), where.primitive.name))).toBe(held)
  })

  test('has no mutant that the laws do not find', () => {
    const survivors = mutantsOf(where).filter((mutant) => found(where, mutant) === undefined)
    expect(survivors.map(({ mistake }) => mistake)).toEqual([])
  })
})
