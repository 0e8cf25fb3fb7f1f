// A hole says what belongs into it, as soon as it is known what comes behind.
import { dense, hole, input } from 'lensor'

const classes = input(128).pipe(dense(10))
input(784).pipe(hole).pipe(classes)
// Argument of type 'Para<[Real<[10, 128]>, Real<[10]>], [Real<[128]>], [Real<[10]>]>' is not assignable to parameter of type
// '"✗ hole: a map ℝ[784] → ℝ[128] belongs here"'.
