/** What the layers without parameters have in common: each is a map of one tensor. */
import type { Tensor } from '../../graph/graph.ts'
import { ObjectError } from '../../objects/errors.ts'
import { notation } from '../../objects/notation.ts'
import type { Wires } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import { say } from '../../objects/words.ts'
import { generator } from '../../terms/morphism.ts'
import type { Term } from '../../terms/term.ts'

export const oneTensorSentence = '✗ {name} takes one tensor, but {object} flows in'

/** The term of a map of one tensor. Throws `ObjectError` where the object is not one wire. */
export function onlyTensor(name: string, object: Wires, body: (x: Tensor) => Tensor): Term {
  const wire = onlyWire(object)
  if (wire === undefined) throw new ObjectError(say(oneTensorSentence, { name, object: notation(object) }))
  return generator([], [wire], (x) => [body(x as Tensor)], { name })
}
