// What reports of training hold, and training that goes on from one.
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, Real, Report, TrainingState } from 'lensor'
import {
  accuracy,
  adam,
  dataset,
  dense,
  descent,
  input,
  predict,
  real,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'

const model = input(2).pipe(dense(2))
const learner = supervised({ model, batch: 2, loss: softmaxCrossEntropy, optimiser: adam(), rate: descent(1) })
const points = dataset(real(2), real(2), [
  [
    [0, 1],
    [1, 0],
  ],
  [Float64Array.of(1, 0), Float64Array.of(0, 1)],
])

type P = [Adam<[Real<[2, 2]>, Real<[2]>]>, Label<[Real<[2, 2]>], 'softmaxCrossEntropy'>]
let last: Report<P> | undefined
for await (const report of train(learner, points, { epochs: 1, seed: 1 })) {
  expectTypeOf(report).toEqualTypeOf<Report<P>>()
  expectTypeOf(report.parameters).toEqualTypeOf<[Float64Array, Float64Array]>()
  last = report
}
const state: TrainingState<P> | undefined = last
for await (const { parameters } of train(learner, points, { epochs: 2, ...(state && { from: state }) })) {
  expectTypeOf(accuracy(model, parameters, points)).toEqualTypeOf<number>()
  expectTypeOf(predict(model, parameters, points)).toEqualTypeOf<Float64Array[]>()
}
