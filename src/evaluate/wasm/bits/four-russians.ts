/**
 * Products of matrices of bits by tables: out[m] = Σₖ index[m, k] · rows[k], where rows are packed.
 *
 * The letter k, or m, is cut into groups of eight, so that a byte of the index stands for a choice among 256 rows. Looking up
 * takes the sum of each choice of eight rows from a table. Dealing adds each row to the pile that its byte names, and then
 * sums the piles; it is the transpose of looking up, for an index that is packed along m.
 *
 * Source: Arlazarov, Dinic, Kronrod and Faradžev, On economical construction of the transitive closure of a directed graph
 * (1970), the method of four Russians.
 */
import type { I32, Local, Statement, V128 } from '../encoder/index.ts'
import { count, i32, memory, repeatWhile, sequence, v128, when, whileDo } from '../encoder/index.ts'
import type { Kernel, Region } from '../kernel.ts'
import { locals } from './locals.ts'
import { wordSize } from './words.ts'

/** How many letters one byte of the index stands for, and how many choices it has. */
const group = 8
const choices = 2 ** group

/** How many groups are looked up together: so many tables of one word a choice fit in the first cache. */
const together = 8

/** How many rows of the result are one unit, and how many units are looked up together where they follow each other. */
const rowsOfUnit = 128
const unitsTogether = 8

/** A product of matrices of bits. */
export interface Product {
  /** The size of m. */
  readonly rows: number
  /** The size of k. */
  readonly inner: number
  /** How many words a row has. */
  readonly words: number
  /** How far apart the rows to be summed are, in words, and where the first is. */
  readonly rowStep: number
  readonly rowOffset: number
  /** How far apart lines of the index are, in bytes, and where the first is; it has a line for each m, or for each k. */
  readonly lineStep: number
  readonly lineOffset: number
}

const groupsOf = (letters: number): number => Math.ceil(letters / group)

/** How many bytes the tables for a product take. */
export function tableBytes({ inner, words }: Product): number {
  return groupsOf(inner) * words * choices * wordSize
}

/** How many bytes the piles for a product take. */
export function pileBytes({ rows }: Product): number {
  return Math.ceil(groupsOf(rows) / together) * together * choices * wordSize
}

/** How many words operations looking up takes: tables, then a look in each of them for each row. */
export function lookingUpCost({ rows, inner, words }: Product): number {
  return groupsOf(inner) * words * (choices + rows)
}

/** How many word operations dealing takes: each row to a pile of each group, then the sums of piles. */
export function dealingCost({ rows, inner, words }: Product): number {
  return groupsOf(rows) * words * (2 * inner + 2 * choices)
}

const scaled = (index: I32, factor: number): I32 => i32.multiply(index, i32.constant(factor))
const zero: V128 = v128.bytes(new Uint8Array(wordSize))

/** The kernel of the tables: for each word of a row and each group, the sums of all choices. Its units are groups. */
export function tables(product: Product, rows: Region, to: Region): Kernel {
  const { inner, words, rowStep, rowOffset } = product
  const groups = groupsOf(inner)
  return {
    key: `bits: tables ${JSON.stringify([inner, words, rowStep, rowOffset])}`,
    reads: [rows],
    writes: [to],
    extent: groups,
    operations: groups * words * choices,
    text: (name) =>
      `tables of four Russians: for g in 0..${groups}, w in 0..${words}, b in 0..${choices}: ` +
      `${name(to)}[w, g, b] = Σ of ${name(rows)}[${group}g + i, w] where bit i of b is 1`,
    write({ addresses, from, to: end, newLocal }) {
      const [source, target] = addresses as [Local<'i32'>, Local<'i32'>]
      const [at, row, table, place] = locals('i32', newLocal)
      const addend = newLocal('v128')
      /** The sums with row i: those without it, and it. */
      const double = (i: number, word: number): Statement => {
        const half = 2 ** i * wordSize
        const load = v128.load(row.get, (i * rowStep + word) * wordSize)
        const isThere = i32.less(i32.add(scaled(at.get, group), i32.constant(i)), i32.constant(inner))
        const sums = v128.store(place.get, v128.xor(v128.load(place.get), addend.get), half)
        return sequence(
          inner % group === 0 ? addend.set(load) : when(isThere, addend.set(load), addend.set(zero)),
          place.set(table.get),
          repeatWhile(
            sequence(sums, place.set(i32.add(place.get, i32.constant(wordSize)))),
            i32.less(place.get, i32.add(table.get, i32.constant(half))),
          ),
        )
      }
      return count(
        at,
        from,
        end,
        1,
        sequence(
          row.set(
            i32.add(
              source.get,
              i32.add(scaled(at.get, group * rowStep * wordSize), i32.constant(rowOffset * wordSize)),
            ),
          ),
          table.set(i32.add(target.get, scaled(at.get, choices * wordSize))),
          ...Array.from({ length: words }, (_, word) =>
            sequence(
              v128.store(table.get, zero),
              ...Array.from({ length: group }, (__, i) => double(i, word)),
              table.set(i32.add(table.get, i32.constant(groups * choices * wordSize))),
            ),
          ),
        ),
      )
    },
  }
}

