/** The laws, in the user's hands: held to a map, a primitive or a domain of one's own. */
export type { PrimitiveCase } from './check.ts'
export { checkReverseDerivative } from './check.ts'
export { codeOf } from './code.ts'
export type { Broken, CheckOptions } from './report.ts'
export { LawReport } from './report.ts'
export type { Draw } from './values.ts'
