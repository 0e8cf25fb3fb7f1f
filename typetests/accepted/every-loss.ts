// Each loss over ℝ closes the same model, and takes a label of the same wire.
import { expectTypeOf } from 'expect-type'
import type { Label, ParaLens, Real } from 'lensor'
import {
  absoluteError,
  binaryCrossEntropy,
  dotProduct,
  hinge,
  huber,
  input,
  linear,
  quadratic,
  softmaxCrossEntropy,
} from 'lensor'

const model = input(4).pipe(linear(3)).batch(8).lens()
type Closed = ParaLens<[Real<[3, 4]>, Label<[Real<[8, 3]>]>], [Real<[8, 4]>], [Real<[]>]>
expectTypeOf(model.pipe(quadratic)).toEqualTypeOf<Closed>()
expectTypeOf(model.pipe(softmaxCrossEntropy)).toEqualTypeOf<Closed>()
expectTypeOf(model.pipe(binaryCrossEntropy)).toEqualTypeOf<Closed>()
expectTypeOf(model.pipe(absoluteError)).toEqualTypeOf<Closed>()
expectTypeOf(model.pipe(huber({ delta: 2 }))).toEqualTypeOf<Closed>()
expectTypeOf(model.pipe(hinge)).toEqualTypeOf<Closed>()
expectTypeOf(model.pipe(dotProduct)).toEqualTypeOf<Closed>()
