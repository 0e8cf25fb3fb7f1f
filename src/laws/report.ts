/** What a check of laws is told, and what it finds. */
import { LensorError } from '../objects/errors.ts'
import type { Lists } from '../objects/wire.ts'
import type { Draw } from './values.ts'

/** How laws are checked. */
export interface CheckOptions {
  /** How many random cases each law is checked on; 100 where there is none. */
  readonly cases?: number
  /** The seed of the cases; 0 where there is none. */
  readonly seed?: number
  /** How far apart numbers of a smooth domain may lie, as a share of one and the greatest of them; 1e-6 where there is none. */
  readonly tolerance?: number
  /** Draws an element of a domain; by {@link Draw}'s own choice where there is none. */
  readonly element?: Draw
}

/** A law that does not hold: which, at which input, and both sides. */
export interface Broken {
  readonly law: string
  readonly statement: string
  /** What is broken, in mathematical notation. */
  readonly subject: string
  readonly at: string
  readonly left: string
  readonly right: string
}

/**
 * What a check found. As a string it is `'holds'`, or the first law that does not hold, in one line.
 *
 * @example
 * ```ts
 * import { input, tanh } from 'lensor'
 * import { LawReport, checkReverseDerivative } from 'lensor/laws'
 *
 * const report = checkReverseDerivative(input(2).pipe(tanh), { cases: 10 })
 * report instanceof LawReport // => true
 * report.broken // => []
 * ```
 */
export class LawReport {
  /** How many cases were checked, of all laws together. */
  readonly cases: number
  /** The names of the laws that were checked. */
  readonly laws: readonly string[]
  /** The names of the laws that could not be checked: the transpose, where a primitive means something over its own elements alone. */
  readonly unchecked: readonly string[]
  /** The laws that do not hold, each at the first input that shows it. */
  readonly broken: readonly Broken[]

  /** @internal */
  constructor(cases: number, checked: readonly string[], broken: readonly Broken[], unchecked: readonly string[] = []) {
    this.cases = cases
    this.laws = checked
    this.broken = broken
    this.unchecked = unchecked
  }

  /** Whether every law holds at every case. */
  get holds(): boolean {
    return this.broken.length === 0
  }

  /** Throws `LensorError` with the first broken law, in one line. */
  assert(): void {
    if (!this.holds) throw new LensorError(String(this))
  }

  toString(): string {
    const [first] = this.broken
    if (first === undefined)
      return this.unchecked.length === 0 ? 'holds' : `holds, but unchecked: ${this.unchecked.join(', ')}`
    const { law, statement, subject, at, left, right } = first
    return `✗ ${subject} breaks ${law}, ${statement}: at ${at} the left side is ${left} and the right side ${right}`
  }
}

/** Several reports as one: all cases, and each broken law once. */
export function merged(reports: readonly LawReport[]): LawReport {
  const broken = new Map(reports.flatMap((report) => report.broken.map((one) => [one.law, one] as const)).toReversed())
  return new LawReport(
    reports.reduce((sum, report) => sum + report.cases, 0),
    [...new Set(reports.flatMap((report) => report.laws))],
    [...broken.values()].toReversed(),
    [...new Set(reports.flatMap((report) => report.unchecked))],
  )
}

/** Values in a line: `[1, 2] [3]`. */
export function shown(lists: Lists): string {
  return lists.map((list) => `[${list.map(element).join(',')}]`).join(' ')
}

/** An element as text: a number as it is, an object by what it holds. */
function element(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}:${element(inner)}`)
    .join(',')}}`
}
