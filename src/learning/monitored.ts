/** A learning step beside its loss. */
import { inline } from '../graph/graph.ts'
import type { Wire } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import { generator } from '../terms/morphism.ts'
import { ParaLens } from '../terms/parametric.ts'
import type { Port } from '../terms/port.ts'
import { forward } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { projection } from '../terms/structure.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, composeLenses } from '../terms/term.ts'
import { isState } from './learner.ts'

/**
 * P ⊗ A → S′ ⊗ L: what the learner's put makes of its state, beside the loss, which is what flows before its learning rate.
 * The changes of labels and of inputs are discarded, so they are not computed.
 */
export function monitored(learner: LensTerm): { readonly step: Term; readonly losses: readonly Wire[] } {
  const put = new ParaLens<Port, Port, Port>(learner).put.term
  const kept = forward(learner.params).map(isState)
  const state = compose(
    put,
    projection(put.cod, (_, index) => kept[index] ?? false),
  )
  const loss = new ParaLens<Port, Port, Port>(withoutRate(learner)).get.term
  const [params, lossParams] = [flat(put.params).length, flat(loss.params).length]
  const step = generator(
    put.params,
    put.dom,
    (...points) => [
      ...inline(graphOf(state), points),
      ...inline(graphOf(loss), [...points.slice(0, lossParams), ...points.slice(params)]),
    ],
    { name: 'step' },
    [...state.cod, ...loss.cod],
  )
  return { step, losses: flat(loss.cod) }
}

/** A learner without its last part, the learning rate; nothing flows where there is no other. */
function withoutRate(learner: LensTerm): LensTerm {
  return learner.kind === 'compose' ? learner.parts.slice(0, -1).reduce(composeLenses) : learner
}
