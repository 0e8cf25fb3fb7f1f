/** The transposition of matrices of bits, 128 × 128 of them at a time. */
import type { Local, Statement } from '../encoder/index.ts'
import { count, i32, i8x16, repeatWhile, sequence, v128, when } from '../encoder/index.ts'
import type { Kernel, Region } from '../kernel.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

/** Matrices of bits that follow each other, their rows a fixed number of bytes apart. */
export interface Matrices {
  readonly count: number
  readonly rows: number
  readonly columns: number
  /** How many bytes lie between the beginnings of rows. */
  readonly rowBytes: number
}

/** Sixteen vectors as a matrix of bytes, transposed: in each of four rounds, each is woven with the eighth behind it. */
const weave = [0, 8].map((first) => Array.from({ length: 16 }, (_, at) => (at >> 1) + first + (at & 1) * 16))

/**
 * The kernel that transposes matrices, whose rows then are whole words. Its units are, for each matrix, 128 rows by 128
 * columns.
 *
 * Sixteen rows of sixteen bytes become sixteen columns of bytes, of which `mask` takes a column of bits after the other.
 */
export function transposed(matrices: Matrices, from: Region, to: Region): Kernel {
  const { count: matrixCount, rows, columns, rowBytes } = matrices
  const [down, across] = [wordsFor(rows), wordsFor(columns)]
  return {
    key: `bits: transpose ${JSON.stringify(matrices)} from ${from.bytes}`,
    reads: [from],
    writes: [to],
    extent: matrixCount * down * across,
    operations: matrixCount * down * across * 3000,
    text: (name) =>
      `transpose: for m in 0..${matrixCount}, r in 0..${rows}, c in 0..${columns}: ${name(to)}[m, c, r] = ${name(from)}[m, r, c]`,
    write: ({ addresses, from: first, to: last, newLocal }) => {
      const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
      const i32s = (length: number): Local<'i32'>[] => Array.from({ length }, () => newLocal('i32'))
      const [unit, block, column, matrix, row, at, into] = i32s(7) as [
        Local<'i32'>,
        Local<'i32'>,
        Local<'i32'>,
        Local<'i32'>,
        Local<'i32'>,
        Local<'i32'>,
        Local<'i32'>,
      ]
      const [group] = i32s(1) as [Local<'i32'>]
      const banks = [0, 1].map(() => Array.from({ length: 16 }, () => newLocal('v128'))) as [
        Local<'v128'>[],
        Local<'v128'>[],
      ]
      const zero = v128.bytes(new Uint8Array(wordSize))
      /** A read may not leave the region: where rows are not whole words, the last ones are read from before, and moved. */
      const end = i32.constant(from.bytes - wordSize)
      const excess = newLocal('i32')
      const moved = sequence(
        excess.set(i32.subtract(at.get, end)),
        excess.set(i32.select(i32.greater(excess.get, i32.constant(0)), excess.get, i32.constant(0))),
      )
      const bytesInOrder = v128.bytes(Array.from({ length: 16 }, (_, byte) => byte))
      const readBefore = i8x16.swizzle(
        v128.load(i32.add(source.get, i32.subtract(at.get, excess.get))),
        i8x16.add(bytesInOrder, i8x16.splat(excess.get)),
      )
      const carefully = sequence(
        ...banks[0].map((local, place) =>
          sequence(
            when(
              i32.less(i32.add(row.get, i32.constant(place)), i32.constant(rows)),
              sequence(moved, local.set(readBefore)),
              local.set(zero),
            ),
            at.set(i32.add(at.get, i32.constant(rowBytes))),
          ),
        ),
      )
      const quickly = sequence(
        ...banks[0].map((local, place) => local.set(v128.load(i32.add(source.get, at.get), place * rowBytes))),
        at.set(i32.add(at.get, i32.constant(16 * rowBytes))),
      )
      const isInside = i32.and(
        i32.less(i32.add(row.get, i32.constant(15)), i32.constant(rows)),
        i32.less(i32.add(at.get, i32.constant(15 * rowBytes)), i32.add(end, i32.constant(1))),
      )
      const loads = rows % 16 === 0 && rowBytes % wordSize === 0 ? quickly : when(isInside, quickly, carefully)
      const rounds = [0, 1, 2, 3].flatMap((round) => {
        const [before, behind] = [banks[round % 2], banks[1 - (round % 2)]] as [Local<'v128'>[], Local<'v128'>[]]
        return behind.map((local, place) => {
          const [left, right] = [before[place >> 1], before[(place >> 1) + 8]] as [Local<'v128'>, Local<'v128'>]
          return local.set(i8x16.shuffle(left.get, right.get, weave[place & 1] as number[]))
        })
      })
      const columnBytes = down * wordSize
      const takeByte = (local: Local<'v128'>, byte: number): Statement => {
        const bits = Array.from({ length: 8 }, (_, back) => {
          const bit = 7 - back
          const store = i32.storePair(into.get, i8x16.mask(local.get), (byte * 8 + bit) * columnBytes)
          const next = bit === 0 ? sequence() : local.set(i8x16.add(local.get, local.get))
          const inside = i32.less(i32.add(column.get, i32.constant(byte * 8 + bit)), i32.constant(columns))
          return sequence(columns % 8 === 0 ? store : when(inside, store), next)
        })
        const inside = i32.less(i32.add(column.get, i32.constant(byte * 8)), i32.constant(columns))
        return columns % wordBits === 0 ? sequence(...bits) : when(inside, sequence(...bits))
      }
      const blocks = i32.constant(down)
      const acrossCount = i32.constant(across)
      const groupOf = sequence(loads, ...rounds, ...banks[0].map(takeByte))
      return count(
        unit,
        first,
        last,
        1,
        sequence(
          block.set(i32.remainderUnsigned(unit.get, blocks)),
          matrix.set(i32.divideUnsigned(unit.get, blocks)),
          column.set(i32.multiply(i32.remainderUnsigned(matrix.get, acrossCount), i32.constant(wordBits))),
          matrix.set(i32.divideUnsigned(matrix.get, acrossCount)),
          row.set(i32.multiply(block.get, i32.constant(wordBits))),
          at.set(
            i32.add(
              i32.multiply(i32.add(i32.multiply(matrix.get, i32.constant(rows)), row.get), i32.constant(rowBytes)),
              i32.shiftRightUnsigned(column.get, i32.constant(3)),
            ),
          ),
          into.set(
            i32.add(
              i32.add(target.get, i32.multiply(block.get, i32.constant(wordSize))),
              i32.multiply(
                i32.add(i32.multiply(matrix.get, i32.constant(columns)), column.get),
                i32.constant(columnBytes),
              ),
            ),
          ),
          group.set(i32.constant(0)),
          repeatWhile(
            sequence(
              when(i32.less(row.get, i32.constant(rows)), groupOf, zeroPairs()),
              row.set(i32.add(row.get, i32.constant(16))),
              into.set(i32.add(into.get, i32.constant(2))),
            ),
            i32.less(group.tee(i32.add(group.get, i32.constant(1))), i32.constant(8)),
          ),
        ),
      )

      /** Sixteen rows past the last one. */
      function zeroPairs(): Statement {
        if (rows % wordBits === 0) return sequence()
        const [place, address] = i32s(2) as [Local<'i32'>, Local<'i32'>]
        const left = i32.subtract(i32.constant(columns), column.get)
        const most = i32.select(i32.less(left, i32.constant(wordBits)), left, i32.constant(wordBits))
        return sequence(
          address.set(into.get),
          count(
            place,
            0,
            most,
            1,
            sequence(
              i32.storePair(address.get, i32.constant(0)),
              address.set(i32.add(address.get, i32.constant(columnBytes))),
            ),
          ),
        )
      }
    },
  }
}
