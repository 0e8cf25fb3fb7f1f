// A schedule that is not written yet.
import { descent, hole } from 'lensor'

descent(hole)
// Argument of type 'Unwritten<"hole: A → ?">' is not assignable to parameter of type
// '"✗ hole: a map belongs here"'.
