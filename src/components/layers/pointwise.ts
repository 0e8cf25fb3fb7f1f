/** What the layers that apply a smooth function place by place have in common. */
import type { Tensor } from '../../graph/graph.ts'
import { smoothSentence } from '../../graph/smooth.ts'
import type { SmoothDomain } from '../../objects/domain.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Wire } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneWire } from '../../terms/family.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import type { oneTensorSentence } from './operation.ts'
import { onlyTensor } from './operation.ts'

type PointwiseAt<Name extends string, Object> = Object extends readonly [Wire<SmoothDomain>]
  ? OneWire<Object[0]>
  : Say<
      Object extends readonly [Wire] ? typeof smoothSentence : typeof oneTensorSentence,
      { name: Name; object: Notation<Object> }
    >

export const pointwiseRule = '{name}: A → A'

/** The family of a smooth function, place by place: A → A over a smooth domain. */
export interface Pointwise<Name extends string> extends Family {
  readonly rule: Say<typeof pointwiseRule, { name: Name }>
  readonly maps: PointwiseAt<Name, this['dom']>
}

/** The layer of a smooth function written with the operators. */
export function pointwise<Name extends string>(name: Name, body: (x: Tensor) => Tensor): Operation<Pointwise<Name>> {
  return operation(say(pointwiseRule, { name }), (object) => {
    const wire = onlyWire(object)
    if (wire !== undefined && wire.domain.smooth === undefined)
      throw new ObjectError(say(smoothSentence, { name, object: notation(object) }))
    return onlyTensor(name, object, body)
  })
}
