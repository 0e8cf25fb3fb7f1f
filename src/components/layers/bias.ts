import { add } from '../../graph/operators.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Wire } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'

export const biasRule = 'bias: A → A, parameters A'
export const biasSentence = '✗ bias takes one tensor, but {object} flows in'

type BiasAt<Object> = Object extends readonly [infer W extends Wire]
  ? Maps<[W], [W]>
  : Say<typeof biasSentence, { object: Notation<Object> }>

/** The family of {@link bias}. */
export interface Bias extends Family {
  readonly rule: typeof biasRule
  readonly maps: BiasAt<this['dom']>
}

/**
 * The bias layer x ↦ x + b over any domain and shape: A ⊗ A → A. It begins at zero.
 *
 * Throws `ObjectError` where something else than one tensor flows in. Source: Example 3.1.
 *
 * @example
 * ```ts
 * import { bias, bits, notation } from 'lensor'
 *
 * notation(bits(4).pipe(bias).params) // => 'ℤ₂[4]'
 * ```
 */
export const bias: Layer<Bias> = new Layer(biasRule, (object) => {
  const only = onlyWire(object)
  if (only === undefined) throw new ObjectError(say(biasSentence, { object: notation(object) }))
  return generator([only], [only], (offset, x) => [add(x, offset)], { name: 'bias' })
})
