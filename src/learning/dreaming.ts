import { checkRecord } from '../components/options.ts'
import { frozen } from '../components/optimisers/frozen.ts'
import type { Frozen } from '../components/optimisers/frozen.ts'
import type { Wires } from '../objects/wire.ts'
import type { Para, ParaLens } from '../terms/parametric.ts'
import { carrierAt, termOf } from '../terms/parametric.ts'
import type {
  Accepted,
  CarrierFamily,
  CodAt,
  LensFamily,
  ParamsAt,
  carrierSentence,
  lensSentence,
} from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'

/** The four parts of deep dreaming. */
export interface Dreaming<P extends Wires, A extends Wires, B extends Wires, Loss, Optimiser, Rate> {
  /** The trained model: its parameters stay. */
  readonly model: Para<P, A, B>
  readonly loss: Accepted<Loss, LensFamily<Loss>, B, typeof lensSentence>
  /** What updates the input. */
  readonly optimiser: Accepted<Optimiser, CarrierFamily<Optimiser>, A, typeof carrierSentence>
  readonly rate: Accepted<Rate, LensFamily<Rate>, CodAt<LensFamily<Loss>, B>, typeof lensSentence>
}

/**
 * Deep dreaming, supervised learning of an input: the optimiser stands before the input, and the parameters are frozen.
 *
 * It is the composite `optimiser.at(A).pipe(model.lens().reparam(frozen)).pipe(loss).pipe(rate)`, a parametric lens
 * P ⊗ label ⊗ (S ⊗ A) → 1 whose `put` is a step of the input. With the dot product for loss and ascent for rate, the input
 * moves to where the model's output is greatest along the label. Noise, as for dropout, is closed before, by zeros.
 *
 * Throws `ObjectError` where a part does not accept what flows in, `LensorError` where a part is missing.
 *
 * Source: §4.2, deep dreaming: supervised learning of inputs.
 *
 * @example
 * ```ts
 * import { ascent, basicUpdate, compile, dotProduct, dreaming, input, linear } from 'lensor'
 *
 * const dream = dreaming({ model: input(2).pipe(linear(1)), loss: dotProduct, optimiser: basicUpdate, rate: ascent(0.5) })
 * const [weight, label, image] = [Float64Array.of(1, -2), Float64Array.of(1), Float64Array.of(0, 0)]
 * compile(dream.put)([weight], [label], [image])[2] // => [Float64Array.of(0.5, -1)]
 * ```
 */
export function dreaming<P extends Wires, A extends Wires, B extends Wires, Loss, Optimiser, Rate>(
  parts: Dreaming<P, A, B, Loss, Optimiser, Rate>,
): ParaLens<
  Joined<Joined<[Frozen<P>], ParamsAt<LensFamily<Loss>, B>>, ParamsAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, B>>>,
  CodAt<CarrierFamily<Optimiser>, A>,
  CodAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, B>>
> {
  const { model, loss, optimiser, rate } = checkRecord('dreaming', 'parts', parts)
  const { dom } = termOf(model)
  const kept = model.lens().reparam(frozen as never)
  return carrierAt(optimiser, dom)
    .pipe(kept as never)
    .pipe(loss as never)
    .pipe(rate as never) as never
}
