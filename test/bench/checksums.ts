/** Whether peers computed the same, before their times count. */
import type { Numbers } from './data.ts'
import type { Precision } from './peer.ts'

/** How far what three steps made of the parameters may be off, by how a peer counts. */
export const tolerances: Readonly<Record<Precision, number>> = { float64: 1e-9, float32: 1e-4, bits: 0 }

/**
 * How far values are from the expected ones, relative to how far those have moved from where they began: ‖x − y‖ / ‖y − y₀‖.
 * Values of another length are infinitely far.
 */
export function distance(values: Numbers, expected: Numbers, start: ArrayLike<number>): number {
  if (values.length !== expected.length) return Infinity
  let [apart, moved] = [0, 0]
  for (let at = 0; at < expected.length; at++) {
    apart += ((values[at] as number) - (expected[at] as number)) ** 2
    moved += ((expected[at] as number) - (start[at] ?? 0)) ** 2
  }
  if (Number.isNaN(apart)) return Infinity
  return apart === 0 ? 0 : Math.sqrt(apart / moved)
}
