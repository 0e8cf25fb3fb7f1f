/** Maps whose objects are known at run time alone: how they are put together and run. */
import type { Family, Layer, MapPiece, Para, ParaLens, Port, Wire, Wires } from 'lensor'
import { add, compile, constant, copy, discard, identity, morphism } from 'lensor'

export type AnyMap = Para<Wires, Wires, Wires>
export type AnyLens = ParaLens<Port, Port, Port>

/** A map without what its type knows of its objects. */
export function untyped<P extends Wires, A extends Wires, B extends Wires>(map: Para<P, A, B>): AnyMap {
  return map as unknown as AnyMap
}

/** A lens without what its type knows of its objects. */
export function untypedLens<P extends Port, A extends Port, B extends Port>(lens: ParaLens<P, A, B>): AnyLens {
  return lens as unknown as AnyLens
}

/** f₁; f₂; … */
export function sequence(first: AnyMap, ...rest: readonly AnyMap[]): AnyMap {
  return rest.reduce((done, next) => untyped(done.pipe(next as never)), first)
}

/** f₁ ⊗ f₂ ⊗ … */
export function beside(...maps: readonly AnyMap[]): AnyMap {
  const [first = identityOf([]), ...rest] = maps
  return rest.reduce((done, next) => untyped(done.par(next)), first)
}

/** A layer at an object. */
export function at<F extends Family>(object: Wires, layer: Layer<F> | MapPiece<F>): AnyMap {
  return untyped(identityOf(object).pipe(layer as never))
}

export function identityOf(object: Wires): AnyMap {
  return untyped(identity(object))
}

/** ! : A → 1. */
export function discardOf(object: Wires): AnyMap {
  return untyped(discard(object))
}

/** 0 : 1 → A, for an object without bundles. */
export function zeroOf(object: Wires): AnyMap {
  return untyped(morphism([], () => (object as readonly Wire[]).map((wire) => constant(wire, wire.domain.ring.zero))))
}

/** + : A ⊗ A → A, for an object without bundles. */
export function sumOf(object: Wires): AnyMap {
  return untyped(
    morphism([...object, ...object] as Wires, (...points) =>
      object.map((_, index) => add(points[index] as never, points[index + object.length] as never)),
    ),
  )
}

/** ⟨f, g⟩ : A → B ⊗ C. */
export function pairing(f: AnyMap, g: AnyMap): AnyMap {
  return sequence(untyped(copy(f.dom)), beside(f, g))
}

/** The point 1 → A of values of an object without bundles. */
export function pointOf(object: Wires, values: readonly unknown[]): AnyMap {
  const points = (object as readonly Wire[]).map((wire, index) =>
    untyped(morphism([], () => [constant(wire, wire.domain.storage.read(values[index]))], { name: 'point' })),
  )
  return beside(...points)
}

/** A map as a function from the storages of P ⊗ A, given in groups, to those of B. */
export function run(map: AnyMap): (...groups: readonly (readonly unknown[])[]) => unknown[] {
  const compiled = compile(map, { engine: 'reference' }) as unknown as (...values: readonly unknown[]) => unknown[]
  return (...groups) => compiled(...groups.flat())
}

/** The values of an object, and those behind it. */
export function halved(values: readonly unknown[], object: Wires): readonly [unknown[], unknown[]] {
  return [values.slice(0, object.length), values.slice(object.length)]
}
