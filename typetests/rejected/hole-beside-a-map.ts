// A hole beside a map.
import { dense, hole, input } from 'lensor'

input(4).pipe(dense(3)).par(hole)
// Argument of type 'Unwritten<"hole: A → ?">' is not assignable to parameter of type
// '"✗ hole: a map belongs here"'.
