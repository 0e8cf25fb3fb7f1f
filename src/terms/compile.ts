import type { Engine, EngineOptions } from '../evaluate/engine.ts'
import type { EngineName } from '../evaluate/engines.ts'
import { checkThreads, engineOf } from '../evaluate/engines.ts'
import { checkOptions, checkRecord } from '../objects/records.ts'
import type { AllBound } from './bind.ts'
import type { Sizes } from './binding.ts'
import { bindAll } from './binding.ts'
import { explainable } from './explain.ts'
import type { Para } from './parametric.ts'
import { mapPart } from './parametric.ts'
import { graphOf } from './reading.ts'
import type { Term } from './term.ts'
import { checkWhole } from './unfinished.ts'
import type { Values } from './values.ts'
import { gathered, spread } from './values.ts'

/** How a term is compiled. */
export interface CompileOptions extends EngineOptions {
  /** The engine, or its name; `'wasm'` where there is none. */
  readonly engine?: Engine | EngineName
  /**
   * How many threads compute, the calling one among them: they share out large loops, and come to the bits that one thread comes
   * to. It is 1 where nothing is said, and where the host has no threads with memory that they share: a page of a browser must be
   * cross-origin isolated. They begin with the first call, and end when what was compiled is collected.
   */
  readonly threads?: number
}

/** How a map with named sizes is compiled. */
export interface SizedOptions<S extends Sizes> extends CompileOptions {
  /** The number of each size that is named. */
  readonly sizes?: S
}

/** What a map is compiled to: a value for each part of P, then of A, to one for each part of B. */
export type Compiled<Map> =
  Map extends Para<infer P, infer A, infer B> ? (...values: [...Values<P>, ...Values<A>]) => Values<B> : never

/**
 * A function that computes a map P ⊗ A → B: an argument for each part of P, then of A; a list with a result for each part
 * of B. A wire's value is its domain's storage (`Float64Array`, `BitVector`), a bundle's the list of its wires' values.
 *
 * The function makes its module when it is first called, or explained; then a call allocates nothing but what it gives. It
 * never changes its arguments. Throws `LensorError` where there is no such option, `SizeError`, which lists all sizes, where a named one is not bound to a whole number from 0, or
 * what is bound is no size of the map, `EngineError` where there is no such engine or the threads are no whole number from
 * 1; the function throws `StorageError` where an argument is of another kind or length than its wire's.
 *
 * @example
 * ```ts
 * import { BitVector, add, bit, compile, morphism } from 'lensor'
 *
 * const xor = compile(morphism([bit(4), bit(4)], (x, y) => [add(x, y)]))
 * xor(BitVector.from('1100'), BitVector.from('1010')).join() // => '0110'
 * ```
 *
 * @example
 * ```ts
 * import { compile, dense, input } from 'lensor'
 *
 * // One term at two sizes, with the same parameters.
 * const model = input(2).pipe(dense(1)).batch('batch')
 * const parameters = model.initialise(1)
 * const [two, one] = [compile(model, { sizes: { batch: 2 } }), compile(model, { sizes: { batch: 1 } })]
 * const [all] = two(...parameters, Float64Array.of(1, 2, 3, 4))
 * const [last] = one(...parameters, Float64Array.of(3, 4))
 * all[1] === last[0] // => true
 * ```
 *
 * @example
 * ```ts
 * import { compile, explain, input, linear } from 'lensor'
 *
 * const layer = compile(input(256).pipe(linear(256)).batch(64), { threads: 2 })
 * const [result] = layer(new Float64Array(256 * 256).fill(0.5), new Float64Array(64 * 256).fill(2))
 * result[0] // => 256
 * explain(layer).loops.some(({ parts }) => parts > 1) // => true
 * ```
 */
export function compile<
  Map,
  // oxlint-disable-next-line typescript/no-empty-object-type -- no name is bound
  const S extends Sizes = {},
>(map: AllBound<'compile', Map, S>, options: SizedOptions<S> = {}): Compiled<Map> {
  const term = mapPart(map)
  checkWhole(term)
  const { sizes } = checkOptions('compile', options, ['engine', 'threads', 'sizes'])
  return compileTerm(bindAll('compile', term, sizes), options) as unknown as Compiled<Map>
}

/**
 * The engine of a call's options.
 *
 * Throws `LensorError` where the options are no object, `EngineError` where there is no engine of that name, or the threads are no whole
 * number from 1.
 */
export function engineChosen(name: string, options: CompileOptions): Engine {
  const { engine, threads = 1 } = checkRecord(name, 'options', options)
  checkThreads(threads)
  return engineOf(engine)
}

/** {@link compile} of a term whose objects are known at run time alone. */
export function compileTerm(term: Term, options: CompileOptions = {}): (...values: readonly unknown[]) => unknown[] {
  checkWhole(term)
  const object = [...term.params, ...term.dom]
  const program = engineChosen('compile', options).compile(graphOf(term), options)
  const run = (...values: readonly unknown[]): unknown[] => gathered(term.cod, program(spread(object, values)))
  return explainable(run, () => program.explain?.())
}
