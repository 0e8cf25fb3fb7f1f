// A map that is not finished is not compiled.
import { compile, dense, hole, input } from 'lensor'

compile(input(784).pipe(dense(128)).pipe(hole))
// Argument of type 'Para<[Real<[128, 784]>, Real<[128]>], [Real<[784]>], [Hole<"a map", [Real<[128]>]>]>' is not assignable to parameter of type
// '"✗ hole: a map from ℝ[128] belongs here"'.
