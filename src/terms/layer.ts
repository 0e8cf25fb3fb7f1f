/** Families of terms: a layer has parametric maps, a lens layer parametric lenses, an optimiser lenses above parameters. */
import type { Binding } from '../graph/binding.ts'
import type { NoPoint, Tensor } from '../graph/graph.ts'
import { asPoint, inline, noPointSentence } from '../graph/graph.ts'
import { LensorError } from '../objects/errors.ts'
import type { Found } from '../objects/inferred.ts'
import type { Mutable, Wire, Wires, objectSentence } from '../objects/wire.ts'
import { checkObject } from '../objects/wire.ts'
import { say } from '../objects/words.ts'
import type { Above, At, Family, Maps, PartsOf, Sequence } from './family.ts'
import type {
  Accepted,
  AsCarrier,
  AsMap,
  Carrier,
  CarrierFamily,
  CodAt,
  LensPiece,
  MapFamily,
  MapPiece,
  ParamsAt,
  carrierSentence,
} from './piece.ts'
import { carrierInstances, define, instances, lensInstances, mapInstances } from './piece.ts'
import type { ParaLens } from './parametric.ts'
import { carrierAt } from './parametric.ts'
import { graphOf } from './reading.ts'
import type { NameOf } from './rule.ts'
import { inSequence, nameOf } from './rule.ts'
import type { Call, Instantiable, LensTerm, Term } from './term.ts'
import { compose, composeLenses, derivative } from './term.ts'

/**
 * A layer: a family of parametric maps, one for each object it accepts.
 *
 * It is given no sizes of its input: it takes them from what flows in, in the compiler as in the running program.
 *
 * Source: Example 3.1, layers as maps in Para(C).
 *
 * @example
 * ```ts
 * import { dense, input, notation, tanh } from 'lensor'
 *
 * const hidden = dense(16).pipe(tanh)
 * notation(input(4).pipe(hidden).params) // => 'ℝ[16×4] ⊗ ℝ[16]'
 * ```
 */
export class Layer<out F extends Family, out Rule extends string = F['rule']> {
  /**
   * @param rule What the layer is called and does, `'linear(3): D[m] → D[3], parameters D[3×m]'`; its name at least.
   * @param build The term of the layer at an object. It throws `ObjectError` where the object is not accepted.
   * @param made The call that makes the layer, for code; its name, where there is none. `null` where no public one does.
   * @param bound The layer with sizes in place of names, where it has named sizes of its own.
   */
  constructor(
    rule: string,
    build: (object: Wires) => Term,
    made: Call | null = { name: nameOf(rule) },
    bound?: (binding: Binding) => object,
  ) {
    define(this, instances(rule, 'map', build, made, bound && ((binding) => mapInstances(bound(binding)))))
  }

  /** This layer, then the next. */
  pipe<Piece>(next: AsMap<Piece>): Layer<Sequence<[...PartsOf<F>, ...PartsOf<MapFamily<Piece>>]>> {
    const [first, second] = [mapInstances(this), mapInstances(next)]
    const build = (object: Wires): Term => {
      const done = first.at(object)
      return compose(done, second.at(done.cod))
    }
    return new Layer(
      inSequence(first.rule, second.rule),
      build,
      { on: first, name: 'pipe', given: [next] },
      (binding) => boundLayer(first, binding).pipe(boundLayer(second, binding) as never),
    )
  }

  /** R: the layer as a family of parametric lenses. */
  lens(): LensLayer<F> {
    const layer = mapInstances(this)
    const made = { on: layer, name: 'lens', given: [] }
    return new LensLayer(
      layer.rule,
      (object) => derivative(layer.at(object)),
      made,
      (binding) => boundLayer(layer, binding).lens(),
    )
  }

  /** What the layer is called in messages and pictures. */
  declare readonly name: string
  /** What it is called and does at any object: name, domain, codomain, parameters. */
  declare readonly rule: Rule
}

// oxlint-disable-next-line no-unused-vars -- the class of the same name uses it
export interface Layer<out F extends Family, out Rule extends string = F['rule']> extends MapPiece<F> {}

