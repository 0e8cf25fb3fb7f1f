/** Pieces along the first axis of a wire: cells that are unrolled, from a state that is a constant. */
import type { Wire, Wires } from 'lensor'
import { add, constant, gruCell, lstmCell, morphism, multiply, parametric, real, recurrentCell, unroll } from 'lensor'
import type { AnyMap } from './maps.ts'
import { at, beside, identityOf, sequence, untyped } from './maps.ts'
import { wireOver } from './objects.ts'
import type { AnyWire, Piece } from './pieces.ts'

/** Xⁿ → S: a cell on a sequence, from the state of which all elements are one. */
function unrolled(cell: AnyMap, sequenceWire: AnyWire): AnyMap {
  const state = cell.cod as readonly Wire[]
  const start = untyped(
    morphism([], () => state.map((wire) => constant(wire, wire.domain.ring.one)), { name: 'start' }),
  )
  const along = unroll(sequenceWire.shape[0] as number, cell as never) as unknown as AnyMap
  return sequence(beside(start, identityOf([sequenceWire])), along)
}

/** (s, x) ↦ s + p · s · x, over any domain. */
function growing(wire: AnyWire): AnyMap {
  return untyped(
    parametric([wire], [wire, wire], (p, s, x) => [add(s, multiply(p, multiply(s, x)))], { name: 's + p · s · x' }),
  )
}

export const recurrence: Piece = {
  accepts: (shape) => shape.length > 0,
  make: (wire) => unrolled(growing(wireOver(wire.domain, wire.shape.slice(1))), wire),
}

export const recurrenceOfReals: Piece = {
  accepts: (shape) => shape.length === 2,
  make(wire, choices) {
    const input = real(wire.shape[1] as number)
    const [object, cell] = choices.of<readonly [Wires, object]>([
      [[real(2), input], recurrentCell(2)],
      [[real(2), input], gruCell(2)],
      [[real(2), real(2), input], lstmCell(2)],
    ])
    return unrolled(at(object, cell as never), wire)
  },
}
