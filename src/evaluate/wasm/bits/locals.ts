import type { Kind, Local, NewLocal } from '../encoder/index.ts'

type Eight<Value> = readonly [Value, Value, Value, Value, Value, Value, Value, Value]

function* endless<K extends Kind>(kind: K, newLocal: NewLocal): Generator<Local<K>, never> {
  for (;;) yield newLocal(kind)
}

/** As many new locals of a kind as are taken, up to eight: `const [row, word] = locals('i32', newLocal)`. */
export function locals<K extends Kind>(kind: K, newLocal: NewLocal): Iterable<Local<K>> & Eight<Local<K>> {
  return endless(kind, newLocal) as unknown as Eight<Local<K>>
}
