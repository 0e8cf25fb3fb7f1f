// A real tensor is stored in a Float64Array.
import { compile, input } from 'lensor'

compile(input(3))([1, 2, 3])
// Type 'number[]' is missing the following properties from type 'Float64Array<ArrayBufferLike>': BYTES_PER_ELEMENT, buffer, byteLength, byteOffset, and 3 more.
// ✗ ℝ[3] is stored in a Float64Array of 3, but an Array of 3 came
