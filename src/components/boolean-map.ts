import type { BooleanFunction } from '../graph/boolean.ts'
import { asBits, booleanMap as primitive } from '../graph/boolean.ts'
import { emit } from '../graph/graph.ts'
import type { Bit } from '../objects/bit.ts'
import { integersModulo2 } from '../objects/bit.ts'
import { LensorError, ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Mutable, Wire, Wires } from '../objects/wire.ts'
import { checkObject, isBundle } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { printed, say } from '../objects/words.ts'
import { generator } from '../terms/morphism.ts'
import { Para } from '../terms/parametric.ts'
import type { Initialiser } from '../terms/term.ts'
import { checkOptions } from '../objects/records.ts'

export const functionSentence = '✗ booleanMap takes a function from lists of bits to a list of bits, but {value} came'
export const bitsOnlySentence = '✗ booleanMap goes from bits to bits, but {object} came'

// oxlint-disable-next-line typescript/no-explicit-any -- bits of any shape
type AnyBit = Bit<any>

/** An object of bits, else the sentence of the refusal. */
type OnlyBits<A extends Wires> = [A] extends [readonly AnyBit[]]
  ? A
  : Say<typeof bitsOnlySentence, { object: Notation<A> }>

/** The bits of each wire of an object, in row-major order. */
type Bits<A extends Wires> = { -readonly [Index in keyof A]: readonly number[] }

/** Options of {@link booleanMap}. */
export interface BooleanMapOptions<P extends Wires, A extends Wires> {
  /** Its name in messages and pictures; `'booleanMap'` where there is none. */
  readonly name?: string
  /** P: the wires of its parameters, whose bits the function takes first. */
  readonly params?: OnlyBits<P>
  /** One initialiser for each wire of the parameters; zero where there is none. */
  readonly initial?: readonly Initialiser[]
  /**
   * The Boolean differences times a change: from the point and a change of the result to a list for each wire, whose bit i
   * is Σₖ bₖ · (fₖ(x) + fₖ(x + eᵢ)). It is for functions that know them faster than by an evaluation for each bit, and is
   * not checked against the function.
   */
  readonly differences?: (
    ...point: [...Bits<P>, ...Bits<A>, change: readonly number[]]
  ) => readonly (readonly number[])[]
}

/** The wires of bits. Throws `ObjectError` where there are others. */
function onlyBits(object: Wires): readonly Wire[] {
  checkObject(object)
  if (!object.every((part): part is Wire => !isBundle(part) && part.domain === integersModulo2))
    throw new ObjectError(say(bitsOnlySentence, { object: notation(object) }))
  return object
}

/**
 * A map of bits given by its function alone, P ⊗ A → B over ℤ₂, from a list of bits for each wire of P and A to that of B.
 * The function is pure.
 *
 * Its reverse derivative is the **Boolean difference**: bit i of R[f](x, b) is Σₖ bₖ · (fₖ(x) + fₖ(x + eᵢ)), by an evaluation
 * of f for each bit of x. It is the reverse derivative of the one multilinear polynomial that f has, which need not be
 * written down, so f may have hundreds of bits. It is not that of a polynomial circuit that computes f: R of x·x is 0, the
 * difference of x ↦ x is 1. In composites R follows the chain rule, as everywhere, and there it differs from the difference
 * of the composite function wherever one bit changes several others: of f(x) = (x, x) and g(y, z) = yz, each a `booleanMap`,
 * R[f; g] is 0 at x = 0, and the difference of x ↦ x is 1. So R of a `booleanMap` satisfies RD.1 to RD.4, RD.6 and RD.7,
 * and Boolean differences of functions do not satisfy RD.5.
 *
 * R[f] is a function of bits too, and R of it is its Boolean difference in turn: exact in the change, in which R[f] is linear.
 *
 * Throws `ObjectError` where a wire is not of bits, `LensorError` where there is no function; the compiled map throws `StorageError` where the function gives something
 * else than the bits of B. Source: Reed, A Class of Multiple-Error-Correcting Codes and the Decoding Scheme (1954), and Akers,
 * On a Theory of Boolean Functions (1959), for the difference; Wilson and Zanasi, Reverse Derivative Ascent (2020), for
 * learning by it.
 *
 * @example
 * ```ts
 * import { BitVector, bit, booleanMap, compile, reverse } from 'lensor'
 *
 * // Wilson and Zanasi's pseudo-linear model: whether x has at most a quarter of the bits of a mask.
 * const count = (bits: readonly number[]) => bits.filter(Boolean).length
 * const below = booleanMap(
 *   [bit(4)],
 *   bit(1),
 *   (mask, x) => [Number(count(mask.map((m, at) => m & (x[at] ?? 0))) <= count(mask) / 4)],
 *   { params: [bit(4)] },
 * )
 * compile(below)(BitVector.from('1111'), BitVector.from('1000')).join() // => '1'
 * const [mask, x] = compile(reverse(below))(BitVector.from('1111'), BitVector.from('1000'), BitVector.from('1'))
 * mask.toString() // => '0111'
 * x.toString() // => '0111'
 * ```
 */
export function booleanMap<const A extends Wires, Cod extends Wire, const P extends Wires = []>(
  dom: OnlyBits<A>,
  cod: Cod extends AnyBit ? Cod : Say<typeof bitsOnlySentence, { object: Notation<[Cod]> }>,
  value: (...point: [...Bits<P>, ...Bits<A>]) => readonly number[],
  options: BooleanMapOptions<P, A> = {},
): Para<Mutable<P>, Mutable<A>, [Cod]> {
  const {
    name = 'booleanMap',
    initial,
    differences,
  } = checkOptions('booleanMap', options, ['name', 'params', 'initial', 'differences'])
  const params = onlyBits((options.params ?? []) as unknown as Wires)
  const inputs = onlyBits(dom as unknown as Wires)
  const [result] = onlyBits([cod as Wire]) as readonly [Wire]
  if (typeof value !== 'function') throw new LensorError(say(functionSentence, { value: printed(value) }))
  const map: BooleanFunction = {
    name,
    dom: [...params, ...inputs].map(({ shape }) => shape),
    cod: result.shape,
    value: (point) => asBits(name, result.shape, value(...(point as Parameters<typeof value>))),
    differences:
      differences && ((point, change) => differences(...([...point, change] as Parameters<typeof differences>))),
  }
  return new Para(
    generator(
      params,
      inputs,
      (...points) => [emit(primitive, points, { map })],
      { name, ...(initial === undefined ? {} : { initial }) },
      [result],
      { name: 'booleanMap', given: [inputs, result, value, options] },
    ),
  )
}
