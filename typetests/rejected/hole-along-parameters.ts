// What parameters are reparametrised along is not written yet.
import { dense, hole, input } from 'lensor'

input(4).pipe(dense(3)).reparam(hole)
// Argument of type 'Unwritten<"hole: A → ?">' is not assignable to parameter of type
// '"✗ hole: a map belongs here"'.
