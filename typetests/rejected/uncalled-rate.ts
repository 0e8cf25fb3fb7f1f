// A learning rate is made by a call, with its number.
import { descent, input, quadratic } from 'lensor'

input(4).lens().pipe(quadratic).pipe(descent)
// Argument of type '<const Rate>(rate: Scheduled<Rate>) => LensLayer<RateOf<"descent", RateName<Rate>>, `descent(${RateName<Rate> & string}): ℝ → 1` | `descent(${RateName<Rate> & number}): ℝ → 1`>' is not assignable to parameter of type
// '"✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()"'.
