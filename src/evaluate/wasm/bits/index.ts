/** The evaluator of graphs over ℤ₂: kernels over packed bits. */
export { bitKernels, hasBitKernel } from './plan.ts'
