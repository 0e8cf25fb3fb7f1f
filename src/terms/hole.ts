import { emit } from '../graph/graph.ts'
import { constant } from '../graph/structural.ts'
import type { Wires } from '../objects/wire.ts'
import { flat, zeros } from '../objects/wire.ts'
import type { Family, Maps } from './family.ts'
import { Layer } from './layer.ts'
import { generator } from './morphism.ts'
import type { Carrier, LensPiece } from './piece.ts'
import { instances, stand } from './piece.ts'
import type { LensTerm, Term } from './term.ts'
import type { Hole, HoleIn, Kind } from './unfinished.ts'
import { holeFrom, holeIn, holeRule } from './unfinished.ts'

/** The family of {@link hole}: it accepts any object, and nothing accepts what it gives. */
export interface HoleOver<K extends Kind> extends Family {
  readonly rule: typeof holeRule
  readonly maps: Maps<[], HoleIn<this['dom']> extends undefined ? [Hole<K, this['dom']>] : this['dom']>
}

/** A layer, a lens and an optimiser that is not written yet. */
export interface Unwritten<out Rule extends string = typeof holeRule>
  extends Layer<HoleOver<'a map'>, Rule>, LensPiece<HoleOver<'a lens'>>, Carrier<HoleOver<'an optimiser'>> {}

/** A map that is never run. */
const unknown = (dom: Wires, cod: Wires): Term =>
  generator(
    [],
    dom,
    () => flat(cod).map((wire) => emit(constant, [], { wire, values: zeros({ ...wire, shape: [] }) })),
    { name: 'hole' },
    cod,
  )

/** What comes out of a hole at an object; a hole behind a hole is one hole. */
const outOf = (kind: Kind, object: Wires): Wires => (holeIn(object) === undefined ? holeFrom(kind, object) : object)

function unknownLens(dom: Wires, cod: Wires): LensTerm {
  const [get, put] = [unknown(dom, cod), unknown([...dom, ...cod], dom)]
  return { kind: 'lens', get, put, initial: undefined, params: [], dom, cod }
}

/**
 * What is not written yet, at any place of a composite: A → ?, a layer, a lens or an optimiser.
 *
 * Nothing accepts what it gives, and the refusal says what belongs there, as far as it is known: from which object, to
 * which. It can be drawn. `compile` and `train` throw `ObjectError` with the same sentence.
 *
 * @example
 * ```ts
 * import { hole, input, notation } from 'lensor'
 *
 * const begun = input(784).pipe(hole)
 * notation(begun.cod) // => '?'
 * ```
 *
 * @example
 * ```ts
 * import { dense, hole, input } from 'lensor'
 *
 * input(784).pipe(hole.pipe(dense(10)))
 * // Argument of type 'Layer<Sequence<[HoleOver<"a map">, Dense<10>]>, "hole; dense(10): A → ℝ[10]">' is not assignable to parameter of type
 * // '"✗ hole: a map ℝ[784] → ℝ[m] belongs here"'.
 * ```
 */
export const hole: Unwritten = [
  instances('hole', 'lens', (object) => unknownLens(object, outOf('a lens', object)), { name: 'hole' }),
  instances('hole', 'carrier', (object) => unknownLens(outOf('an optimiser', object), object), { name: 'hole' }),
].reduce<Layer<HoleOver<'a map'>>>(
  stand,
  new Layer(holeRule, (object) => unknown(object, outOf('a map', object))),
) as Unwritten
