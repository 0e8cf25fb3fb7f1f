import type { Tensor } from '../graph/graph.ts'
import type { listSentence } from '../graph/graph.ts'
import { trace } from '../graph/graph.ts'
import { LensorError } from '../objects/errors.ts'
import type { Found, Held } from '../objects/inferred.ts'
import type { Flat, Mutable, ObjectOf, Wire, Wires } from '../objects/wire.ts'
import { checkOptions } from '../objects/records.ts'
import { printed, say } from '../objects/words.ts'
import { checkObject, flat } from '../objects/wire.ts'
import { checkInitialisers, zero } from './initialisers.ts'
import { Para } from './parametric.ts'
import type { Call, Initialiser, Term } from './term.ts'

/** The points of an object: a symbolic tensor for each wire, bundles opened. */
export type Points<Object extends Wires> =
  Flat<Object> extends infer Opened extends readonly unknown[]
    ? { [Index in keyof Opened]: Held<Opened[Index]> extends Held<infer W extends Wire> ? Tensor<W> : never }
    : never

/** The object of which symbolic tensors are the points. */
export type WiresOf<Tensors> = {
  -readonly [Index in keyof Tensors]: Tensors[Index] extends Tensor<infer W> ? W : never
} extends infer Object extends Wires
  ? Object
  : never

/** A list of points, else the sentence of the refusal. */
type PointsOf<Body extends readonly Tensor[]> = readonly [...Body] | Found<Body, never, typeof listSentence>

/** What a map written with points is called, and how its parameters begin. */
export interface GeneratorOptions {
  /** Its name in messages and pictures; `'morphism'` where there is none. */
  readonly name?: string
  /** One initialiser for each wire of the parameters; zero where there is none. */
  readonly initial?: readonly Initialiser[]
}

export const writtenSentence = '✗ a map is written as a function from points to a list of points, but {value} came'

/** The term of a map written with points. */
export function generator(
  params: Wires,
  dom: Wires,
  body: (...points: Tensor[]) => readonly Tensor[],
  options: GeneratorOptions = {},
  cod?: Wires,
  made?: Call,
): Term {
  if (typeof body !== 'function') throw new LensorError(say(writtenSentence, { value: printed(body) }))
  checkInitialisers(options.initial, params)
  const graph = trace(flat([...params, ...dom]), (points) => body(...points))
  return {
    kind: 'generator',
    name: options.name ?? 'morphism',
    graph,
    initial: options.initial ?? flat(params).map(() => zero),
    params,
    dom,
    cod: cod ?? graph.outputs.map((output) => output.wire),
    ...(made && { made }),
  }
}

/**
 * A map A → B written with points: the function takes a symbolic tensor for each wire of A and gives those of B.
 *
 * Throws `ObjectError` where an operator does not accept its operands.
 *
 * @example
 * ```ts
 * import { contract, morphism, notation, real } from 'lensor'
 *
 * const score = morphism([real(8, 64), real(8, 64)], (query, key) => [contract(query, key, 'id,jd->ij')])
 * notation(score.cod) // => 'ℝ[8×8]'
 * ```
 */
export function morphism<const A extends Wires = never, const Body extends readonly Tensor[] = never>(
  dom: ObjectOf<A>,
  body: (...points: Points<A>) => PointsOf<Body>,
  options: GeneratorOptions = {},
): Para<[], Mutable<A>, WiresOf<Body>> {
  checkOptions('morphism', options, ['name', 'initial'])
  return new Para(generator([], checkObject(dom), body as never, options))
}

/**
 * A parametric map P ⊗ A → B written with points: the function takes a symbolic tensor for each wire of P, then of A.
 *
 * Throws `ObjectError` where an operator does not accept its operands.
 *
 * @example
 * ```ts
 * import { add, contract, glorot, notation, parametric, real, zero } from 'lensor'
 *
 * const affine = parametric(
 *   [real(3, 4), real(3)],
 *   [real(4)],
 *   (weight, offset, x) => [add(contract(weight, x, 'ij,j->i'), offset)],
 *   { initial: [glorot, zero] },
 * )
 * notation(affine.params) // => 'ℝ[3×4] ⊗ ℝ[3]'
 * ```
 */
export function parametric<
  const P extends Wires = never,
  const A extends Wires = never,
  const Body extends readonly Tensor[] = never,
>(
  params: ObjectOf<P>,
  dom: ObjectOf<A>,
  body: (...points: [...Points<P>, ...Points<A>]) => PointsOf<Body>,
  options: GeneratorOptions = {},
): Para<Mutable<P>, Mutable<A>, WiresOf<Body>> {
  checkOptions('parametric', options, ['name', 'initial'])
  return new Para(generator(checkObject(params), checkObject(dom), body as never, options))
}
