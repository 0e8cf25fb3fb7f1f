import { emit } from '../../graph/graph.ts'
import { stopGradient as primitive } from '../../graph/structural.ts'
import type { Notation } from '../../objects/notation.ts'
import type { Wire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import type { Family, OneWire } from '../../terms/family.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import type { oneTensorSentence } from './operation.ts'
import { onlyTensor } from './operation.ts'

type StopGradientAt<Object> = Object extends readonly [Wire]
  ? OneWire<Object[0]>
  : Say<typeof oneTensorSentence, { name: 'stopGradient'; object: Notation<Object> }>

export const stopGradientRule = 'stopGradient: A → A'

/** The family of {@link stopGradient}. */
export interface StopGradient extends Family {
  readonly rule: typeof stopGradientRule
  readonly maps: StopGradientAt<this['dom']>
}

/**
 * The map A → A that gives what it takes and whose reverse derivative is zero, over any domain. A layer, and a function of points.
 *
 * What a term composes with it, the term takes for constant: so second-order terms are dropped. It means the identity, but it is not the
 * identity of the category, whose reverse derivative is not zero (RD.3): R acts on terms here, as it acts on polynomials over ℤ₂, and
 * two terms that mean the same function may have different reverse derivatives. RD.1, RD.2 and RD.4 to RD.7 hold of it.
 *
 * Throws `ObjectError` where not one tensor flows in.
 *
 * @example
 * ```ts
 * import { compile, morphism, multiply, real, reverse, stopGradient } from 'lensor'
 *
 * const square = morphism([real(1)], (x) => [multiply(x, stopGradient(x))])
 * compile(square)(Float64Array.of(3)) // => [Float64Array.of(9)]
 * compile(reverse(square))(Float64Array.of(3), Float64Array.of(1)) // => [Float64Array.of(3)]
 * ```
 */
export const stopGradient: Operation<StopGradient> = operation(stopGradientRule, (object) =>
  onlyTensor('stopGradient', object, (x) => emit(primitive, [x], {})),
)
