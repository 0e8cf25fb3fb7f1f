/** The transposition of matrices of bits, 128 × 128 of them at a time. */
import type { I32, Local, NewLocal, Statement } from '../encoder/index.ts'
import { count, i32, i8x16, repeatWhile, sequence, v128, when } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { locals } from './locals.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

/** Matrices of bits that follow each other, their rows a fixed number of bytes apart. */
export interface Matrices {
  readonly count: number
  readonly rows: number
  readonly columns: number
  /** How many bytes lie between the beginnings of rows. */
  readonly rowBytes: number
}

/** How many rows are turned together: sixteen vectors become sixteen columns of bytes. (Thirty-two are slower: they spill.) */
const together = 16

/** How many word operations it takes to transpose matrices. */
export function transposingCost({ count: matrixCount, rows, columns }: Omit<Matrices, 'rowBytes'>): number {
  const steps = Math.ceil(rows / together)
  return matrixCount * steps * (32 * wordsFor(columns) + 6 * Math.ceil(columns / 8))
}

/**
 * The kernel that transposes matrices, whose rows then are whole words. Its units are, for each matrix, 128 rows by 128
 * columns.
 *
 * Sixteen rows of sixteen bytes become sixteen columns of bytes, of which `mask` takes a column of bits after the other.
 */
export function transposed(matrices: Matrices, from: Region, to: Region): Kernel {
  const { count: matrixCount, rows, columns } = matrices
  return {
    key: `bits: transpose ${JSON.stringify(matrices)} from ${from.bytes}`,
    reads: [from],
    writes: [to],
    extent: matrixCount * wordsFor(rows) * wordsFor(columns),
    operations: transposingCost(matrices),
    text: (name) =>
      `transpose: for m in 0..${matrixCount}, r in 0..${rows}, c in 0..${columns}: ${name(to)}[m, c, r] = ${name(from)}[m, r, c]`,
    write: (body) => transpose(matrices, from.bytes, body),
  }
}

function transpose(matrices: Matrices, bytes: number, { addresses, from, to, newLocal }: Body): Statement {
  const { rows, columns, rowBytes } = matrices
  const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
  const [unit, matrix, column, row, end] = locals('i32', newLocal)
  const [at, into] = locals('i32', newLocal)
  const [down, across] = [wordsFor(rows), wordsFor(columns)]
  const columnBytes = down * wordSize
  const vectors = (): Local<'v128'>[] => Array.from({ length: together }, () => newLocal('v128'))
  const [bank, spare] = [vectors(), vectors()]
  const read = readRows(bank, matrices, bytes, source, row, at, newLocal)
  const isColumn = (place: number): I32 => i32.less(i32.add(column.get, i32.constant(place)), i32.constant(columns))
  /** Stores the eight columns of a byte, the last first: a byte added to itself has its next bit on top. */
  const storeByte = (local: Local<'v128'>, byte: number): Statement => {
    const stores = Array.from({ length: 8 }, (_, back) => {
      const place = byte * 8 + 7 - back
      const store = i32.storePair(into.get, i8x16.mask(local.get), place * columnBytes)
      const next = back === 7 ? sequence() : local.set(i8x16.add(local.get, local.get))
      return sequence(columns % 8 === 0 ? store : when(isColumn(place), store), next)
    })
    return columns % wordBits === 0 ? sequence(...stores) : when(isColumn(byte * 8), sequence(...stores))
  }
  const block = i32.remainderUnsigned(unit.get, i32.constant(down))
  const others = i32.divideUnsigned(unit.get, i32.constant(down))
  return count(
    unit,
    from,
    to,
    1,
    sequence(
      row.set(i32.multiply(block, i32.constant(wordBits))),
      column.set(i32.multiply(i32.remainderUnsigned(others, i32.constant(across)), i32.constant(wordBits))),
      matrix.set(i32.divideUnsigned(others, i32.constant(across))),
      at.set(
        i32.add(
          i32.multiply(i32.add(i32.multiply(matrix.get, i32.constant(rows)), row.get), i32.constant(rowBytes)),
          i32.shiftRightUnsigned(column.get, i32.constant(3)),
        ),
      ),
      into.set(
        i32.add(
          i32.add(target.get, i32.shiftRightUnsigned(row.get, i32.constant(3))),
          i32.multiply(i32.add(i32.multiply(matrix.get, i32.constant(columns)), column.get), i32.constant(columnBytes)),
        ),
      ),
      end.set(i32.add(row.get, i32.constant(wordBits))),
      repeatWhile(
        sequence(
          read,
          turnBytes(bank, spare),
          ...bank.map(storeByte),
          row.set(i32.add(row.get, i32.constant(together))),
          into.set(i32.add(into.get, i32.constant(together / 8))),
        ),
        i32.less(row.get, end.get),
      ),
    ),
  )
}

const zero = v128.bytes(new Uint8Array(wordSize))
const bytesInOrder = v128.bytes(Array.from({ length: 16 }, (_, byte) => byte))

/**
 * Reads sixteen rows, and moves on to the next ones: zeros past the last row, and nothing past the region's end. Where a row
 * of fewer bytes than a word lies there, the word that ends with the region is read, and its bytes are moved.
 */
function readRows(
  bank: readonly Local<'v128'>[],
  { rows, rowBytes }: Matrices,
  bytes: number,
  source: Local<'i32'>,
  row: Local<'i32'>,
  at: Local<'i32'>,
  newLocal: NewLocal,
): Statement {
  const last = bytes - wordSize
  const [excess, place] = locals('i32', newLocal)
  const moved = i8x16.swizzle(
    v128.load(i32.add(source.get, i32.subtract(at.get, excess.get))),
    i8x16.add(bytesInOrder, i8x16.splat(excess.get)),
  )
  const carefully = (local: Local<'v128'>): Statement =>
    sequence(
      excess.set(i32.subtract(at.get, i32.constant(last))),
      excess.set(i32.select(i32.greater(excess.get, i32.constant(0)), excess.get, i32.constant(0))),
      when(i32.less(place.get, i32.constant(rows)), local.set(moved), local.set(zero)),
      place.set(i32.add(place.get, i32.constant(1))),
      at.set(i32.add(at.get, i32.constant(rowBytes))),
    )
  const atOnce = sequence(
    ...bank.map((local, behind) => local.set(v128.load(i32.add(source.get, at.get), behind * rowBytes))),
    at.set(i32.add(at.get, i32.constant(together * rowBytes))),
  )
  const isInside = i32.and(
    i32.less(i32.add(row.get, i32.constant(together - 1)), i32.constant(rows)),
    i32.less(i32.add(at.get, i32.constant((together - 1) * rowBytes)), i32.constant(last + 1)),
  )
  return when(isInside, atOnce, sequence(place.set(row.get), ...bank.map(carefully)))
}

/** Transposes the bytes of sixteen vectors: in each of four rounds, each is woven with the eighth behind it. */
function turnBytes(bank: readonly Local<'v128'>[], spare: readonly Local<'v128'>[]): Statement {
  const weave = [0, 8].map((first) => Array.from({ length: 16 }, (_, at) => (at >> 1) + first + (at & 1) * 16))
  const round = (before: readonly Local<'v128'>[], behind: readonly Local<'v128'>[]): Statement =>
    sequence(
      ...behind.map((local, at) => {
        const [left, right] = [before[at >> 1], before[(at >> 1) + 8]] as [Local<'v128'>, Local<'v128'>]
        return local.set(i8x16.shuffle(left.get, right.get, weave[at & 1] as number[]))
      }),
    )
  return sequence(round(bank, spare), round(spare, bank), round(bank, spare), round(spare, bank))
}
