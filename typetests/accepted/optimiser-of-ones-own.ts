// An optimiser of one's own: a family of lenses, one for each object of parameters that it accepts.
import { expectTypeOf } from 'expect-type'
import type { Family, Maps, Notation, ParaLens, Real, Say, Wire } from 'lensor'
import {
  ObjectError,
  Optimiser,
  adam,
  add,
  clip,
  identity,
  input,
  lens,
  linear,
  morphism,
  notation,
  onlyWire,
  say,
  scale,
} from 'lensor'

const sentence = '✗ halved updates one tensor, but {object} flows in'

type HalvedAt<P> = P extends readonly [infer W extends Wire]
  ? Maps<[], [W]>
  : Say<typeof sentence, { object: Notation<P> }>

interface Halved extends Family {
  readonly maps: HalvedAt<this['dom']>
}

const halved: Optimiser<Halved> = new Optimiser('halved', (parameters) => {
  const wire = onlyWire(parameters)
  if (wire === undefined) throw new ObjectError(say(sentence, { object: notation(parameters) }))
  return lens({
    get: identity([wire]),
    put: morphism([wire, wire], (parameter, change) => [add(parameter, scale(change, 0.5))]),
  }).term
})

const model = input(2).pipe(linear(3))
expectTypeOf(model.lens().reparam(halved)).toEqualTypeOf<ParaLens<[Real<[3, 2]>], [Real<[2]>], [Real<[3]>]>>()
expectTypeOf(model.lens().reparam(clip(1).pipe(halved))).toEqualTypeOf(model.lens().reparam(halved))
const head = input(3).pipe(linear(1))
expectTypeOf(
  model
    .pipe(head)
    .lens()
    .reparam(halved.at(model.params).par(adam().at(head.params))).params[0],
).toEqualTypeOf<Real<[3, 2]>>()
