/** The arithmetic of sizes: its two halves, in types and at run time, and what its normal forms mean. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Add, Divide, Elements, Multiply, Size, Subtract, Windows } from 'lensor'
import { real } from 'lensor'
import type { NamesIn, Replaced } from '../../src/objects/named-size.ts'
import { isNormal, namesIn, replaced } from '../../src/objects/named-size.ts'
import { isUnder, minus, plus, productOf, quotient, times, windowsOn } from '../../src/objects/size.ts'

/** What a size is to be, as the type says: the compiler accepts no other. */
function expected<Expected extends Size>(size: Expected): Expected {
  return size
}

describe('what types say, the running program says', () => {
  test('sums', () => {
    expect(plus('n', 1)).toBe(expected<Add<'n', 1>>('n + 1'))
    expect(plus(0, 'n')).toBe(expected<Add<0, 'n'>>('n'))
    expect(plus('n', 'm')).toBe(expected<Add<'n', 'm'>>('m + n'))
    expect(plus('m', 'n')).toBe(expected<Add<'m', 'n'>>('m + n'))
    expect(plus('n', 'n')).toBe(expected<Add<'n', 'n'>>('2n'))
    expect(plus(plus('n', 'm'), 'n')).toBe(expected<Add<Add<'n', 'm'>, 'n'>>('m + 2n'))
    expect(plus(minus('n', 2), 3)).toBe(expected<Add<Subtract<'n', 2>, 3>>('n + 1'))
    expect(plus('h·w', 'h')).toBe(expected<Add<'h·w', 'h'>>('h·w + h'))
    expect(plus('n2', 'n')).toBe(expected<Add<'n2', 'n'>>('n2 + n'))
    expect(plus('a_b', 'aB')).toBe(expected<Add<'a_b', 'aB'>>('aB + a_b'))
  })

  test('differences', () => {
    expect(minus('n', 2)).toBe(expected<Subtract<'n', 2>>('n − 2'))
    expect(minus('n', 'n')).toBe(expected<Subtract<'n', 'n'>>(0))
    expect(minus(plus('n', 'm'), 'm')).toBe(expected<Subtract<Add<'n', 'm'>, 'm'>>('n'))
    expect(minus(plus('n', 5), 'n')).toBe(expected<Subtract<Add<'n', 5>, 'n'>>(5))
    expect(minus(3, 'n')).toBe(expected<Subtract<3, 'n'>>('−n + 3'))
    expect(minus(times(3, 'n'), 'n')).toBe(expected<Subtract<Multiply<3, 'n'>, 'n'>>('2n'))
  })

  test('products', () => {
    expect(times('m', 'n')).toBe(expected<Multiply<'m', 'n'>>('m·n'))
    expect(times('n', 'm')).toBe(expected<Multiply<'n', 'm'>>('m·n'))
    expect(times('n', 'n')).toBe(expected<Multiply<'n', 'n'>>('n·n'))
    expect(times(25, 'c')).toBe(expected<Multiply<25, 'c'>>('25c'))
    expect(times('n', 0)).toBe(expected<Multiply<'n', 0>>(0))
    expect(times(plus('n', 1), minus('n', 1))).toBe(expected<Multiply<Add<'n', 1>, Subtract<'n', 1>>>('n·n − 1'))
    expect(times(times('a', 'c'), times(12, 'b'))).toBe(
      expected<Multiply<Multiply<'a', 'c'>, Multiply<12, 'b'>>>('12a·b·c'),
    )
    expect(productOf(['c', 5, 5])).toBe(expected<Elements<['c', 5, 5]>>('25c'))
    expect(productOf(['batch', minus('h', 2)])).toBe(
      expected<Elements<['batch', Subtract<'h', 2>]>>('batch·h − 2batch'),
    )
  })

  test('quotients', () => {
    expect(quotient('n', 1)).toBe(expected<Divide<'n', 1>>('n'))
    expect(quotient('n', 2)).toBe(expected<Divide<'n', 2>>('⌊n/2⌋'))
    expect(quotient('4n + 2', 2)).toBe(expected<Divide<'4n + 2', 2>>('2n + 1'))
    expect(quotient(minus('n', 3), 2)).toBe(expected<Divide<Subtract<'n', 3>, 2>>('⌊(n + 1)/2⌋ − 2'))
    expect(quotient(minus('5n', 'm'), 3)).toBe(expected<Divide<Subtract<'5n', 'm'>, 3>>('−m + n + ⌊(2m + 2n)/3⌋'))
    expect(quotient(quotient('n', 2), 2)).toBe(expected<Divide<Divide<'n', 2>, 2>>('⌊n/4⌋'))
    expect(quotient(times('c', quotient('n', 2)), 3)).toBe(
      expected<Divide<Multiply<'c', Divide<'n', 2>>, 3>>('⌊c·⌊n/2⌋/3⌋'),
    )
    expect(times(quotient('n', 2), 'c')).toBe(expected<Multiply<Divide<'n', 2>, 'c'>>('c·⌊n/2⌋'))
    expect(plus(quotient('n', 2), quotient('n', 2))).toBe(expected<Add<Divide<'n', 2>, Divide<'n', 2>>>('2⌊n/2⌋'))
  })

  test('windows', () => {
    expect(windowsOn('n', 3, 1)).toBe(expected<Windows<'n', 3>>('n − 2'))
    expect(windowsOn('n', 2, 2)).toBe(expected<Windows<'n', 2, 2>>('⌊n/2⌋'))
    expect(windowsOn('n', 'n', 1)).toBe(expected<Windows<'n', 'n'>>(1))
    expect(windowsOn(windowsOn('h', 3, 1), 2, 2)).toBe(expected<Windows<Windows<'h', 3>, 2, 2>>('⌊h/2⌋ − 1'))
    expect(windowsOn(windowsOn(windowsOn('h', 2, 2), 3, 1), 2, 2)).toBe(
      expected<Windows<Windows<Windows<'h', 2, 2>, 3>, 2, 2>>('⌊h/4⌋ − 1'),
    )
  })

  test('numbers in place of names', () => {
    const of =
      (sizes: Readonly<Record<string, Size>>) =>
      (name: string): Size =>
        sizes[name] ?? name
    expect(replaced('n', of({ n: 3 }))).toBe(expected<Replaced<'n', { n: 3 }>>(3))
    expect(replaced(7, of({ n: 3 }))).toBe(expected<Replaced<7, { n: 3 }>>(7))
    expect(replaced('h·w + 2n − 1', of({ h: 3, w: 4, n: 5 }))).toBe(
      expected<Replaced<'h·w + 2n − 1', { h: 3; w: 4; n: 5 }>>(21),
    )
    expect(replaced('h·w + 2n − 1', of({ h: 3 }))).toBe(expected<Replaced<'h·w + 2n − 1', { h: 3 }>>('2n + 3w − 1'))
    expect(replaced('⌊(h + 2)/4⌋ − 1', of({ h: 11 }))).toBe(expected<Replaced<'⌊(h + 2)/4⌋ − 1', { h: 11 }>>(2))
    expect(replaced('5⌊c·⌊n/2⌋/3⌋', of({ n: 7 }))).toBe(expected<Replaced<'5⌊c·⌊n/2⌋/3⌋', { n: 7 }>>('5c'))
    expect(replaced('⌊c·⌊n/2⌋/3⌋', of({ c: 5, n: 7 }))).toBe(expected<Replaced<'⌊c·⌊n/2⌋/3⌋', { c: 5; n: 7 }>>(5))
  })

  test('names in a size', () => {
    const names: readonly NamesIn<'⌊(h + 2)/4⌋·25c_ + 3w'>[] = ['h', 'c_', 'w']
    expect(namesIn('⌊(h + 2)/4⌋·25c_ + 3w')).toEqual(names)
    expect(namesIn(784)).toEqual([])
  })
})

