import type { Wires } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import { codeOfGraph } from '../terms/code.ts'
import type { Para } from '../terms/parametric.ts'
import { graphOf } from '../terms/reading.ts'

/**
 * A map as code that can be pasted: its graph, written with points and operators, one line a value.
 *
 * Wires of ℝ and ℤ₂ are written as `real(…)` and `bit(…)`, those of other domains as `over(…)` of the domain's symbol in
 * plain letters: ℤ₄ is `Z4`. A primitive of one's own stands by its name. Throws `LensorError` where a value is given by a
 * function of JavaScript, as that of a `booleanMap` is.
 *
 * @example
 * ```ts
 * import { morphism, multiply, real } from 'lensor'
 * import { codeOf } from 'lensor/laws'
 *
 * codeOf(morphism([real(2)], (x) => [multiply(x, x)])).includes('const b = multiply(a, a)') // => true
 * ```
 */
export function codeOf<P extends Wires, A extends Wires, B extends Wires>(map: Para<P, A, B>): string {
  return codeOfGraph(graphOf(map.term), flat(map.params), flat(map.dom))
}
