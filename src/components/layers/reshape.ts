import { emit } from '../../graph/graph.ts'
import { reshape as primitive } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Axes, Notation } from '../../objects/notation.ts'
import { axes, notation } from '../../objects/notation.ts'
import type { Listed } from '../../objects/list.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Agreeing, Elements } from '../../objects/size.ts'
import { productOf } from '../../objects/size.ts'
import type { Over, Wire } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneWire } from '../../terms/family.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import type { oneTensorSentence } from './operation.ts'
import { onlyTensor } from './operation.ts'

export const reshapeRule = 'reshape({shape}): D[…] → D[{axes}]'
export const reshapeSentence = '✗ reshape({shape}) takes a tensor of {elements} elements, but {object} flows in'

type ReshapeAt<S extends Size[], Object> = Object extends readonly [Wire<infer D, infer Given extends Size[]>]
  ? Fit<Given, S> extends { readonly misfit: never }
    ? Say<typeof reshapeSentence, { shape: Listed<S>; elements: Elements<S>; object: Notation<Object> }>
    : OneWire<Over<D, S>>
  : Say<typeof oneTensorSentence, { name: 'reshape'; object: Notation<Object> }>

/**
 * Whether two shapes have as many elements: `misfit` is `never` where it is known that they have not.
 *
 * It is an object, of which the compiler knows at once that a list is not `never`, whatever size it depends on.
 */
type Fit<Given extends Size[], S extends Size[]> = Given extends unknown[]
  ? { readonly misfit: [...Agreeing<Elements<Given>, Elements<S>>] }
  : never

/** The family of {@link reshape}. */
export interface Reshape<S extends Size[]> extends Family {
  readonly rule: Say<typeof reshapeRule, { shape: Listed<S>; axes: Axes<S> }>
  readonly maps: ReshapeAt<S, this['dom']>
}

/**
 * The same elements, in row-major order, in another shape, over any domain. A layer, and a function of points.
 *
 * Throws `ObjectError` where the number of elements is another, `SizeError` where a size is not a whole number from 0.
 *
 * @example
 * ```ts
 * import { input, notation, reshape } from 'lensor'
 *
 * notation(input(784).pipe(reshape(28, 28)).cod) // => 'ℝ[28×28]'
 * ```
 */
export function reshape<S extends Size[]>(...shape: S): Operation<Reshape<S>> {
  return operation(
    say(reshapeRule, { shape: shape.join(', '), axes: axes(shape) }),
    (object) => {
      const given = onlyWire(object)
      if (given !== undefined && productOf(given.shape) !== productOf(shape))
        throw new ObjectError(
          say(reshapeSentence, { shape: shape.join(', '), elements: productOf(shape), object: notation(object) }),
        )
      return onlyTensor('reshape', object, (x) => emit(primitive, [x], { shape }))
    },
    { name: 'reshape', given: shape },
    (binding) => reshape(...shape.map(binding)),
  )
}
