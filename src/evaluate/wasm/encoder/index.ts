/** An encoder of WebAssembly: typed expressions and statements, and the module that they make. */
export type { Code, Expression, F64, I32, I64, Kind, Statement, V128 } from './code.ts'
export { after, block, choose, count, drop, forever, repeatWhile, sequence, when, whileDo } from './control.ts'
export { atomic, f64, f64x2, i32, i32x4, i64, i64x2, i8x16, memory, v128 } from './instructions.ts'
export type { Function, Local, MemoryLimits, NewLocal } from './module.ts'
export { Module, call, mostPages, pageSize, run } from './module.ts'
