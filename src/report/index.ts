/** Learning that one can watch: what training came to, as a page. */
export type { Measured, Recorded, RecordedParameter, Recording, RecordOptions, Run } from './record.ts'
export { record } from './record.ts'
export { report } from './report.ts'
export type { Confusion } from './confusion.ts'
