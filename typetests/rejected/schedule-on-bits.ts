// A learning rate over ℤ₂ is the identity; a schedule, too, closes a loss ℝ.
import { bits, booleanError, cosineDecay, descent, lookupTable } from 'lensor'

const circuit = bits(2).pipe(lookupTable(1)).lens().pipe(booleanError)
circuit.pipe(descent(cosineDecay({ rate: 0.1, steps: 100 })))
// Argument of type 'LensLayer<RateOf<"descent", "schedule">, "descent(schedule): ℝ → 1">' is not assignable to parameter of type
// '"✗ descent(schedule) closes a loss ℝ, but ℤ₂[1] flows in; put a loss before it"'.
