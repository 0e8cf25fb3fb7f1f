// A model predicts for the inputs that it takes.
import { dataset, input, predict, real } from 'lensor'

const data = dataset(real(3), real(1), [[[0, 1, 2], [1]]])
predict(input(2), [], data)
// Argument of type 'Dataset<Real<[3]>, Real<[1]>>' is not assignable to parameter of type
// '"✗ the learner takes inputs ℝ[2], but the data has inputs ℝ[3]"'.
