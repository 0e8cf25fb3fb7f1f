// A model that is not written yet: nothing is known of it.
import { basicUpdate, descent, hole, quadratic, supervised } from 'lensor'

supervised({ model: hole, batch: 8, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
// Type 'Unwritten<"hole: A → ?">' is not assignable to type
// '"✗ hole: a map belongs here"'.
