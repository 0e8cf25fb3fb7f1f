/**
 * The base of every error this library throws; its message is one line, and where the compiler has a word to say on the
 * same mistake, it is the same line.
 *
 * @example
 * ```ts
 * import { LensorError, real } from 'lensor'
 *
 * try {
 *   real(-1)
 * } catch (error) {
 *   error instanceof LensorError // => true
 * }
 * ```
 */
export class LensorError extends Error {
  override readonly name: string = 'LensorError'
}

/**
 * An object flows where another is accepted: a wrong shape, a wrong domain, a wrong number of wires.
 *
 * @example
 * ```ts
 * import { ObjectError, dense, input } from 'lensor'
 *
 * const untyped: { pipe(next: unknown): unknown } = input(28, 28)
 * try {
 *   untyped.pipe(dense(10))
 * } catch (error) {
 *   error instanceof ObjectError // => true
 * }
 * ```
 */
export class ObjectError extends LensorError {
  override readonly name = 'ObjectError'
}

/**
 * A size that is not a whole number from 0, or a size arithmetic that has no answer.
 *
 * @example
 * ```ts
 * import { SizeError, real } from 'lensor'
 *
 * try {
 *   real(2.5)
 * } catch (error) {
 *   error instanceof SizeError // => true
 * }
 * ```
 */
export class SizeError extends LensorError {
  override readonly name = 'SizeError'
}

/**
 * A value that does not store an element of its wire: a wrong kind of array, a wrong length.
 *
 * @example
 * ```ts
 * import { StorageError, compile, input } from 'lensor'
 *
 * try {
 *   compile(input(3))(Float64Array.of(1, 2))
 * } catch (error) {
 *   error instanceof StorageError // => true
 * }
 * ```
 */
export class StorageError extends LensorError {
  override readonly name = 'StorageError'
}

/**
 * Data that cannot be learnt from: an empty data set, a batch larger than the data, a NaN where numbers were asked for.
 *
 * @example
 * ```ts
 * import { DataError, dataset, real } from 'lensor'
 *
 * try {
 *   dataset(real(1), real(1), [])
 * } catch (error) {
 *   error instanceof DataError // => true
 * }
 * ```
 */
export class DataError extends LensorError {
  override readonly name = 'DataError'
}

/**
 * An engine that is not there, a primitive that an engine or a domain does not know, or a process that has not what it runs
 * on.
 *
 * @example
 * ```ts
 * import { EngineError, compile, input } from 'lensor'
 *
 * try {
 *   compile(input(3), { engine: 'steam' as 'wasm' })
 * } catch (error) {
 *   error instanceof EngineError // => true
 * }
 * ```
 */
export class EngineError extends LensorError {
  override readonly name = 'EngineError'
}