/** The layer of instances, with sizes in place of names. */
export function boundLayer(layer: Instantiable<Term>, binding: Binding): Layer<Family> {
  return define(Object.create(Layer.prototype) as Layer<Family>, layer.bound?.(binding) ?? layer)
}

/** A layer without parameters: it is also a function of one point. */
export interface Operation<out F extends Family, out Rule extends string = F['rule']> extends Layer<F, Rule> {
  <W extends Wire = never, const Given = never>(
    point: [W] extends [never]
      ? NoPoint<NameOf<F['rule']>, Given>
      : At<F, [W]> extends infer Result
        ? Result extends string
          ? Result
          : Tensor<W>
        : never,
  ): At<F, [W]> extends Maps<unknown, [infer Cod extends Wire]> ? ([Cod] extends [never] ? never : Tensor<Cod>) : never
}

/** A layer without parameters from two wires: it is also a function of two points. */
export interface BinaryOperation<out F extends Family, out Rule extends string = F['rule']> extends Layer<F, Rule> {
  <X extends Wire, Y extends Wire>(
    left: Tensor<X>,
    right: At<F, [X, Y]> extends infer Result ? (Result extends string ? Result : Tensor<Y>) : never,
  ): At<F, [X, Y]> extends Maps<unknown, [infer Cod extends Wire]> ? Tensor<Cod> : never
}

/**
 * Makes a layer without parameters, which is also a function of one point, of its name and its term at an object.
 *
 * `build` throws `ObjectError` where the object is not accepted; the family says the same in types.
 *
 * @example
 * ```ts
 * import { compile, input, morphism, multiply, onlyWire, operation, real } from 'lensor'
 * import type { Pointwise, Wire } from 'lensor'
 *
 * const square = operation<Pointwise<'square'>>('square', (object) => {
 *   const wire: Wire = onlyWire(object) ?? real()
 *   return morphism([wire], (x) => [multiply(x, x)], { name: 'square' }).term
 * })
 * compile(input(2).pipe(square))(Float64Array.of(2, 3)) // => [Float64Array.of(4, 9)]
 * ```
 */
export function operation<F extends Family>(
  rule: string,
  build: (object: Wires) => Term,
  made: Call = { name: nameOf(rule) },
  bound?: (binding: Binding) => object,
): Operation<F> {
  return callable(rule, build, made, bound)
}

/**
 * Makes a layer without parameters from two wires, which is also a function of two points: {@link operation} of two.
 *
 * @example
 * ```ts
 * import { BitVector, and, binaryOperation, bit, compile, identity, morphism, not } from 'lensor'
 * import type { Bit, Gate } from 'lensor'
 *
 * const implies = binaryOperation<Gate<'implies'>>('implies', (object) =>
 *   morphism(object as [Bit<[number]>, Bit<[number]>], (x, y) => [not(and(x, not(y)))], { name: 'implies' }).term,
 * )
 * compile(identity([bit(4), bit(4)]).pipe(implies))(BitVector.from('0011'), BitVector.from('0101')).join() // => '1101'
 * ```
 */
export function binaryOperation<F extends Family>(
  rule: string,
  build: (object: Wires) => Term,
  made: Call = { name: nameOf(rule) },
): BinaryOperation<F> {
  return callable(rule, build, made)
}

function callable<Callable extends object>(
  rule: string,
  build: (object: Wires) => Term,
  made: Call,
  bound?: (binding: Binding) => object,
): Callable {
  const at = instances(rule, 'map', build, made, bound && ((binding) => mapInstances(bound(binding))))
  const call = (...points: readonly Tensor[]): Tensor => {
    if (points.length === 0) throw new LensorError(say(noPointSentence, { name: at.name, value: 'nothing' }))
    const object = points.map((point) => asPoint(at.name, point).wire)
    return inline(graphOf(at.at(object)), points, at.name)[0] as Tensor
  }
  return define(Object.setPrototypeOf(call, Layer.prototype) as Callable, at)
}

/**
 * A family of parametric lenses, one for each object it accepts: a loss, a cap, or the lens of a layer.
 *
 * @example
 * ```ts
 * import { LensLayer, descent, tanh } from 'lensor'
 *
 * descent(0.1) instanceof LensLayer // => true
 * tanh.lens() instanceof LensLayer // => true
 * ```
 */
