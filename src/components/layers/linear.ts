import { contract } from '../../graph/operators.ts'
import type { Tensor } from '../../graph/graph.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import type { Over, Wire } from '../../objects/wire.ts'
import { checkSize, onlyWire, over } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneEach } from '../../terms/family.ts'
import { checkInitialiser, glorot, zero } from '../../terms/initialisers.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'
import type { Initialiser } from '../../terms/term.ts'
import { checkOptions } from '../../objects/records.ts'

export const linearRule = 'linear({outputs}): D[m] → D[{outputs}], parameters D[{outputs}×m]'
export const linearSentence = '✗ linear({outputs}) takes a vector, but {object} flows in; flatten it first'

type LinearAt<Outputs extends Size, Object> = Object extends readonly [Wire<infer D, [infer Inputs extends Size]>]
  ? OneEach<Over<D, [Outputs, Inputs]>, Over<D, [Outputs]>>
  : Say<typeof linearSentence, { outputs: Outputs; object: Notation<Object> }>

/** The family of {@link linear}. */
export interface Linear<Outputs extends Size> extends Family {
  readonly rule: Say<typeof linearRule, { outputs: Outputs }>
  readonly maps: LinearAt<Outputs, this['dom']>
}

/** How the weights of a layer begin. */
export interface WeightOptions {
  /** Glorot's for real weights where there is none, zero over other domains. */
  readonly initial?: Initialiser
}

/**
 * The linear layer x ↦ Wx over any domain: D[n×m] ⊗ D[m] → D[n].
 *
 * Throws `ObjectError` where no vector flows in, `SizeError` where n is not a whole number from 0, `LensorError` where
 * there is no such option. Source: Example 3.1.
 *
 * @example
 * ```ts
 * import { bits, input, linear, notation } from 'lensor'
 *
 * notation(input(4).pipe(linear(3)).params) // => 'ℝ[3×4]'
 * notation(bits(4).pipe(linear(3)).params) // => 'ℤ₂[3×4]'
 * ```
 */
export function linear<Outputs extends Size>(outputs: Outputs, options: WeightOptions = {}): Layer<Linear<Outputs>> {
  checkSize(outputs)
  const name = `linear(${outputs})`
  const { initial } = checkOptions('linear', options, ['initial'])
  checkInitialiser(initial)
  return new Layer(
    say(linearRule, { outputs }),
    (object) => {
      const vector = onlyWire(object)
      if (vector?.shape.length !== 1) throw new ObjectError(say(linearSentence, { outputs, object: notation(object) }))
      const [inputs] = vector.shape as [Size]
      return generator(
        [over(vector.domain, [outputs, inputs])],
        [vector],
        (weight, x) => [contract(weight as Tensor<Real<[number, number]>>, x as Tensor<Real<[number]>>, 'ij,j->i')],
        { name, initial: [initial ?? (vector.domain === reals ? glorot : zero)] },
      )
    },
    { name: 'linear', given: [outputs, options] },
    (binding) => linear(binding(outputs), options),
  )
}
