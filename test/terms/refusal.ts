/** How misuses are tested: by the class of the error they are refused with, and by its message. */
import { LensorError, morphism } from 'lensor'
import { describe, expect, test } from 'vitest'

/** What a misuse is refused with: the class of the error, and its message. */
export function refusalOf(misuse: () => unknown): readonly [kind: unknown, message: string] | undefined {
  try {
    misuse()
  } catch (error) {
    return [(error as Error).constructor, (error as Error).message]
  }
  return undefined
}

/** A misuse, as a row of a table of tests. */
export type Misuse = readonly [name: string, misuse: () => unknown, message: string]

/** Asks that each misuse is refused with an error of a class and its message. */
export function refused(kind: new () => LensorError, misuses: readonly Misuse[]): void {
  describe(`each with a ${kind.name}`, () => {
    test.each(misuses)('%s', (_name, misuse, message) => {
      expect(refusalOf(misuse)).toEqual([kind, message])
      expect(new kind()).toBeInstanceOf(LensorError)
      expect(new kind().name).toBe(kind.name)
    })
  })
}

/** A map of one point, written now. */
export const at = (wire: object, body: (x: never) => unknown): unknown =>
  morphism([wire as never], ((x: never) => [body(x)]) as never)

/** A map of two points, written now. */
export const atTwo = (left: object, right: object, body: (x: never, y: never) => unknown): unknown =>
  morphism([left, right] as never, ((x: never, y: never) => [body(x, y)]) as never)
