/** Random well-typed maps: sequences of up to twelve pieces, over a domain. */
import * as fc from 'fast-check'
import type { Domain, Wires } from 'lensor'
import { copy, discard, morphism, multiply, notation, permutation } from 'lensor'
import { show } from 'lensor/draw'
import { codeOf } from 'lensor/laws'
import { Choices } from './choices.ts'
import type { AnyMap } from './maps.ts'
import { beside, identityOf, pointOf, sequence, untyped } from './maps.ts'
import { drawing, objects, wireOver } from './objects.ts'
import { mixture, pieceOfTwo } from './pairs.ts'
import type { AnyWire } from './pieces.ts'
import { pieceOf } from './pieces.ts'

/** One number for each piece. */
export type Recipe = readonly number[]

export const recipes = (longest = 12): fc.Arbitrary<Recipe> =>
  fc.array(fc.maxSafeNat(), { maxLength: longest, size: 'max' })

/** The map from an object over a domain that a recipe makes. */
export function made(domain: Domain, object: Wires, recipe: Recipe): AnyMap {
  const map = recipe.reduce(
    (done, number) => sequence(done, step(domain, done.cod, new Choices(number))),
    identityOf(object),
  )
  return shown(map)
}

/** The map A → B without parameters that a recipe makes from A; at its end, each element of B takes from all there is. */
export function madeTo(domain: Domain, object: Wires, recipe: Recipe, cod: Wires): AnyMap {
  const map = closed(made(domain, object, recipe))
  return shown(sequence(map, mixture(domain, map.cod, cod)))
}

/** A map at fixed parameters. */
export function closed(map: AnyMap): AnyMap {
  return untyped(map.reparam(somePoint(map.params) as never))
}

const somePoint = (object: Wires): AnyMap => pointOf(object, drawing(object.length)(object))

/** Three maps that follow each other. */
export function following(domain: Domain, longest?: number): fc.Arbitrary<readonly [AnyMap, AnyMap, AnyMap]> {
  const recipe = recipes(longest)
  return fc.tuple(objects(domain), recipe, recipe, recipe).map(([object, first, second, third]) => {
    const f = made(domain, object, first)
    const g = made(domain, f.cod, second)
    return [f, g, made(domain, g.cod, third)]
  })
}

/** Two maps from one object. */
export function spanning(domain: Domain, longest?: number): fc.Arbitrary<readonly [AnyMap, AnyMap]> {
  const recipe = recipes(longest)
  return fc
    .tuple(objects(domain), recipe, recipe)
    .map(([object, first, second]) => [made(domain, object, first), made(domain, object, second)])
}

/** Two maps from one object to another. */
export function parallel(domain: Domain, longest?: number): fc.Arbitrary<readonly [AnyMap, AnyMap]> {
  return fc.tuple(spanning(domain, longest), objects(domain)).map(([[f, g], cod]) => {
    const mixed = (map: AnyMap): AnyMap => shown(sequence(map, mixture(domain, map.cod, cod)))
    return [mixed(f), mixed(g)]
  })
}

/** A map. */
export function maps(domain: Domain, longest?: number): fc.Arbitrary<AnyMap> {
  return fc.tuple(objects(domain), recipes(longest)).map(([object, recipe]) => made(domain, object, recipe))
}

/** f : P ⊗ A → B, r : Q → P and s : S → Q. */
export function reparametrised(domain: Domain): fc.Arbitrary<readonly [f: AnyMap, r: AnyMap, s: AnyMap]> {
  return fc
    .tuple(maps(domain), objects(domain), recipes(4), objects(domain), recipes(4))
    .map(([f, Q, first, S, second]) => [f, madeTo(domain, Q, first, f.params), madeTo(domain, S, second, Q)])
}

/** f : P ⊗ A → B, r : Q ⊗ C → P and s : S ⊗ D → Q ⊗ C, each with parameters of its own. */
export function learnable(domain: Domain): fc.Arbitrary<readonly [f: AnyMap, r: AnyMap, s: AnyMap]> {
  const ending = (C: Wires, recipe: Recipe, cod: Wires): AnyMap => {
    const map = made(domain, C, recipe)
    return shown(sequence(map, mixture(domain, map.cod, cod)))
  }
  return fc
    .tuple(maps(domain), objects(domain), recipes(4), objects(domain), recipes(4))
    .map(([f, C, first, D, second]) => {
      const r = ending(C, first, f.params)
      return [f, r, ending(D, second, [...r.params, ...r.dom])]
    })
}

/** A map that fast-check prints as its pieces, its type, and code that can be pasted. */
function shown(map: AnyMap): AnyMap {
  const value = (): string => {
    const [params, dom, cod] = [map.params, map.dom, map.cod].map((object) => notation(object))
    return `${show(map)} : (${params}) ⊗ (${dom}) → ${cod}\n${codeOf(map)}\n`
  }
  return Object.defineProperty(map, fc.toStringMethod, { value })
}

/** A random map from an object: an identity, a structural map, a piece, or two maps beside each other. */
function step(domain: Domain, object: Wires, choices: Choices): AnyMap {
  const [first, second, ...rest] = object as readonly AnyWire[]
  if (first === undefined) return choices.of([identityOf([]), somePoint([wireOver(domain, [2])])])
  if (second === undefined) return fromOne(first, choices)
  const split = 1 + choices.under(object.length - 1)
  return choices.of([
    () => identityOf(object),
    () => beside(step(domain, object.slice(0, split), choices), step(domain, object.slice(split), choices)),
    () => beside(step(domain, object.slice(0, split), choices), step(domain, object.slice(split), choices)),
    () => beside(pieceOfTwo(first, second, choices), identityOf(rest)),
    () => beside(pieceOfTwo(first, second, choices), identityOf(rest)),
    () => untyped(permutation(object, choices.order(object.length) as never)),
    () => beside(untyped(discard([first])), identityOf(object.slice(1))),
    () => (object.length > 2 ? identityOf(object) : untyped(copy(object))),
  ])()
}

/** A random map from one wire. */
function fromOne(wire: AnyWire, choices: Choices): AnyMap {
  const piece = (): AnyMap => pieceOf(wire, choices)
  return choices.of([
    () => identityOf([wire]),
    piece,
    piece,
    piece,
    piece,
    piece,
    () => untyped(copy([wire])),
    () => untyped(piece().lens().get),
    () => ofEach(wire, choices),
    () => alongSquares(piece()),
  ])()
}

/** A piece at each place of the first axis. */
function ofEach(wire: AnyWire, choices: Choices): AnyMap {
  const [size, ...shape] = wire.shape
  return size === undefined
    ? pieceOf(wire, choices)
    : untyped(pieceOf(wireOver(wire.domain, shape), choices).batch(size))
}

/** A map whose parameters are the squares of new ones. */
function alongSquares(map: AnyMap): AnyMap {
  if (map.params.length === 0) return map
  const squares = (map.params as readonly AnyWire[]).map((wire) =>
    untyped(morphism([wire], (p) => [multiply(p, p)], { name: 'square' })),
  )
  return untyped(map.reparam(beside(...squares) as never))
}
