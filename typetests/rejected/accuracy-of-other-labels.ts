// A model is measured by labels of what it gives.
import { accuracy, dataset, input, real } from 'lensor'

const data = dataset(real(2), real(3), [
  [
    [0, 1],
    [0, 1, 0],
  ],
])
accuracy(input(2), [], data)
// Argument of type 'Dataset<Real<[2]>, Real<[3]>>' is not assignable to parameter of type
// '"✗ predictions ℝ[2] are compared with labels ℝ[2], but the data has labels ℝ[3]"'.
