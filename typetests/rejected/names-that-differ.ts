// A name is equal to itself alone.
import { dense, input } from 'lensor'

input('features').pipe(dense('hidden')).pipe(input('features'))
// Argument of type 'Para<[], [Real<["features"]>], [Real<["features"]>]>' is not assignable to parameter of type
// '"✗ a map from ℝ[features] stands here, but ℝ[hidden] flows in"'.
