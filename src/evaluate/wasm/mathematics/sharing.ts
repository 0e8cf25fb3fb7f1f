import { after, sequence } from '../encoder/index.ts'
import type { Expression, Kind, NewLocal, Statement, V128 } from '../encoder/index.ts'

/** Computes a value once, where it stands; the expression that it gives may be used any number of times after that. */
export type Keep = <K extends Kind>(value: Expression<K>) => Expression<K>

/** A way to keep values, and the statements that compute those which were kept so far, in their order. */
export function keeping(newLocal: NewLocal): { readonly keep: Keep; readonly kept: Statement[] } {
  const kept: Statement[] = []
  const keep: Keep = (value) => {
    const local = newLocal(value.kind)
    kept.push(local.set(value))
    return local.get
  }
  return { keep, kept }
}

/** The expression that `write` writes, after what it keeps. */
export function sharing(newLocal: NewLocal, write: (keep: Keep) => V128): V128 {
  const { keep, kept } = keeping(newLocal)
  const result = write(keep)
  return after(sequence(...kept), result)
}
