// A number is not its text.
import { momentum } from 'lensor'

momentum({ decay: '0.9' })
// Type 'string' is not assignable to type 'number'.
// ✗ momentum takes decay: a number above −1 and under 1, but '0.9' came
