// An object is a list of wires, of one wire too.
import { identity, real } from 'lensor'

identity(real(2))
// Argument of type 'Real<[2]>' is not assignable to parameter of type
// '"✗ an object is a list of wires, such as [real(2)]"'.
