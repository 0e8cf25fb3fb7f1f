import type { Size } from '../objects/named-size.ts'
import type { Real } from '../objects/real.ts'
import { real } from '../objects/real.ts'
import type { Bundle, BundleFamily, Wires, bundles } from '../objects/wire.ts'

interface NoiseFamily extends BundleFamily {
  readonly bundled: this['content'] extends infer Content extends Wires ? Noise<Content> : never
}

/** Numbers that training draws for each step from its seed, uniform from 0 (included) to 1 (excluded). */
export interface Noise<out Content extends Wires> extends Bundle<'Noise', Content> {
  readonly [bundles]?: NoiseFamily
}

/**
 * The noise of a shape, Noise(ℝ[…]): a part of a domain that is no datum. Training draws it for each step from its seed;
 * prediction gives zeros, which stand for no noise.
 *
 * Throws `SizeError` where a size is not a whole number from 0.
 *
 * @example
 * ```ts
 * import { identity, input, noise, notation } from 'lensor'
 *
 * notation(input(4).par(identity([noise(16)])).dom) // => 'ℝ[4] ⊗ ℝ[16]'
 * ```
 */
export function noise<const S extends Size[]>(...shape: S): Noise<[Real<S>]> {
  return { bundle: 'Noise', wires: [real(...shape)] }
}