/** An expression: the size that arithmetic makes of it with names, and its number at given ones. */
interface Expression {
  readonly size: Size
  readonly at: (numbers: Readonly<Record<string, number>>) => number
}

const names = ['n', 'm', 'h_2', 'batch']
const atoms: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom(...names).map((name): Expression => ({ size: name, at: (numbers) => numbers[name] as number })),
  fc.nat(12).map((number): Expression => ({ size: number, at: () => number })),
)

const binary = (
  name: (left: Size, right: Size) => Size,
  number: (left: number, right: number) => number,
  parts: fc.Arbitrary<Expression>,
): fc.Arbitrary<Expression> =>
  fc.tuple(parts, parts).map(([left, right]) => ({
    size: name(left.size, right.size),
    at: (numbers) => number(left.at(numbers), right.at(numbers)),
  }))

/** Sums, differences, products and whole quotients, some deep. */
const expressions: fc.Arbitrary<Expression> = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atoms,
    binary(plus, (left, right) => left + right, tie('expression')),
    binary(minus, (left, right) => left - right, tie('expression')),
    binary(times, (left, right) => left * right, tie('expression')),
    fc.tuple(tie('expression'), fc.integer({ min: 1, max: 6 })).map(([part, divisor]) => ({
      size: quotient(part.size, divisor),
      at: (numbers: Readonly<Record<string, number>>) => Math.floor(part.at(numbers) / divisor),
    })),
  ),
})).expression

