import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import type { I32, I64 } from '../encoder/index.ts'
import { count, i32, i64, sequence, when, whileDo } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { doubleSize } from '../kernel.ts'
import { rowNumberAt } from '../row-number.ts'
import { wordBits, wordsFor } from './words.ts'

/** The number of bits of a lane, of which a word has two. */
const laneBits = 64
const laneSize = 8
const lanesOfWord = wordBits / laneBits

/**
 * row[index[i]] for each i, of rows of bits. Its units are the words of the result.
 *
 * A lane of the result is put together of runs of bits, each from one row: such a run lies in one lane of the table, or in two
 * beside each other.
 */
export function gatherBits(
  [of, by]: readonly [BoundShape, BoundShape],
  reads: readonly [Region, Region],
  result: Region,
): Kernel {
  const [rows = 0, length, numbers] = [of[0], elements(of.slice(1)), elements(by)]
  return {
    key: `bits: gather ${rows} ${length} ${numbers}`,
    reads,
    writes: [result],
    extent: wordsFor(numbers * length),
    asksHost: true,
    operations: wordsFor(numbers * length),
    text: (name) => `for i in 0..${numbers}: ${name(result)}[i] = row ${name(reads[1])}[i] of ${name(reads[0])}`,
    write(body: Body) {
      const { addresses, from, to, newLocal } = body
      const [table, index, target] = addresses.map(({ get }) => get) as [I32, I32, I32]
      const [lane, place, end] = [newLocal('i32'), newLocal('i32'), newLocal('i32')]
      const [row, bits, source, shift] = [newLocal('i32'), newLocal('i32'), newLocal('i32'), newLocal('i32')]
      const [run, made] = [newLocal('i64'), newLocal('i64')]
      const whole = i32.constant
      const least = (left: I32, right: I32): I32 => i32.select(i32.less(left, right), left, right)
      const within = (bit: I32): I32 => i32.and(bit, whole(laneBits - 1))
      const laneAt = (start: I32, number: I32): I32 => i32.add(start, i32.multiply(number, whole(laneSize)))
      const sourceLane = laneAt(table, i32.shiftRightUnsigned(source.get, whole(6)))
      const spare = i64.fromI32(i32.subtract(whole(laneBits), bits.get))
      const ofRun: I64 = i64.shiftRightUnsigned(i64.shiftLeft(run.get, spare), spare)
      const inRow = i32.subtract(place.get, i32.multiply(row.get, whole(length)))
      return count(
        lane,
        i32.multiply(from, whole(lanesOfWord)),
        i32.multiply(to, whole(lanesOfWord)),
        1,
        sequence(
          made.set(i64.constant(0n)),
          place.set(i32.multiply(lane.get, whole(laneBits))),
          end.set(least(i32.add(place.get, whole(laneBits)), whole(numbers * length))),
          whileDo(
            i32.less(place.get, end.get),
            sequence(
              row.set(i32.divideUnsigned(place.get, whole(length))),
              bits.set(least(i32.subtract(whole(length), inRow), i32.subtract(end.get, place.get))),
              source.set(
                i32.add(
                  inRow,
                  i32.multiply(
                    rowNumberAt(i32.add(index, i32.multiply(row.get, whole(doubleSize))), rows, body),
                    whole(length),
                  ),
                ),
              ),
              shift.set(within(source.get)),
              run.set(i64.shiftRightUnsigned(i64.load(sourceLane), i64.fromI32(shift.get))),
              when(
                i32.greater(i32.add(shift.get, bits.get), whole(laneBits)),
                run.set(
                  i64.or(
                    run.get,
                    i64.shiftLeft(
                      i64.load(sourceLane, laneSize),
                      i64.fromI32(i32.subtract(whole(laneBits), shift.get)),
                    ),
                  ),
                ),
              ),
              made.set(i64.or(made.get, i64.shiftLeft(ofRun, i64.fromI32(within(place.get))))),
              place.set(i32.add(place.get, bits.get)),
            ),
          ),
          i64.store(laneAt(target, lane.get), made.get),
        ),
      )
    },
  }
}
