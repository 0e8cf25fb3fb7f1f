/** The objects of lenses: pairs (A, A′) of what flows forward and what flows back. */
import type { Held } from '../objects/inferred.ts'
import type { Both, Same, Wires } from '../objects/wire.ts'
import { same } from '../objects/wire.ts'

/** A pair (A, A′) of a forward and a backward object that differ. */
export interface Pair<out Forward extends Wires = Wires, out Backward extends Wires = Wires> {
  readonly forward: Forward
  readonly backward: Backward
}

/** An object of lenses: (A, A′), where a plain object A stands for (A, A). */
export type Port = Wires | Pair

/** ⊗ of objects of lenses. */
export type Joined<First extends Port, Second extends Port> =
  Held<Second> extends Held<readonly []>
    ? First
    : Both<First, Second> extends Both<infer A extends Wires, infer B extends Wires>
      ? [...A, ...B]
      : PairOf<[...Forward<First>, ...Forward<Second>], [...Backward<First>, ...Backward<Second>]>

/** The forward object A of a port (A, A′). */
export type Forward<P extends Port> = P extends infer A extends Wires ? A : P extends Pair<infer A, Wires> ? A : never

/** The backward object A′ of a port (A, A′). */
export type Backward<P extends Port> = P extends infer A extends Wires ? A : P extends Pair<Wires, infer A> ? A : never

/** The port (A, A′): A itself where they are the same. */
export type PairOf<A extends Wires, Change extends Wires> = Same<A, Change> extends true ? A : Pair<A, Change>

/** The forward object of a port. */
export function forward(port: Port): Wires {
  return 'forward' in port ? port.forward : port
}

/** The backward object of a port. */
export function backward(port: Port): Wires {
  return 'forward' in port ? port.backward : port
}

export function samePort(left: Port, right: Port): boolean {
  return same(forward(left), forward(right)) && same(backward(left), backward(right))
}

/** ⊗ of ports. */
export function joined(ports: readonly Port[]): Port {
  return ports.some((port) => 'forward' in port)
    ? { forward: ports.flatMap(forward), backward: ports.flatMap(backward) }
    : ports.flatMap(forward)
}
