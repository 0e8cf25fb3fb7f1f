// A name is no number before it is bound.
import { input, real } from 'lensor'
import { morphism } from 'lensor'

input('features').pipe(morphism([real(784)], (x) => [x]))
// Argument of type 'Para<[], [Real<[784]>], [Real<[784]>]>' is not assignable to parameter of type
// '"✗ a map from ℝ[784] stands here, but ℝ[features] flows in"'.
