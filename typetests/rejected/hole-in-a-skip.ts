// A hole in a skip connection: both of its ends are known.
import { hole, input, skip } from 'lensor'

input(8).pipe(skip(hole))
// Argument of type 'Layer<Skip<HoleOver<"a map">>, "skip(hole): A → A">' is not assignable to parameter of type
// '"✗ hole: a map ℝ[8] → ℝ[8] belongs here"'.
