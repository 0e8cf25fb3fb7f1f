import type { I32 } from './encoder/index.ts'
import { after, f64, i32, run, sequence, when } from './encoder/index.ts'
import type { Body } from './kernel.ts'

/** The number of one of so many rows, which lies at an address as a double; one that is none is refused. */
export function rowNumberAt(address: I32, rows: number, { newLocal, refuseIndex }: Body): I32 {
  const [given, row] = [newLocal('f64'), newLocal('i32')]
  const isNone = i32.or(f64.notEqual(f64.fromI32(row.get), given.get), i32.atLeastUnsigned(row.get, i32.constant(rows)))
  return after(
    sequence(
      given.set(f64.load(address)),
      row.set(i32.fromF64(given.get)),
      when(isNone, run(refuseIndex, given.get, f64.constant(rows))),
    ),
    row.get,
  )
}