/** The kernel that looks rows up. Its units are, for each word of a row, so many rows. */
export function lookingUp(product: Product, index: Region, tablesAt: Region, result: Region): Kernel {
  const { rows, inner, words, lineStep, lineOffset } = product
  const groups = groupsOf(inner)
  const parts = Math.ceil(rows / rowsOfUnit)
  return {
    key: `bits: look up ${JSON.stringify([rows, inner, words, lineStep, lineOffset])}`,
    reads: [index, tablesAt],
    writes: [result],
    extent: parts * words,
    operations: rows * groups * words,
    text: (name) =>
      `look up: for w in 0..${words}, g in 0..${groups}, m in 0..${rows}: ` +
      `${name(result)}[m, w] ^= ${name(tablesAt)}[w, g, byte g of line m of ${name(index)}]`,
    write({ addresses, from, to, newLocal }) {
      const [source, table, target] = addresses as [Local<'i32'>, Local<'i32'>, Local<'i32'>]
      const [unit, line, into, start, stop, word, base, end] = locals('i32', newLocal)
      const sum = newLocal('v128')
      const rowAt = (row: I32): I32 => i32.add(target.get, scaled(i32.add(scaled(row, words), word.get), wordSize))
      const look = (at: number): Statement => {
        const place = i32.add(base.get, i32.shiftLeft(i32.loadByte(line.get, at), i32.constant(4)))
        return sum.set(v128.xor(sum.get, v128.load(place, at * choices * wordSize)))
      }
      /** Adds to each row what so many groups give. */
      const pass = (first: number): Statement => {
        const length = Math.min(together, groups - first)
        const places = scaled(i32.add(scaled(word.get, groups), i32.constant(first)), choices * wordSize)
        return sequence(
          line.set(i32.add(source.get, i32.add(scaled(start.get, lineStep), i32.constant(lineOffset + first)))),
          into.set(rowAt(start.get)),
          end.set(rowAt(stop.get)),
          base.set(i32.add(table.get, places)),
          repeatWhile(
            sequence(
              sum.set(first === 0 ? zero : v128.load(into.get)),
              ...Array.from({ length }, (_, at) => look(at)),
              v128.store(into.get, sum.get),
              line.set(i32.add(line.get, i32.constant(lineStep))),
              into.set(i32.add(into.get, i32.constant(words * wordSize))),
            ),
            i32.less(into.get, end.get),
          ),
        )
      }
      const least = (left: I32, right: I32): I32 => i32.select(i32.less(left, right), left, right)
      /** The first unit of the word. */
      const firstOfWord = scaled(word.get, parts)
      return sequence(
        unit.set(from),
        whileDo(
          i32.less(unit.get, to),
          sequence(
            word.set(i32.divideUnsigned(unit.get, i32.constant(parts))),
            start.set(scaled(i32.subtract(unit.get, firstOfWord), rowsOfUnit)),
            unit.set(i32.add(unit.get, i32.constant(unitsTogether))),
            unit.set(least(least(unit.get, to), i32.add(firstOfWord, i32.constant(parts)))),
            stop.set(least(scaled(i32.subtract(unit.get, firstOfWord), rowsOfUnit), i32.constant(rows))),
            ...Array.from({ length: Math.ceil(groups / together) }, (_, at) => pass(at * together)),
          ),
        ),
      )
    },
  }
}

