import type { Engine, EngineOptions } from '../evaluate/engine.ts'
import type { EngineName } from '../evaluate/engines.ts'
import { checkThreads, engineOf } from '../evaluate/engines.ts'
import type { Wires } from '../objects/wire.ts'
import { checkRecord } from '../objects/records.ts'
import { explainable } from './explain.ts'
import type { OnlyMap, Para } from './parametric.ts'
import { termOf } from './parametric.ts'
import { graphOf } from './reading.ts'
import type { Term } from './term.ts'
import type { Open, Whole } from './unfinished.ts'
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

/**
 * A function that computes a map P ⊗ A → B: an argument for each part of P, then of A; a list with a result for each part
 * of B. A wire's value is its domain's storage (`Float64Array`, `BitVector`), a bundle's the list of its wires' values.
 *
 * The function makes its module when it is first called, or explained; then a call allocates nothing but what it gives. It
 * never changes its arguments. Throws `EngineError` where there is no such engine or the threads are no whole number from
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
 * import { compile, explain, input, linear } from 'lensor'
 *
 * const layer = compile(input(256).pipe(linear(256)).batch(64), { threads: 2 })
 * const [result] = layer(new Float64Array(256 * 256).fill(0.5), new Float64Array(64 * 256).fill(2))
 * result[0] // => 256
 * explain(layer).loops.some(({ parts }) => parts > 1) // => true
 * ```
 */
export function compile<P extends Open = never, A extends Wires = never, B extends Wires = never>(
  map: OnlyMap<P, Whole<[...P, ...A, ...B], Para<P, A, B>>>,
  options: CompileOptions = {},
): (...values: [...Values<P>, ...Values<A>]) => Values<B> {
  return compileTerm(termOf(map), options) as (...values: readonly unknown[]) => Values<B>
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
