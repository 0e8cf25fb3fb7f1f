import type { Above } from '../../terms/family.ts'
import type { Optimiser } from '../../terms/layer.ts'
import type { Ascending } from './ascending.ts'
import { ascending } from './ascending.ts'
import type { BasicUpdateOver } from './basic-update.ts'
import { basicUpdate } from './basic-update.ts'

/**
 * Gradient ascent over any domain: the lens (P, P) → (P, P) with get(p) = p and put(p, p′) = p − p′, for a port that
 * ascends a loss which the cap descends. It is `ascending.pipe(basicUpdate)`.
 *
 * Over ℤ₂ it is the basic update. Throws `ObjectError` where a label or another optimiser's state is among the parameters.
 * Source: Definition 3.11 with the sign turned.
 *
 * @example
 * ```ts
 * import { compile, gradientAscent, real } from 'lensor'
 *
 * const { put } = gradientAscent.at([real(1)])
 * compile(put)([Float64Array.of(1)], Float64Array.of(-0.5)) // => [[Float64Array.of(1.5)]]
 * ```
 */
export const gradientAscent: Optimiser<Above<[Ascending, BasicUpdateOver]>> = ascending.pipe(basicUpdate)
