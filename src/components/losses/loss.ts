/** What losses have in common. */
import type { Tensor } from '../../graph/graph.ts'
import type { Bundle, BundleFamily, Wire, Wires, bundles } from '../../objects/wire.ts'
import type { Family } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer, LensLayer } from '../../terms/layer.ts'
import { mapInstances } from '../../terms/piece.ts'
import { nameOf } from '../../terms/rule.ts'
import type { Call } from '../../terms/term.ts'
import { derivative } from '../../terms/term.ts'

/** The label that a loss compares with: the parameter of the loss, and its name. */
export interface Label<out Content extends Wires, out Name extends string = string> extends Bundle<'Label', Content> {
  readonly loss?: Name
  readonly [bundles]?: LabelFamily<Name>
}

/** A batch of labels is a label. */
interface LabelFamily<out Name extends string> extends BundleFamily {
  readonly bundled: this['content'] extends infer Content extends Wires ? Label<Content, Name> : never
}

/**
 * A loss: a family of parametric lenses whose parameter is the label.
 *
 * @example
 * ```ts
 * import { Loss, compile, input, quadratic } from 'lensor'
 *
 * quadratic instanceof Loss // => true
 * compile(input(1).pipe(quadratic.map))([Float64Array.of(1)], Float64Array.of(3)) // => [Float64Array.of(2)]
 * ```
 */
export class Loss<out F extends Family, out Rule extends string = F['rule']> extends LensLayer<F, Rule> {
  /** The loss as a parametric map, label ⊗ prediction → loss. */
  readonly map: Layer<F>

  /**
   * @param map The loss as a family of parametric maps.
   * @param made The call that makes the loss, for code; the name of the map, where there is none.
   */
  constructor(map: Layer<F>, made?: Call) {
    const layer = mapInstances(map)
    super(layer.rule, (object) => derivative(layer.at(object)), made)
    this.map = map
  }
}

/** Makes a loss of a map from a label and a prediction; `accept` gives the wire of both, or throws. */
export function loss<F extends Family>(
  rule: string,
  accept: (object: Wires) => Wire,
  body: (label: Tensor, prediction: Tensor) => Tensor,
  made: Call = { name: nameOf(rule) },
): Loss<F> {
  const name = nameOf(rule)
  return new Loss(
    new Layer(
      rule,
      (object) => {
        const wire = accept(object)
        const label: Label<Wires> = { bundle: 'Label', wires: [wire], loss: name }
        return generator([label], [wire], (expected, predicted) => [body(expected as Tensor, predicted as Tensor)], {
          name,
        })
      },
      { on: { name, made }, name: 'map' },
    ),
    made,
  )
}
