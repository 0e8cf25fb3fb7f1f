import type { Wires } from '../objects/wire.ts'
import type { Term } from '../terms/term.ts'

/** A and B, where a permutation is the symmetry A ⊗ B → B ⊗ A; else `undefined`. */
export function symmetryOf({
  order,
  dom,
}: Extract<Term, { kind: 'permutation' }>): readonly [first: Wires, second: Wires] | undefined {
  const [length = 0] = order
  const isSymmetry = length > 0 && order.every((from, place) => from === (length + place) % order.length)
  return isSymmetry ? [dom.slice(0, length), dom.slice(length)] : undefined
}
