/** Rows of bits that follow each other without gaps, and the same in whole words each. */
import type { I32, I64, Local, NewLocal, Statement } from '../encoder/index.ts'
import { count, i32, i64, memory, sequence, v128, when, whileDo } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { locals } from './locals.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

const piece = 32

/** The lengths of the pieces of so many bits. */
function pieces(bits: number): number[] {
  return Array.from({ length: Math.ceil(bits / piece) }, (_, at) => Math.min(piece, bits - at * piece))
}

/** The kernel that begins each row at a word. Its units are rows. */
export function spaced(from: Region, to: Region, rows: number, bits: number): Kernel {
  const words = wordsFor(bits)
  return {
    key: `bits: rows of ${bits} to words, from ${from.bytes}`,
    reads: [from],
    writes: [to],
    extent: rows,
    operations: rows * (words + pieces(bits).length),
    text: (name) => `to words: for r in 0..${rows}: ${name(to)}[${words}r…] = bits from ${bits}r of ${name(from)}`,
    write({ addresses, from: first, to: last, newLocal }) {
      const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
      const [row, byte, start, into] = locals('i32', newLocal)
      /** The last place from where eight bytes may be read. */
      const end = i32.constant(from.bytes - 8)
      const zero = v128.bytes(new Uint8Array(wordSize))
      const move = (length: number, at: number): Statement => {
        const place = i32.add(start.get, i32.constant(at * piece))
        const shift = i64.fromI32(i32.subtract(place, i32.shiftLeft(byte.get, i32.constant(3))))
        const value = i32.fromI64(i64.shiftRightUnsigned(i64.load(i32.add(source.get, byte.get)), shift))
        const mask = length === piece ? value : i32.and(value, i32.constant(2 ** length - 1))
        return sequence(
          byte.set(i32.shiftRightUnsigned(place, i32.constant(3))),
          byte.set(i32.select(i32.less(byte.get, end), byte.get, end)),
          i32.store(into.get, mask, at * 4),
        )
      }
      return count(
        row,
        first,
        last,
        1,
        sequence(
          start.set(i32.multiply(row.get, i32.constant(bits))),
          into.set(i32.add(target.get, i32.multiply(row.get, i32.constant(words * wordSize)))),
          ...Array.from({ length: words }, (_, word) => v128.store(into.get, zero, word * wordSize)),
          ...pieces(bits).map(move),
        ),
      )
    },
  }
}

const isBytes = (bits: number): boolean => bits % 8 === 0 && bits > wordBits

/** How many word operations it takes to lay rows beside each other. */
export function joiningCost(rows: number, bits: number): number {
  return isBytes(bits) ? rows * wordsFor(bits) : 2 * rows * pieces(bits).length
}

const divisor = (left: number, right: number): number => (right === 0 ? left : divisor(right, left % right))

/** The kernel that lays rows of whole words beside each other without gaps. Its units begin and end at whole words. */
export function joined(from: Region, to: Region, rows: number, bits: number): Kernel {
  const words = wordsFor(bits)
  /** How many rows are whole words together. */
  const group = wordBits / divisor(bits, wordBits)
  return {
    key: `bits: ${rows} rows of ${bits} from words`,
    reads: [from],
    writes: [to],
    extent: Math.ceil(rows / group),
    operations: joiningCost(rows, bits),
    text: (name) => `from words: for r in 0..${rows}: bits from ${bits}r of ${name(to)} = ${name(from)}[${words}r…]`,
    write: (body) => (isBytes(bits) ? joinBytes : joinPieces)(rows, bits, group, body),
  }
}

/** Where a unit of rows begins in either region, and where its bytes end. */
function rowsOfUnit(rows: number, bits: number, group: number, { addresses, newLocal }: Body): UnitOfRows {
  const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
  const [unit, row, end, into, out] = locals('i32', newLocal)
  const unitBytes = i32.constant((group * bits) / 8)
  const total = i32.constant(wordsFor(rows * bits) * wordSize)
  const stop = i32.multiply(i32.add(unit.get, i32.constant(1)), unitBytes)
  const begin = sequence(
    row.set(i32.multiply(unit.get, i32.constant(group))),
    end.set(i32.add(row.get, i32.constant(group))),
    end.set(i32.select(i32.less(end.get, i32.constant(rows)), end.get, i32.constant(rows))),
    into.set(i32.add(target.get, i32.multiply(unit.get, unitBytes))),
    out.set(i32.add(source.get, i32.multiply(row.get, i32.constant(wordsFor(bits) * wordSize)))),
  )
  return { unit, row, end, into, out, begin, stop: i32.add(target.get, i32.select(i32.less(stop, total), stop, total)) }
}

interface UnitOfRows {
  readonly unit: Local<'i32'>
  readonly row: Local<'i32'>
  /** The first row that is not the unit's. */
  readonly end: Local<'i32'>
  readonly into: Local<'i32'>
  readonly out: Local<'i32'>
  readonly begin: Statement
  /** Where the unit's last word ends. */
  readonly stop: I32
}

