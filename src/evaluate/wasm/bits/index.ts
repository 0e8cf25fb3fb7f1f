/** The evaluator of graphs over ℤ₂: kernels over packed bits. */
export { bitKernels, hasBitKernel } from './plan.ts'
export type { Rows } from './rows.ts'
export { joinedAll, spaced } from './rows.ts'
export { wordBits } from './words.ts'
