// A layer of one's own: its family says what it does to what flows in, or why it refuses it.
import { expectTypeOf } from 'expect-type'
import type { Family, Maps, Notation, Para, Real, Say, Shape } from 'lensor'
import { Layer, ObjectError, input, multiply, notation, one, onlyWire, parametric, reals, say } from 'lensor'

const sentence = '✗ gain takes one real tensor ℝ[…], but {object} flows in'

type GainAt<Object> = Object extends readonly [Real<infer S extends Shape>]
  ? Maps<[Real<S>], [Real<S>]>
  : Say<typeof sentence, { object: Notation<Object> }>

interface Gain extends Family {
  readonly maps: GainAt<this['dom']>
}

const gain: Layer<Gain> = new Layer('gain', (object) => {
  const wire = onlyWire(object)
  if (wire?.domain !== reals) throw new ObjectError(say(sentence, { object: notation(object) }))
  return parametric([wire], [wire], (factor, x) => [multiply(factor, x)], { name: 'gain', initial: [one] }).term
})

expectTypeOf(input(2, 3).pipe(gain)).toEqualTypeOf<Para<[Real<[2, 3]>], [Real<[2, 3]>], [Real<[2, 3]>]>>()
const gained = <N extends number>(size: N) => input(size).pipe(gain).pipe(gain)
expectTypeOf(gained(5).params).toEqualTypeOf<[Real<[5]>, Real<[5]>]>()
