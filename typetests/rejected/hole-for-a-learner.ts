// A learner that is not written yet.
import { hole, learningStep } from 'lensor'

learningStep(hole)
// Argument of type 'Unwritten<"hole: A → ?">' is not assignable to parameter of type
// '"✗ hole: a lens belongs here"'.
