/** The lowering of graphs over ℝ. */
export { hasRealKernel, realKernels } from './lower.ts'