/** The kernel that deals rows to piles, and sums these. Its units are some groups of rows of the result. */
export function dealing(product: Product, index: Region, rowsAt: Region, piles: Region, result: Region): Kernel {
  const { rows, inner, words, rowStep, rowOffset, lineStep, lineOffset } = product
  const groups = groupsOf(rows)
  const units = Math.ceil(groups / together)
  const pileSize = choices * wordSize
  return {
    key: `bits: deal ${JSON.stringify([rows, inner, words, rowStep, rowOffset, lineStep, lineOffset])}`,
    reads: [index, rowsAt],
    writes: [piles, result],
    extent: units,
    operations: groups * words * (inner + 2 * choices),
    text: (name) =>
      `deal: for g in 0..${groups}, w in 0..${words}: for k in 0..${inner}: ` +
      `${name(piles)}[g, byte g of line k of ${name(index)}] ^= ${name(rowsAt)}[k, w]; ` +
      `for i in 0..${group}: ${name(result)}[${group}g + i, w] = Σ of ${name(piles)}[g, b] where bit i of b is 1`,
    write({ addresses, from, to, newLocal }) {
      const [source, summand, pile, target] = addresses as [Local<'i32'>, Local<'i32'>, Local<'i32'>, Local<'i32'>]
      const [unit, word, line, row, at, place, base, step] = locals('i32', newLocal)
      const [addend, sum, upper] = locals('v128', newLocal)
      const deal = (length: number): Statement =>
        sequence(
          line.set(i32.add(source.get, i32.add(scaled(unit.get, together), i32.constant(lineOffset)))),
          row.set(i32.add(summand.get, scaled(i32.add(word.get, i32.constant(rowOffset)), wordSize))),
          count(
            at,
            0,
            inner,
            1,
            sequence(
              addend.set(v128.load(row.get)),
              ...Array.from({ length }, (_, pileAt) => {
                const offset = pileAt * pileSize
                return sequence(
                  place.set(i32.add(base.get, i32.shiftLeft(i32.loadByte(line.get, pileAt), i32.constant(4)))),
                  v128.store(place.get, v128.xor(v128.load(place.get, offset), addend.get), offset),
                )
              }),
              line.set(i32.add(line.get, i32.constant(lineStep))),
              row.set(i32.add(row.get, i32.constant(rowStep * wordSize))),
            ),
          ),
        )
      /** Sums the upper half of the piles, those with bit i, and adds them to the lower ones. */
      const fold = (pileAt: number, i: number): Statement => {
        const half = 2 ** i * wordSize
        const m = i32.add(scaled(i32.add(scaled(unit.get, together), i32.constant(pileAt)), group), i32.constant(i))
        const store = v128.store(i32.add(target.get, scaled(i32.add(scaled(m, words), word.get), wordSize)), sum.get)
        return sequence(
          sum.set(zero),
          place.set(i32.add(base.get, i32.constant(pileAt * pileSize))),
          step.set(i32.add(place.get, i32.constant(half))),
          repeatWhile(
            sequence(
              upper.set(v128.load(place.get, half)),
              sum.set(v128.xor(sum.get, upper.get)),
              i === 0 ? sequence() : v128.store(place.get, v128.xor(v128.load(place.get), upper.get)),
              place.set(i32.add(place.get, i32.constant(wordSize))),
            ),
            i32.less(place.get, step.get),
          ),
          rows % group === 0 ? store : when(i32.less(m, i32.constant(rows)), store),
        )
      }
      const ofGroups = (length: number): Statement =>
        sequence(
          base.set(i32.add(pile.get, scaled(unit.get, together * pileSize))),
          count(
            word,
            0,
            words,
            1,
            sequence(
              memory.fill(base.get, i32.constant(0), i32.constant(length * pileSize)),
              deal(length),
              ...Array.from({ length }, (_, pileAt) =>
                sequence(...Array.from({ length: group }, (__, back) => fold(pileAt, group - 1 - back))),
              ),
            ),
          ),
        )
      const last = groups - (units - 1) * together
      return count(
        unit,
        from,
        to,
        1,
        last === together
          ? ofGroups(together)
          : when(i32.equal(unit.get, i32.constant(units - 1)), ofGroups(last), ofGroups(together)),
      )
    },
  }
}
