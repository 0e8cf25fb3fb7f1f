// A loss of one's own is a map whose parameter is the label.
import { expectTypeOf } from 'expect-type'
import type { Adam, Family, Label, Maps, Notation, ParaLens, Real, Say } from 'lensor'
import {
  Layer,
  Loss,
  ObjectError,
  adam,
  descent,
  input,
  linear,
  multiply,
  notation,
  onlyWire,
  parametric,
} from 'lensor'
import { real, reals, say, subtract, sum, supervised } from 'lensor'

const sentence = '✗ cubic compares real matrices ℝ[n×k], but {object} flows in'

type CubicAt<Object> = Object extends readonly [Real<[infer N extends number, infer K extends number]>]
  ? Maps<[Label<[Real<[N, K]>]>], [Real<[]>]>
  : Say<typeof sentence, { object: Notation<Object> }>

interface Cubic extends Family {
  readonly maps: CubicAt<this['dom']>
}

const cubic: Loss<Cubic> = new Loss(
  new Layer('cubic', (object) => {
    const wire = onlyWire(object)
    if (wire?.domain !== reals || wire.shape.length !== 2)
      throw new ObjectError(say(sentence, { object: notation(object) }))
    const matrix = real(...(wire.shape as [number, number]))
    const label: Label<[typeof matrix]> = { bundle: 'Label', wires: [matrix] }
    return parametric([label], [matrix], (expected, predicted) => {
      const error = subtract(predicted, expected)
      return [sum(sum(multiply(error, multiply(error, error)), 0), 0)]
    }).term
  }),
)

const learner = supervised({
  model: input(4).pipe(linear(3)),
  batch: 8,
  loss: cubic,
  optimiser: adam(),
  rate: descent(1),
})
expectTypeOf(learner).toEqualTypeOf<ParaLens<[Adam<[Real<[3, 4]>]>, Label<[Real<[8, 3]>]>], [Real<[8, 4]>], []>>()
