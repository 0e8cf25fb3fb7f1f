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
type Closed<Name extends string> = ParaLens<[Real<[3, 4]>, Label<[Real<[8, 3]>], Name>], [Real<[8, 4]>], [Real<[]>]>
expectTypeOf(model.pipe(quadratic)).toEqualTypeOf<Closed<'quadratic'>>()
expectTypeOf(model.pipe(softmaxCrossEntropy)).toEqualTypeOf<Closed<'softmaxCrossEntropy'>>()
expectTypeOf(model.pipe(binaryCrossEntropy)).toEqualTypeOf<Closed<'binaryCrossEntropy'>>()
expectTypeOf(model.pipe(absoluteError)).toEqualTypeOf<Closed<'absoluteError'>>()
expectTypeOf(model.pipe(huber({ delta: 2 }))).toEqualTypeOf<Closed<'huber'>>()
expectTypeOf(model.pipe(hinge)).toEqualTypeOf<Closed<'hinge'>>()
expectTypeOf(model.pipe(dotProduct)).toEqualTypeOf<Closed<'dotProduct'>>()
