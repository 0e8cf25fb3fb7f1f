// An optimiser that is a network, learnt on the steps of another.
import { adam, dense, descent, input, lstmOptimiser, metaLearning, quadratic, supervised, tanh } from 'lensor'

const learner = supervised({
  model: input(1).pipe(dense(8)).pipe(tanh).pipe(dense(1)),
  batch: 10,
  loss: quadratic,
  optimiser: lstmOptimiser(),
  rate: descent(1),
})
export const meta = metaLearning({ learner, steps: 20, tasks: 4, optimiser: adam(), rate: descent(1) })
