import { checkParts } from '../objects/records.ts'
import { frozen } from '../components/optimisers/frozen.ts'
import type { Frozen } from '../components/optimisers/frozen.ts'
import type { Absent, Complete } from '../objects/inferred.ts'
import type { Wires } from '../objects/wire.ts'
import type { CodOf, DomOf, MapPart, Para, ParaLens, ParamsOf } from '../terms/parametric.ts'
import { carrierAt, mapPart } from '../terms/parametric.ts'
import type { CarrierFamily, CodAt, LensFamily, ParamsAt } from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'
import type { CarrierPart, LensPart, PartCod } from './parts.ts'

/** The parts of {@link dreaming}, by name. */
const dreamingParts = 'model, loss, optimiser, rate'

/** The four parts of deep dreaming. */
export interface Dreaming<Model, Loss, Optimiser, Rate> {
  /** The trained model: its parameters stay. */
  readonly model: MapPart<Model>
  readonly loss: LensPart<Loss, CodOf<Model>>
  /** What updates the input. */
  readonly optimiser: CarrierPart<Optimiser, DomOf<Model>>
  readonly rate: LensPart<Rate, PartCod<Loss, CodOf<Model>>>
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
export function dreaming<Model = Absent, Loss = Absent, Optimiser = Absent, Rate = Absent>(
  parts: Complete<
    'dreaming',
    typeof dreamingParts,
    [Model, Loss, Optimiser, Rate],
    Dreaming<Model, Loss, Optimiser, Rate>
  >,
): ParaLens<
  Joined<
    Joined<
      Joined<ParamsAt<CarrierFamily<Optimiser>, DomOf<Model>>, [Frozen<ParamsOf<Model>>]>,
      ParamsAt<LensFamily<Loss>, CodOf<Model>>
    >,
    ParamsAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, CodOf<Model>>>
  >,
  CodAt<CarrierFamily<Optimiser>, DomOf<Model>>,
  CodAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, CodOf<Model>>>
> {
  const given = checkParts<Dreaming<unknown, Loss, Optimiser, Rate>>('dreaming', dreamingParts, parts)
  const { loss, optimiser, rate } = given
  const { dom } = mapPart(given.model)
  const kept = (given.model as unknown as Para<Wires, Wires, Wires>).lens().reparam(frozen as never)
  return carrierAt(optimiser, dom)
    .pipe(kept as never)
    .pipe(loss as never)
    .pipe(rate as never) as never
}
