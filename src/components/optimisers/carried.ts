/** What optimisers have in common: a lens (S ⊗ P, S ⊗ P) → (P, P) written with points, one parameter wire like the next. */
import type { Tensor } from '../../graph/graph.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import type { Bundle, Wire, Wires } from '../../objects/wire.ts'
import { carrying, flat, isBundle, zeros } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import { generator } from '../../terms/morphism.ts'
import type { Initialiser, LensTerm } from '../../terms/term.ts'
import { metaOf } from './meta.ts'

export const bundleSentence =
  '✗ {name} updates the parameters of a model, but {bundle} ({object}) is among them; reparametrise before it comes in'
export const metaSentence =
  '✗ {name} updates the parameters of a model, but Meta ({object}) is among them; meta-parameters are learnt through steps, as metaLearning does'
export const realParametersSentence = '✗ {name} updates parameters over ℝ, but {object} flows in'

/** Real tensors, of any shapes. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type RealTensors = readonly Real<any>[]

/** The first bundle among parameters, refused. */
export type FirstBundle<Name extends string, P> = P extends readonly [infer First, ...infer Rest]
  ? First extends Bundle<infer Kind, infer Content>
    ? Say<
        Kind extends 'Meta' ? typeof metaSentence : typeof bundleSentence,
        { name: Name; bundle: Kind; object: Notation<Content> }
      >
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

/** The points of a lens over parameters, each wire's apart. */
type Points = readonly Tensor[]

/** An optimiser that carries a state, one wire at a time. */
export interface Update {
  /** What it is called in messages, and what its state is called in types. */
  readonly name: string
  readonly bundle: string
  /** Wires of its state that all parameters share, such as a count of steps. They begin at zero. */
  readonly shared?: readonly Wire[]
  /** Meta-parameters Φ, where it is learnt, and how they begin. */
  readonly meta?: { readonly wires: readonly Wire[]; readonly initial: readonly Initialiser[] }
  /** How many tensors its state has for each parameter, of the parameter's wire. They begin at zero. */
  readonly slots?: number
  /** Whether it needs real parameters. */
  readonly overReals: boolean
  /** What the model sees, from the slots and the parameter: the parameter, where an optimiser does not look elsewhere. */
  look?(slots: Points, parameter: Tensor): Tensor
  /** The new shared state, and whatever else is the same for all parameters, from the old one and the meta-parameters. */
  share?(shared: Points, meta: Points): Points
  /** The new slots, then the new parameter, from the slots, the parameter, its change, what is shared and the meta-parameters. */
  step(slots: Points, parameter: Tensor, change: Tensor, shared: Points, meta: Points): Points
}

/** Throws `ObjectError` where an object is not one of parameters, or not of real ones where those are needed. */
export function checkParameters(name: string, parameters: Wires, overReals: boolean): void {
  for (const part of parameters) {
    if (isBundle(part))
      throw new ObjectError(
        say(part.bundle === 'Meta' ? metaSentence : bundleSentence, {
          name,
          bundle: part.bundle,
          object: notation(part.wires),
        }),
      )
    if (overReals && part.domain !== reals)
      throw new ObjectError(say(realParametersSentence, { name, object: notation([part]) }))
  }
}

/** Points that lie column by column, each with one for each parameter, as rows: what there is of each parameter. */
export const rowsOf = (points: Points, parameters: Wires): readonly Points[] =>
  parameters.map((_, index) => points.filter((_point, at) => at % parameters.length === index))

/** Rows of so many points as columns behind each other: the inverse of {@link rowsOf}. */
export const columnsOf = (rows: readonly Points[], width: number): Points =>
  Array.from({ length: width }, (_, column) => rows.map((row) => row[column] as Tensor)).flat()

/** The lens of an update over an object of parameters. Throws `ObjectError` where it does not accept them. */
export function carried(update: Update, parameters: Wires): LensTerm {
  const { name, bundle, shared = [], slots = 0, look, meta } = update
  checkParameters(name, parameters, update.overReals)
  const state = [...shared, ...Array.from({ length: slots }, () => parameters).flat()]
  const object = [carrying(bundle, state, parameters)]
  const params = meta === undefined ? [] : [metaOf(meta.wires)]
  const ofMeta = flat(params).length
  /** Of each parameter: its slots, itself, and its change where there is one. */
  const rows = (points: Points): readonly Points[] => rowsOf(points.slice(ofMeta + shared.length), parameters)
  const get = generator(
    params,
    object,
    (...points) =>
      rows(points).map((row) => {
        const parameter = row[slots] as Tensor
        return look?.(row.slice(0, slots), parameter) ?? parameter
      }),
    { name: `${name} get`, ...(meta && { initial: meta.initial }) },
    parameters,
  )
  const put = generator(
    params,
    [...object, ...parameters],
    (...points) => {
      const own = points.slice(0, ofMeta)
      const common = update.share?.(points.slice(ofMeta, ofMeta + shared.length), own) ?? []
      const stepped = rows(points).map((row) =>
        update.step(row.slice(0, slots), row[slots] as Tensor, row[slots + 1] as Tensor, common, own),
      )
      return [...own, ...common.slice(0, shared.length), ...columnsOf(stepped, slots + 1)]
    },
    { name: `${name} put` },
    [...params, ...object],
  )
  return {
    kind: 'lens',
    get,
    put,
    initial: (first) => [...flat(state).map(zeros), ...first],
    params,
    dom: object,
    cod: parameters,
  }
}
