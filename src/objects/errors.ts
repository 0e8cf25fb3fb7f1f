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

/** An object flows where another is accepted: a wrong shape, a wrong domain, a wrong number of wires. */
export class ObjectError extends LensorError {
  override readonly name = 'ObjectError'
}

/** A size that is not a whole number from 0, or a size arithmetic that has no answer. */
export class SizeError extends LensorError {
  override readonly name = 'SizeError'
}

/** A value that does not store an element of its wire: a wrong kind of array, a wrong length. */
export class StorageError extends LensorError {
  override readonly name = 'StorageError'
}

/** Data that cannot be learnt from: an empty data set, a batch larger than the data, a NaN where numbers were asked for. */
export class DataError extends LensorError {
  override readonly name = 'DataError'
}

/** An engine that is not there, or a primitive that an engine or a domain does not know. */
export class EngineError extends LensorError {
  override readonly name = 'EngineError'
}
