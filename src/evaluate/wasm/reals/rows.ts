/** Rows that are taken by their numbers, and rows that are added up by their numbers. */
import type { Tensor } from '../../../graph/graph.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, Local, Statement, V128 } from '../encoder/index.ts'
import { count, f64, f64x2, i32, memory, sequence, v128 } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { doubleSize } from '../kernel.ts'
import { rowNumberAt } from '../row-number.ts'
import { shapeOf } from './access.ts'

/** Rows of numbers, so many and so long. */
interface Rows {
  readonly size: number
  readonly length: number
}

const rowsOf = (shape: BoundShape): Rows => ({ size: shape[0] as number, length: elements(shape.slice(1)) })

/** The distance of a row from the first, whose number lies at an address; a number that is none is refused. */
function distanceAt(address: I32, { size, length }: Rows, body: Body): I32 {
  return i32.multiply(rowNumberAt(address, size, body), i32.constant(length * doubleSize))
}

/** The longest row, in doubles, for which a loop is shorter than a call that copies memory. */
const longestLoop = 64

/** Does something with the pairs of a row, at their distances, and with a last single double. */
function alongRow(
  length: number,
  { newLocal }: Body,
  pair: (distance: I32) => Statement,
  single: (distance: I32) => Statement,
): Statement {
  const distance = newLocal('i32')
  const even = (length - (length % 2)) * doubleSize
  return sequence(
    count(distance, 0, even, 2 * doubleSize, pair(distance.get)),
    ...(length % 2 === 1 ? [single(i32.constant(even))] : []),
  )
}

/** row[index[i]] for each i. */
export function gatherKernel(value: Tensor, table: Region, index: Region, result: Region): Kernel {
  const [of, by] = value.node.operands.map(shapeOf) as [BoundShape, BoundShape]
  const rows = rowsOf(of)
  const numbers = elements(by)
  const bytes = rows.length * doubleSize
  return {
    key: `gather ${rows.size} ${rows.length} ${numbers}`,
    reads: [table, index],
    writes: [result],
    extent: numbers,
    asksHost: true,
    operations: 0,
    text: (name) => `for i in 0..${numbers}: ${name(result)}[i] = row ${name(index)}[i] of ${name(table)}`,
    write(body) {
      const [from, at, to] = body.addresses as readonly [Local<'i32'>, Local<'i32'>, Local<'i32'>]
      const [number, source, target] = [body.newLocal('i32'), body.newLocal('i32'), body.newLocal('i32')]
      const place = (base: I32, distance: I32): I32 => i32.add(base, distance)
      const copied =
        rows.length > longestLoop
          ? memory.copy(target.get, source.get, i32.constant(bytes))
          : alongRow(
              rows.length,
              body,
              (distance) => v128.store(place(target.get, distance), v128.load(place(source.get, distance))),
              (distance) => f64.store(place(target.get, distance), f64.load(place(source.get, distance))),
            )
      const address = i32.add(at.get, i32.multiply(number.get, i32.constant(doubleSize)))
      return count(
        number,
        body.from,
        body.to,
        1,
        sequence(
          source.set(i32.add(from.get, distanceAt(address, rows, body))),
          target.set(i32.add(to.get, i32.multiply(number.get, i32.constant(bytes)))),
          copied,
        ),
      )
    },
  }
}

/** The rows whose index[i] is j, added up, for each j. */
export function scatterKernel(value: Tensor, changes: Region, index: Region, result: Region): Kernel {
  const [, by] = value.node.operands.map(shapeOf) as [BoundShape, BoundShape]
  const rows = rowsOf(shapeOf(value))
  const numbers = elements(by)
  const bytes = rows.length * doubleSize
  return {
    key: `scatter ${rows.size} ${rows.length} ${numbers}`,
    reads: [changes, index],
    writes: [result],
    extent: 1,
    asksHost: true,
    operations: numbers * rows.length,
    text: (name) =>
      `${name(result)} = 0; for i in 0..${numbers}: row ${name(index)}[i] of ${name(result)} += ${name(changes)}[i]`,
    write(body) {
      const [from, at, to] = body.addresses as readonly [Local<'i32'>, Local<'i32'>, Local<'i32'>]
      const [number, source, target] = [body.newLocal('i32'), body.newLocal('i32'), body.newLocal('i32')]
      const sum = (distance: I32): V128 =>
        f64x2.add(v128.load(i32.add(target.get, distance)), v128.load(i32.add(source.get, distance)))
      const last = (distance: I32): Statement =>
        f64.store(
          i32.add(target.get, distance),
          f64.add(f64.load(i32.add(target.get, distance)), f64.load(i32.add(source.get, distance))),
        )
      const address = i32.add(at.get, i32.multiply(number.get, i32.constant(doubleSize)))
      return sequence(
        memory.fill(to.get, i32.constant(0), i32.constant(rows.size * bytes)),
        count(
          number,
          0,
          numbers,
          1,
          sequence(
            target.set(i32.add(to.get, distanceAt(address, rows, body))),
            source.set(i32.add(from.get, i32.multiply(number.get, i32.constant(bytes)))),
            alongRow(rows.length, body, (distance) => v128.store(i32.add(target.get, distance), sum(distance)), last),
          ),
        ),
      )
    },
  }
}
