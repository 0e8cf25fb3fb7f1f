// Bits are stored in a BitVector.
import { bits, compile } from 'lensor'

compile(bits(3))(Float64Array.of(1, 0, 1))
// Type 'Float64Array<ArrayBuffer>' is missing the following properties from type 'BitVector': words, get, equals
// ✗ ℤ₂[3] is stored in a BitVector of 3, but a Float64Array of 3 came
