/** The transposition of matrices with eight columns: rows of one byte to eight lines of words, and back. */
import type { I32, Local, Statement } from '../encoder/index.ts'
import { count, i32, i64x2, i8x16, sequence, v128, when } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import { locals } from './locals.ts'
import { wordBits, wordSize, wordsFor } from './words.ts'

/** How many rows are turned at once: the bits of a word. Their bytes are eight vectors. */
const vectors = wordBits / wordSize

/** How many word operations it takes to turn so many rows. */
export function octetsCost(rows: number): number {
  return wordsFor(rows) * 80
}

/** The kernel from so many bytes to eight lines of words. Its units are words of a line. */
export function fromOctets(rows: number, from: Region, to: Region): Kernel {
  return {
    key: `bits: from ${rows} octets`,
    reads: [from],
    writes: [to],
    extent: wordsFor(rows),
    operations: octetsCost(rows),
    text: (name) => `transpose: for r in 0..${rows}, c in 0..8: ${name(to)}[c, r] = ${name(from)}[r, c]`,
    write: (body) =>
      turn(rows, 0, body, ({ octets, line, before, behind, spare }) =>
        sequence(
          ...before.map((local, at) => octets(at, (address) => local.set(v128.load(address)), local.set(zero))),
          ...before.map((local) => turnBits(local, spare)),
          ...before.map((local) => local.set(i8x16.shuffle(local.get, local.get, woven))),
          turnPairs(before, behind),
          ...behind.map((local, at) => v128.store(line(at), local.get)),
        ),
      ),
  }
}

/** The kernel from eight lines of words to so many bytes. Its units are words of a line. */
export function toOctets(rows: number, from: Region, to: Region): Kernel {
  return {
    key: `bits: to ${rows} octets`,
    reads: [from],
    writes: [to],
    extent: wordsFor(rows),
    operations: octetsCost(rows),
    text: (name) => `transpose: for c in 0..8, r in 0..${rows}: ${name(to)}[r, c] = ${name(from)}[c, r]`,
    write: (body) =>
      turn(rows, 1, body, ({ octets, line, before, behind, spare }) =>
        sequence(
          ...before.map((local, at) => local.set(v128.load(line(at)))),
          turnPairs(before, behind),
          ...behind.map((local) => local.set(i8x16.shuffle(local.get, local.get, unwoven))),
          ...behind.map((local) => turnBits(local, spare)),
          ...behind.map((local, at) => octets(at, (address) => v128.store(address, local.get), sequence())),
        ),
      ),
  }
}

const zero = v128.bytes(new Uint8Array(wordSize))

/** The bytes of two halves in turn, and back. */
const woven = Array.from({ length: 16 }, (_, at) => (at >> 1) + 8 * (at & 1))
const unwoven = Array.from({ length: 16 }, (_, at) => 2 * (at & 7) + (at >> 3))

/** What is done to one word of the lines, and to the eight vectors of the rows' bytes. */
interface Turning {
  /** What is done at a vector of the rows, and instead where it is behind the last one. */
  octets(at: number, inside: (address: I32) => Statement, outside: Statement): Statement
  line(at: number): I32
  /** Eight vectors, and eight more. */
  readonly before: readonly Local<'v128'>[]
  readonly behind: readonly Local<'v128'>[]
  readonly spare: Local<'v128'>
}

/** A loop over the words of the lines; `which` of the regions has the rows. */
function turn(
  rows: number,
  which: 0 | 1,
  { addresses, from, to, newLocal }: Body,
  work: (turning: Turning) => Statement,
): Statement {
  const [octetsAt, linesAt] = [addresses[which], addresses[1 - which]] as [Local<'i32'>, Local<'i32'>]
  const [unit, octet, line] = locals('i32', newLocal)
  const lineBytes = wordsFor(rows) * wordSize
  const last = wordsFor(8 * rows)
  const turning: Turning = {
    octets(at, inside, outside) {
      const address = i32.add(octet.get, i32.constant(at * wordSize))
      if (last % vectors === 0) return inside(address)
      const place = i32.add(i32.multiply(unit.get, i32.constant(vectors)), i32.constant(at))
      return when(i32.less(place, i32.constant(last)), inside(address), outside)
    },
    line: (at) => i32.add(line.get, i32.constant(at * lineBytes)),
    before: Array.from({ length: vectors }, () => newLocal('v128')),
    behind: Array.from({ length: vectors }, () => newLocal('v128')),
    spare: newLocal('v128'),
  }
  return count(
    unit,
    from,
    to,
    1,
    sequence(
      octet.set(i32.add(octetsAt.get, i32.multiply(unit.get, i32.constant(vectors * wordSize)))),
      line.set(i32.add(linesAt.get, i32.multiply(unit.get, i32.constant(wordSize)))),
      work(turning),
    ),
  )
}

/**
 * Transposes the 8 × 8 bits of each half of a vector: swaps bits, then pairs of them, then fours, across the diagonal.
 *
 * Source: Warren, Hacker's Delight (2012), section 7-3.
 */
function turnBits(matrix: Local<'v128'>, spare: Local<'v128'>): Statement {
  const swap = (distance: number, mask: bigint): Statement => {
    const shift = i32.constant(distance)
    const moved = v128.xor(matrix.get, i64x2.shiftRightUnsigned(matrix.get, shift))
    return sequence(
      spare.set(v128.and(moved, i64x2.constant(mask))),
      matrix.set(v128.xor(matrix.get, v128.xor(spare.get, i64x2.shiftLeft(spare.get, shift)))),
    )
  }
  return sequence(swap(7, 0x00aa_00aa_00aa_00aan), swap(14, 0x0000_cccc_0000_ccccn), swap(28, 0x0000_0000_f0f0_f0f0n))
}

/** The 8 × 8 pairs of bytes of eight vectors, transposed: in each of three rounds each is woven with the fourth behind it. */
function turnPairs(vectorsOfPairs: readonly Local<'v128'>[], newLocals: readonly Local<'v128'>[]): Statement {
  const weave = [0, 4].map((first) =>
    Array.from({ length: 16 }, (_, at) => 2 * ((at >> 2) + first) + (at & 1) + 16 * ((at >> 1) & 1)),
  )
  const round = (before: readonly Local<'v128'>[], behind: readonly Local<'v128'>[]): Statement =>
    sequence(
      ...behind.map((local, at) => {
        const [left, right] = [before[at >> 1], before[(at >> 1) + 4]] as [Local<'v128'>, Local<'v128'>]
        return local.set(i8x16.shuffle(left.get, right.get, weave[at & 1] as number[]))
      }),
    )
  return sequence(round(vectorsOfPairs, newLocals), round(newLocals, vectorsOfPairs), round(vectorsOfPairs, newLocals))
}
