// Every map, lens and layer has a picture, a line of mathematics and code.
import { expectTypeOf } from 'expect-type'
import { adam, dense, descent, input, quadratic, supervised, tanh } from 'lensor'
import { draw, show, showCode, toTikz } from 'lensor/draw'

const model = input(4).pipe(dense(3)).pipe(tanh)
const learner = supervised({ model, batch: 2, loss: quadratic, optimiser: adam(), rate: descent(1) })
expectTypeOf(draw(learner, { theme: 'dark' })).toEqualTypeOf<string>()
expectTypeOf(toTikz(model.lens())).toEqualTypeOf<string>()
expectTypeOf(show(model)).toEqualTypeOf<string>()
expectTypeOf(showCode(dense(3).pipe(tanh))).toEqualTypeOf<string>()
