import { checkRecord } from '../components/options.ts'
import type { Batch, Wires } from '../objects/wire.ts'
import type { Accepted, CarrierFamily, CodAt, LensFamily, ParamsAt } from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'
import type { Para, ParaLens } from '../terms/parametric.ts'
import { termOf } from '../terms/parametric.ts'
import type { carrierSentence, lensSentence } from '../terms/piece.ts'

/** The four parts of supervised learning, and how many samples a step sees. */
export interface Supervised<
  P extends Wires,
  A extends Wires,
  B extends Wires,
  Size extends number,
  Loss,
  Optimiser,
  Rate,
> {
  readonly model: Para<P, A, B>
  readonly batch: Size
  readonly loss: Accepted<Loss, LensFamily<Loss>, Batch<Size, B>, typeof lensSentence>
  readonly optimiser: Accepted<Optimiser, CarrierFamily<Optimiser>, P, typeof carrierSentence>
  readonly rate: Accepted<Rate, LensFamily<Rate>, CodAt<LensFamily<Loss>, Batch<Size, B>>, typeof lensSentence>
}

/**
 * Supervised learning of parameters: the model on a batch, an optimiser above it, a loss and a learning rate to its right.
 *
 * It is the composite `model.batch(n).lens().reparam(optimiser).pipe(loss).pipe(rate)`, a parametric lens (S ⊗ P) ⊗ label
 * ⊗ Aⁿ → 1 whose `put` is a learning step. Throws `ObjectError` where a part does not accept what flows in, `LensorError`
 * where a part is missing.
 *
 * Source: §4.1, supervised learning of parameters.
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, descent, input, linear, quadratic, supervised } from 'lensor'
 *
 * const learner = supervised({ model: input(1).pipe(linear(1)), batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
 * const step = compile(learner.put)
 * const [[weight]] = step([Float64Array.of(0)], [Float64Array.of(1)], Float64Array.of(1))
 * weight // => Float64Array.of(0.1)
 * ```
 */
export function supervised<
  P extends Wires,
  A extends Wires,
  B extends Wires,
  Size extends number,
  Loss,
  Optimiser,
  Rate,
>(
  parts: Supervised<P, A, B, Size, Loss, Optimiser, Rate>,
): ParaLens<
  Joined<
    Joined<CodAt<CarrierFamily<Optimiser>, P>, ParamsAt<LensFamily<Loss>, Batch<Size, B>>>,
    ParamsAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, Batch<Size, B>>>
  >,
  Batch<Size, A>,
  CodAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, Batch<Size, B>>>
> {
  const { model, batch, loss, optimiser, rate } = checkRecord('supervised', 'parts', parts)
  termOf(model)
  const learnt = model
    .batch(batch)
    .lens()
    .reparam(optimiser as never)
  return learnt.pipe(loss as never).pipe(rate as never) as never
}
