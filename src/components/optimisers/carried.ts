/** What optimisers have in common: a lens (S ⊗ P, S ⊗ P) → (P, P) written with points, one parameter wire like the next. */
import type { Tensor } from '../../graph/graph.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import type { Bundle, Wire, Wires } from '../../objects/wire.ts'
import { flat, isBundle, zeros } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import { generator } from '../../terms/morphism.ts'
import type { LensTerm } from '../../terms/term.ts'

export const bundleSentence =
  '✗ {name} updates the parameters of a model, but {bundle} ({object}) is among them; reparametrise before it comes in'
export const realParametersSentence = '✗ {name} updates parameters over ℝ, but {object} flows in'

/** The first bundle among parameters, refused. */
export type FirstBundle<Name extends string, P> = P extends readonly [infer First, ...infer Rest]
  ? First extends Bundle<infer Kind, infer Content>
    ? Say<typeof bundleSentence, { name: Name; bundle: Kind; object: Notation<Content> }>
    : FirstBundle<Name, Rest>
  : never

/** The first part of parameters that is not real, refused. */
export type FirstOther<Name extends string, P> = P extends readonly [infer First, ...infer Rest]
  ? // oxlint-disable-next-line typescript/no-explicit-any -- a real tensor of any shape
    First extends Real<any>
    ? FirstOther<Name, Rest>
    : First extends Wire
      ? Say<typeof realParametersSentence, { name: Name; object: Notation<[First]> }>
      : FirstBundle<Name, P>
  : never

/** An optimiser, one wire at a time. */
export interface Update {
  /** What it is called in messages, and what its state is called in types. */
  readonly name: string
  readonly bundle: string
  /** Wires of its state that all parameters share, such as a count of steps. They begin at zero. */
  readonly shared?: readonly Wire[]
  /** How many tensors its state has for each parameter, of the parameter's wire. They begin at zero. */
  readonly slots?: number
  /** Whether it needs real parameters. */
  readonly overReals: boolean
  /** The new shared state. */
  share?(shared: readonly Tensor[]): readonly Tensor[]
  /** The new slots, then the new parameter, from the slots, the parameter, its change and the new shared state. */
  step(slots: readonly Tensor[], parameter: Tensor, change: Tensor, shared: readonly Tensor[]): readonly Tensor[]
}

/** The lens of an update over an object of parameters. Throws `ObjectError` where it does not accept them. */
export function carried(update: Update, parameters: Wires): LensTerm {
  const { name, bundle, shared = [], slots = 0 } = update
  for (const part of parameters) {
    if (isBundle(part))
      throw new ObjectError(say(bundleSentence, { name, bundle: part.bundle, object: notation(part.wires) }))
    if (update.overReals && part.domain !== reals)
      throw new ObjectError(say(realParametersSentence, { name, object: notation([part]) }))
  }
  const count = parameters.length
  const slotted = Array.from({ length: slots }, () => parameters).flat()
  const state: Bundle = { bundle, wires: [...shared, ...slotted, ...parameters] }
  const get = generator(
    [],
    [state],
    (...points) => points.slice(shared.length + slotted.length),
    { name: `${name} get` },
    parameters,
  )
  const put = generator(
    [],
    [state, ...parameters],
    (...points) => {
      const sharedNow = update.share?.(points.slice(0, shared.length)) ?? []
      const own = points.slice(shared.length)
      const stepped = parameters.map((_, index) => {
        const [slotsNow, parameter, change] = [
          Array.from({ length: slots }, (_slot, slot) => own[slot * count + index] as Tensor),
          own[slots * count + index] as Tensor,
          own[(slots + 1) * count + index] as Tensor,
        ]
        return update.step(slotsNow, parameter, change, sharedNow)
      })
      const columns = Array.from({ length: slots + 1 }, (_column, column) =>
        stepped.map((row) => row[column] as Tensor),
      )
      return [...sharedNow, ...columns.flat()]
    },
    { name: `${name} put` },
    [state],
  )
  const nothing = flat([...shared, ...slotted]).map(zeros)
  return {
    kind: 'lens',
    get,
    put,
    initial: (first) => [...nothing, ...first],
    params: [],
    dom: [state],
    cod: parameters,
  }
}
