// Adam as it stands has nothing to learn: meta-learning takes an optimiser whose parameter port is open.
import { adam, descent, input, linear, metaLearning, quadratic, supervised } from 'lensor'

const learner = supervised({
  model: input(4).pipe(linear(3)),
  batch: 8,
  loss: quadratic,
  optimiser: adam(),
  rate: descent(1),
})
metaLearning({ learner, steps: 5, tasks: 2, optimiser: adam(), rate: descent(1) })
// Type 'ParaLens<[Adam<[Real<[3, 4]>]>, Label<[Real<[8, 3]>], "quadratic">], [Real<[8, 4]>], []>' is not assignable to type
// '"✗ metaLearning takes a learner whose optimiser has meta-parameters to learn, but its parameters are ℝ ⊗ ℝ[3×4] ⊗ ℝ[3×4] ⊗ ℝ[3×4] ⊗ ℝ[8×3]"'.
