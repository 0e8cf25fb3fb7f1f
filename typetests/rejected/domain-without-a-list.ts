// The domain of a map is a list of wires, of one wire too.
import { morphism, real } from 'lensor'

morphism(real(2), (x) => [x])
// Argument of type 'Real<[2]>' is not assignable to parameter of type
// '"✗ an object is a list of wires, such as [real(2)]"'.