/** Rows of bytes: each is written in whole words, the zeros at its end where the next row is written after it. */
function joinBytes(rows: number, bits: number, group: number, body: Body): Statement {
  const { unit, row, end, into, out, begin, stop } = rowsOfUnit(rows, bits, group, body)
  const words = wordsFor(bits)
  const bytes = bits / 8
  const write = (length: number): Statement =>
    sequence(
      ...Array.from({ length }, (_, word) =>
        v128.store(into.get, v128.load(out.get, word * wordSize), word * wordSize),
      ),
    )
  const rest = Array.from({ length: bytes - (words - 1) * wordSize }, (_, at) => {
    const place = (words - 1) * wordSize + at
    return i32.storeByte(into.get, i32.loadByte(out.get, place), place)
  })
  const advance = sequence(
    into.set(i32.add(into.get, i32.constant(bytes))),
    out.set(i32.add(out.get, i32.constant(words * wordSize))),
  )
  const last = i32.subtract(end.get, i32.constant(1))
  return count(
    unit,
    body.from,
    body.to,
    1,
    sequence(
      begin,
      count(row, row.get, last, 1, sequence(write(words), advance)),
      sequence(write(words - 1), ...rest, advance),
      memory.fill(into.get, i32.constant(0), i32.subtract(stop, into.get)),
    ),
  )
}

/** Bits that are laid behind each other: pieces of rows are kept until they fill 32 bits. */
interface Appending {
  readonly begin: Statement
  /** Appends a row that begins at a word, and goes on to the next. */
  row(bits: number): Statement
  /** Writes what is kept, and zeros up to an address. */
  end(stop: I32): Statement
}

function appending(out: Local<'i32'>, into: Local<'i32'>, newLocal: NewLocal): Appending {
  const filled = newLocal('i32')
  const kept = newLocal('i64')
  const flush = sequence(
    i32.store(into.get, i32.fromI64(kept.get)),
    into.set(i32.add(into.get, i32.constant(4))),
    kept.set(i64.shiftRightUnsigned(kept.get, i64.constant(BigInt(piece)))),
  )
  const append = (length: number, at: number): Statement => {
    const value: I64 = i64.fromI32(i32.load(out.get, at * 4))
    const joinedPiece = kept.set(i64.or(kept.get, i64.shiftLeft(value, i64.fromI32(filled.get))))
    if (length === piece) return sequence(joinedPiece, flush)
    return sequence(
      joinedPiece,
      filled.set(i32.add(filled.get, i32.constant(length))),
      when(
        i32.atLeast(filled.get, i32.constant(piece)),
        sequence(flush, filled.set(i32.subtract(filled.get, i32.constant(piece)))),
      ),
    )
  }
  return {
    begin: sequence(kept.set(i64.constant(0n)), filled.set(i32.constant(0))),
    row: (bits) =>
      sequence(...pieces(bits).map(append), out.set(i32.add(out.get, i32.constant(wordsFor(bits) * wordSize)))),
    end: (stop) => whileDo(i32.less(into.get, stop), flush),
  }
}

function joinPieces(rows: number, bits: number, group: number, body: Body): Statement {
  const { unit, row, end, into, out, begin, stop } = rowsOfUnit(rows, bits, group, body)
  const bitsBehind = appending(out, into, body.newLocal)
  return count(
    unit,
    body.from,
    body.to,
    1,
    sequence(
      begin,
      bitsBehind.begin,
      count(row, row.get, end.get, 1, bitsBehind.row(bits)),
      end.set(stop),
      bitsBehind.end(end.get),
    ),
  )
}

/** So many rows of so many bits. */
export interface Rows {
  readonly rows: number
  readonly bits: number
}

/** The kernel that lays rows of whole words, of several lengths, behind each other without gaps. */
export function joinedAll(from: Region, to: Region, parts: readonly Rows[]): Kernel {
  const total = wordsFor(parts.reduce((sum, { rows, bits }) => sum + rows * bits, 0))
  return {
    key: `bits: from words ${JSON.stringify(parts)}`,
    reads: [from],
    writes: [to],
    extent: 1,
    operations: parts.reduce((sum, { rows, bits }) => sum + joiningCost(rows, bits), 0),
    text: (name) =>
      `from words: ${name(to)} = ${parts.map(({ rows, bits }) => `${rows} rows of ${bits}`).join(', ')} of ${name(from)}`,
    write({ addresses, newLocal }) {
      const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
      const [row, into, out] = locals('i32', newLocal)
      const bitsBehind = appending(out, into, newLocal)
      return sequence(
        into.set(target.get),
        out.set(source.get),
        bitsBehind.begin,
        ...parts.map(({ rows, bits }) => count(row, 0, rows, 1, bitsBehind.row(bits))),
        bitsBehind.end(i32.add(target.get, i32.constant(total * wordSize))),
      )
    },
  }
}
