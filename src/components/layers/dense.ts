import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Layer } from '../../terms/layer.ts'
import { mapInstances } from '../../terms/piece.ts'
import { compose } from '../../terms/term.ts'
import { checkOptions } from '../../objects/records.ts'
import { bias } from './bias.ts'
import type { WeightOptions } from './linear.ts'
import { linear } from './linear.ts'

export const denseRule = 'dense({outputs}): ℝ[m] → ℝ[{outputs}], parameters ℝ[{outputs}×m] ⊗ ℝ[{outputs}]'
export const denseSentence = '✗ dense({outputs}) takes a real vector ℝ[m], but {object} flows in; flatten it first'
export const denseOtherSentence = '✗ dense({outputs}) takes a real vector ℝ[m], but {object} flows in'

type DenseAt<Outputs extends Size, Object> = Object extends readonly [Real<[infer Inputs extends Size]>]
  ? Maps<[Real<[Outputs, Inputs]>, Real<[Outputs]>], [Real<[Outputs]>]>
  : Say<
      // oxlint-disable-next-line typescript/no-explicit-any -- a real tensor of any shape
      Object extends readonly [Real<any>] ? typeof denseSentence : typeof denseOtherSentence,
      { outputs: Outputs; object: Notation<Object> }
    >

/** The family of {@link dense}. */
export interface Dense<Outputs extends Size> extends Family {
  readonly rule: Say<typeof denseRule, { outputs: Outputs }>
  readonly maps: DenseAt<Outputs, this['dom']>
}

/**
 * The dense layer x ↦ Wx + b: ℝ[n×m] ⊗ ℝ[n] ⊗ ℝ[m] → ℝ[n], a linear layer and a bias. An activation is a layer of its own.
 *
 * Throws `ObjectError` where no real vector flows in, `SizeError` where n is not a whole number from 0, `LensorError`
 * where there is no such option. Source: Example 3.1.
 *
 * @example
 * ```ts
 * import { dense, input, notation } from 'lensor'
 *
 * notation(input(4).pipe(dense(3)).params) // => 'ℝ[3×4] ⊗ ℝ[3]'
 * ```
 */
export function dense<Outputs extends Size>(outputs: Outputs, options: WeightOptions = {}): Layer<Dense<Outputs>> {
  const weight = mapInstances(linear(outputs, checkOptions('dense', options, ['initial'])))
  return new Layer(
    say(denseRule, { outputs }),
    (object) => {
      const tensor = onlyWire(object)
      if (tensor?.domain !== reals || tensor.shape.length !== 1)
        throw new ObjectError(
          say(tensor?.domain === reals ? denseSentence : denseOtherSentence, { outputs, object: notation(object) }),
        )
      const product = weight.at(object)
      return compose(product, mapInstances(bias).at(product.cod))
    },
    { name: 'dense', given: [outputs, options] },
    (binding) => dense(binding(outputs), options),
  )
}
