// Weights begin as an initialiser draws them.
import { dense } from 'lensor'

dense(3, { initial: 0 })
// Type 'number' is not assignable to type 'Initialiser'.
// ✗ an initialiser is a function such as zero or normal(), but 0 came