// oxlint-disable-next-line no-unused-vars -- the interface of the same name uses it
export class LensLayer<out F extends Family, out Rule extends string = F['rule']> {
  /**
   * @param rule What the lens is called and does; its name at least.
   * @param build The term of the lens at an object. It throws `ObjectError` where the object is not accepted.
   * @param made The call that makes the family, for code; its name, where there is none. `null` where no public one does.
   * @param bound The family with sizes in place of names, where it has named sizes of its own.
   */
  constructor(
    rule: string,
    build: (object: Wires) => LensTerm,
    made: Call | null = { name: nameOf(rule) },
    bound?: (binding: Binding) => object,
  ) {
    define(this, instances(rule, 'lens', build, made, bound && ((binding) => lensInstances(bound(binding)))))
  }

  declare readonly name: string
  /** What it is called and does at any object: name, domain, codomain, parameters. */
  declare readonly rule: Rule
}

// oxlint-disable-next-line no-unused-vars -- the class of the same name uses it
export interface LensLayer<out F extends Family, out Rule extends string = F['rule']> extends LensPiece<F> {}

/**
 * An optimiser: a family of lenses (S ⊗ P, S ⊗ P) → (P, P), one for each object P of parameters it accepts.
 *
 * Its family takes P and gives, as codomain, what it carries: S ⊗ P. Where it has parameters Φ, it is a parametric lens, an
 * optimiser that is learnt.
 *
 * Source: Definitions 3.11 and 3.14.
 *
 * @example
 * ```ts
 * import { adam, input, linear, notation } from 'lensor'
 *
 * const model = input(2).pipe(linear(1))
 * notation(adam().at(model.params).dom) // => 'ℝ ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[1×2]'
 * ```
 */
export class Optimiser<out F extends Family, out Rule extends string = F['rule']> {
  /**
   * @param rule What the optimiser is called and carries, `'momentum: P ⊗ P → P'`; its name at least.
   * @param build The lens over an object of parameters. It throws `ObjectError` where the object is not accepted.
   * @param made The call that makes the optimiser, for code; its name, where there is none.
   */
  constructor(rule: string, build: (parameters: Wires) => LensTerm, made: Call = { name: nameOf(rule) }) {
    define(this, instances(rule, 'carrier', build, made))
  }

  /**
   * This optimiser, then the next above it: changes meet this one first. `reparam(f.pipe(g))` is `reparam(f).reparam(g)`,
   * where f has no parameters Φ of its own; those of the highest come first.
   *
   * As lenses it is g; f, for a reparametrisation is read from the parameters upwards.
   */
  pipe<Piece>(next: AsCarrier<Piece>): Optimiser<Above<[...PartsOf<F>, ...PartsOf<CarrierFamily<Piece>>]>> {
    const [first, second] = [carrierInstances(this), carrierInstances(next)]
    const build = (parameters: Wires): LensTerm => {
      const below = first.at(parameters)
      return composeLenses(second.at(below.dom), below)
    }
    return new Optimiser(inSequence(first.rule, second.rule), build, { on: first, name: 'pipe', given: [next] })
  }

  /**
   * The lens (S ⊗ P, S ⊗ P) → (P, P) over parameters P, parametric where the optimiser is learnt; with `par`, an optimiser of its own for each layer.
   *
   * Throws `ObjectError` where it does not accept them, or they are no object.
   */
  at<const P extends Wires = never>(
    parameters: Found<P, Accepted<readonly [...P], F, P, typeof carrierSentence>, typeof objectSentence>,
  ): ParaLens<ParamsAt<F, Mutable<P>>, CodAt<F, Mutable<P>>, Mutable<P>> {
    return carrierAt(this, checkObject(parameters)) as never
  }

  declare readonly name: string
  /** What it is called and does at any object: name, domain, codomain, parameters. */
  declare readonly rule: Rule
}

// oxlint-disable-next-line no-unused-vars -- the class of the same name uses it
export interface Optimiser<out F extends Family, out Rule extends string = F['rule']> extends Carrier<F> {}
