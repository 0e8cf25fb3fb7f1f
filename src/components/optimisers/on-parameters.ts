/**
 * What optimisers have in common that stand below another as well as above it: lenses (A, A) → (A, A) that act on real
 * parameters, plain ones or those among what one optimiser carries, and leave its state as it is.
 */
import type { Tensor } from '../../graph/graph.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import { carriedBy, flat, isBundle } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { FirstOther, RealTensors } from './carried.ts'
import { checkParameters } from './carried.ts'
import { onChanges } from './on-changes.ts'
import type { Call } from '../../terms/term.ts'

/** The parameters of an object: those that an optimiser carries, or all of plain parameters. */
type ParametersOf<Object> = Object extends readonly [Carried<string, Wires, infer Learnt>]
  ? Wires extends Learnt
    ? Object
    : Learnt
  : Object

export const onParametersRule = '{name}: P → P'
export const aboveOneSentence =
  '✗ {name} stands above plain parameters or above one optimiser, but {bundle} ({object}) is beside others; put it above each'

/** The first part that an optimiser carries beside other parts of an object, refused; else the first that is not real. */
type FirstBeside<Name extends string, Object, Parts = Object> = Parts extends readonly [infer First, ...infer Rest]
  ? First extends Carried<infer Kind, infer Content, infer Learnt>
    ? Wires extends Learnt
      ? FirstBeside<Name, Object, Rest>
      : Say<typeof aboveOneSentence, { name: Name; bundle: Kind; object: Notation<Content> }>
    : FirstBeside<Name, Object, Rest>
  : FirstOther<Name, Object>

type OnParametersAt<Name extends string, Object> =
  ParametersOf<Object> extends RealTensors
    ? Maps<[], Object>
    : Object extends readonly [unknown]
      ? FirstOther<Name, ParametersOf<Object>>
      : FirstBeside<Name, Object>

/** The family of an optimiser that acts on plain parameters, or on those that one optimiser carries. */
export interface OnParameters<Name extends string> extends Family {
  readonly rule: Say<typeof onParametersRule, { name: Name }>
  readonly maps: OnParametersAt<Name, this['dom']>
}

/** The lens that gives, for each parameter, what the body says of it, of what comes back for it, and of the state beside it. */
export function onParameters<Name extends string>(
  name: Name,
  body: (parameter: RealTensor, change: RealTensor, state: readonly Tensor[]) => Tensor,
  made?: Call,
): Optimiser<OnParameters<Name>> {
  return new Optimiser(
    say(onParametersRule, { name }),
    (object) => {
      const [only, ...more] = object
      const optimised = object.filter(isBundle).find((part) => carriedBy(part) !== undefined)
      if (more.length > 0 && optimised !== undefined)
        throw new ObjectError(
          say(aboveOneSentence, { name, bundle: optimised.bundle, object: notation(optimised.wires) }),
        )
      const parameters = (more.length === 0 && only !== undefined && isBundle(only) && carriedBy(only)) || object
      checkParameters(name, parameters, true)
      const kept = flat(object).length - parameters.length
      return onChanges(name, object, (now, changes) =>
        changes.map((change, at) =>
          at < kept ? change : body(now[at] as RealTensor, change as RealTensor, now.slice(0, kept)),
        ),
      )
    },
    made,
  )
}
