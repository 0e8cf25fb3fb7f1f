/** Recurrence: a cell that takes a state on, along a sequence. */
import { row } from '../graph/structural.ts'
import type { Wires } from '../objects/wire.ts'
import { batched, checkCount } from '../objects/wire.ts'
import type { Cell, Sequenced } from './cell.ts'
import { inputsOfCell } from './cell.ts'
import { generator } from './morphism.ts'
import { Para, termOf } from './parametric.ts'
import { copies, identity } from './structure.ts'
import type { Term } from './term.ts'
import { compose, reparametrise, tensor } from './term.ts'

/** The steps of a sequence beside each other: Xⁿ → X ⊗ … ⊗ X. */
function steps(count: number, step: Wires): Term {
  const each = Array.from({ length: count }, (_, place) => place)
  return generator(
    [],
    batched(count, step),
    (...sequence) => each.flatMap((place) => sequence.map((wire) => row(wire, place))),
    { name: 'steps' },
    each.flatMap(() => step),
  )
}

/**
 * A cell P ⊗ (S ⊗ X) → S on a sequence of n steps: P ⊗ (S ⊗ Xⁿ) → S, where Xⁿ has an axis of n in front of each wire of X.
 *
 * From the state at first it gives the state at last. It is n copies of the cell one after another, reparametrised along
 * the copies of P: the steps share their weights, and the reverse derivative adds the changes of all steps, which is
 * backpropagation through time. `iterate` is the same map as one value of a graph, however long the sequence. The
 * parameters begin as those of the cell. Throws `ObjectError` where the cell's domain does not begin with its codomain,
 * `SizeError` where n is not a whole number from 0.
 *
 * Source: Definition 2.3, reparametrisation; Elman, Finding Structure in Time (1990); Werbos, Backpropagation Through Time
 * (1990).
 *
 * @example
 * ```ts
 * import { add, compile, morphism, notation, real, unroll } from 'lensor'
 *
 * const total = unroll(3, morphism([real(2), real(2)], (state, x) => [add(state, x)]))
 * notation(total.dom) // => 'ℝ[2] ⊗ ℝ[3×2]'
 * compile(total)(Float64Array.of(0, 0), Float64Array.of(1, 2, 10, 20, 100, 200)) // => [Float64Array.of(111, 222)]
 * ```
 */
export function unroll<Count extends number, P extends Wires = never, A extends Wires = never, S extends Wires = never>(
  count: Count,
  cell: Cell<'unroll', P, A, S>,
): Para<P, Sequenced<Count, S, A>, S> {
  const term = termOf(cell)
  checkCount('unroll', count)
  const step = inputsOfCell('unroll', term)
  const along = copies(count, term.params).term
  const started = tensor(identity(term.cod).term, steps(count, step))
  const unrolled = Array.from({ length: count }, (_, done) => copies(count - 1 - done, step).cod).reduce(
    (running, later) => compose(running, tensor(term, identity(later).term)),
    started,
  )
  return new Para(reparametrise(unrolled, along, term))
}
