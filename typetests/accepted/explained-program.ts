// What is compiled explains itself.
import { expectTypeOf } from 'expect-type'
import type { Explanation } from 'lensor'
import { compile, explain, input, linear, relu } from 'lensor'

const run = compile(input(4).pipe(linear(3)).pipe(relu).batch(2), { engine: 'wasm', threads: 1 })
expectTypeOf(run).toEqualTypeOf<(weight: Float64Array, batch: Float64Array) => [Float64Array]>()
expectTypeOf(explain(run)).toEqualTypeOf<Explanation>()
