// A storage is no point of the map that is being written.
import { exp, morphism, real } from 'lensor'

morphism([real(3)], () => [exp(Float64Array.of(1, 2, 3))])
// Argument of type 'Float64Array<ArrayBuffer>' is not assignable to parameter of type
// '"✗ exp takes points of the map that is being written, but an object came"'.
