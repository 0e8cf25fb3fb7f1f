/** What the losses over ℝ have in common: they act on the last axis and average over the axes before it. */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { ofSizes, scale } from '../../graph/operators.ts'
import { sum } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import type { Shape } from '../../objects/wire.ts'
import { elements, onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { Label, Loss } from './loss.ts'
import { loss } from './loss.ts'
import type { Call } from '../../terms/term.ts'

export const realLossRule = '{name}: ℝ[…×k] → ℝ, label ℝ[…×k]'
export const realLossSentence = '✗ {name} compares real predictions ℝ[…×k], but {object} flows in'

type RealLossAt<Name extends string, Object> = Object extends readonly [
  Real<[...infer Lead extends Size[], infer Last extends Size]>,
]
  ? Maps<[Label<[Real<[...Lead, Last]>], Name>], [Real<[]>]>
  : Say<typeof realLossSentence, { name: Name; object: Notation<Object> }>

/** The family of a loss over ℝ: label ℝ[…×k] and prediction ℝ[…×k] to a number. */
export interface RealLoss<Name extends string> extends Family {
  readonly rule: Say<typeof realLossRule, { name: Name }>
  readonly maps: RealLossAt<Name, this['dom']>
}

/** One over the number of samples that axes have; of none it is 1. */
const share = (...sizes: readonly number[]): number => 1 / Math.max(elements(sizes), 1)

/** Makes a loss over ℝ of the terms that are added up along the last axis; of no samples it is 0, as their sum. */
export function realLoss<Name extends string>(
  name: Name,
  terms: (label: RealTensor, prediction: RealTensor) => RealTensor,
  made?: Call,
): Loss<RealLoss<Name>> {
  return loss(
    say(realLossRule, { name }),
    (object) => {
      const wire = onlyWire(object)
      if (wire?.domain !== reals || wire.shape.length === 0)
        throw new ObjectError(say(realLossSentence, { name, object: notation(object) }))
      return wire
    },
    (label, prediction) => {
      const all = terms(label as RealTensor, prediction as RealTensor)
      const { shape } = all.wire
      const total = emit(sum, [all], { axes: shape.map((_, axis) => axis) }) as Tensor<Real<[]>>
      return scale(total, ofSizes((shape as Shape).slice(0, -1), share))
    },
    made,
  )
}
