// Losses of bits add up to their parity, which says nothing of how many there were.
import {
  basicUpdate,
  bit,
  bits,
  booleanError,
  coordinatewise,
  descent,
  identityRate,
  lookupTable,
  metaLearning,
  multiply,
  parametric,
} from 'lensor'

const rule = parametric([bit()], [bit()], (mask, change) => [multiply(mask, change)])
const learner = bits(4).pipe(lookupTable(1)).lens().reparam(coordinatewise(rule)).pipe(booleanError).pipe(identityRate)
metaLearning({ learner, steps: 5, tasks: 2, optimiser: basicUpdate, rate: descent(1) })
// Type 'ParaLens<[Meta<[Bit<[]>]>, Coordinatewise<[], [Bit<[1, 16]>]>, Label<[Bit<[1]>], "booleanError">], [Bit<[4]>], []>' is not assignable to type
// '"✗ metaLearning adds losses ℝ, but the loss of the learner is ℤ₂[1]"'.
