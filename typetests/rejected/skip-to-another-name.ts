// A skip ends where it begins.
import { dense, input, skip } from 'lensor'

input('features').pipe(skip(dense('hidden')))
// Argument of type 'Layer<Skip<Dense<"hidden">>, "skip(dense(hidden)): A → A">' is not assignable to parameter of type
// '"✗ skip takes a map from an object to itself, but this one goes from ℝ[features] to ℝ[hidden]"'.