const numbersOfNames = fc
  .tuple(...names.map(() => fc.nat(20)))
  .map((numbers) => Object.fromEntries(numbers.map((number, at) => [names[at] as string, number])))

describe('normal forms', () => {
  test('mean what the expression means, whatever the names stand for', () => {
    fc.assert(
      fc.property(expressions, numbersOfNames, ({ size, at }, numbers) => {
        // + 0, for −0 is 0 among sizes.
        expect(Number(replaced(size, (name) => numbers[name] as number)) + 0).toBe(at(numbers) + 0)
      }),
      { numRuns: 2000, seed: 20_260_101 },
    )
  })

  test('are read as they are written', () => {
    fc.assert(
      fc.property(expressions, ({ size }) => {
        expect(typeof size === 'number' || isNormal(size)).toBe(true)
        expect(replaced(size, (name) => name)).toBe(size)
      }),
      { numRuns: 1000, seed: 20_260_101 },
    )
  })

  test('are one for equal polynomials', () => {
    fc.assert(
      fc.property(expressions, expressions, expressions, (first, second, third) => {
        const [a, b, c] = [first.size, second.size, third.size]
        expect(plus(a, b)).toBe(plus(b, a))
        expect(times(a, b)).toBe(times(b, a))
        expect(plus(plus(a, b), c)).toBe(plus(a, plus(b, c)))
        expect(times(a, plus(b, c))).toBe(plus(times(a, b), times(a, c)))
        expect(minus(plus(a, b), b)).toBe(a)
        expect(quotient(plus(a, times(3, b)), 3)).toBe(plus(quotient(a, 3), b))
      }),
      { numRuns: 500, seed: 20_260_101 },
    )
  })

  test('are compared where they are apart by a number', () => {
    expect(isUnder('n', plus('n', 1))).toBe(true)
    expect(isUnder('n', 'n')).toBe(false)
    expect(isUnder('n', 'm')).toBe(false)
    expect(isUnder(2, 3)).toBe(true)
  })

  test.each(['', 'n + ', '2 bad', '12', 'n+1', 'm·2', '1n', 'n + m', '⌊n⌋', '⌊2n/2⌋', 'é', 'a-b', '(n)', '⌊n/0⌋', '−'])(
    'a size is none of %j',
    (text) => {
      expect(isNormal(text)).toBe(false)
      expect(() => real(text)).toThrow(`✗ a size is a whole number from 0 or a name, but '${text}' came`)
    },
  )
})
