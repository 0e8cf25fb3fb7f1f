// A hole alone is no map yet.
import { compile, hole } from 'lensor'

compile(hole)
// Argument of type 'Unwritten<"hole: A → ?">' is not assignable to parameter of type
// '"✗ hole: a map belongs here"'.
