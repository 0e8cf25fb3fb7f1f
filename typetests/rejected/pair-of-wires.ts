// A pair is one of objects, which are lists of wires.
import { pair, real } from 'lensor'

pair(real(3), real(4))
// Argument of type 'Real<[3]>' is not assignable to parameter of type
// '"✗ an object is a list of wires, such as [real(2)]"'.
