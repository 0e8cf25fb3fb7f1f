// A skip connection adds what comes in to what comes out: both are one object.
import { dense, input, skip, tanh } from 'lensor'

input(3).pipe(skip(dense(4).pipe(tanh)))
// Argument of type 'Layer<Skip<Sequence<[Dense<4>, Pointwise<"tanh">]>>, "skip(dense(4); tanh): A → A">' is not assignable to parameter of type
// '"✗ skip takes a map from an object to itself, but this one goes from ℝ[3] to ℝ[4]"'.
