/** Statements that say what comes next. */
import type { Code, Expression, I32, Kind, Statement } from './code.ts'
import { unsigned, vector } from './code.ts'
import { i32 } from './instructions.ts'
import type { Local } from './module.ts'

const statement = (...code: Code[]): Statement => ({ kind: 'nothing', code })

/** Statements one after another. */
export function sequence(...statements: readonly Statement[]): Statement {
  return statement(...statements.map(({ code }) => code))
}

/** Does nothing with a value. */
export function drop(value: Expression): Statement {
  return statement(value.code, 0x1a)
}

/** One of two statements: the first where the condition is not zero. */
export function when(condition: I32, chosen: Statement, otherwise?: Statement): Statement {
  return statement(condition.code, 0x04, 0x40, chosen.code, otherwise === undefined ? [] : [0x05, otherwise.code], 0x0b)
}

/** A statement done once, and again as long as a condition holds after it. */
export function repeatWhile(body: Statement, condition: I32): Statement {
  return statement(0x03, 0x40, body.code, condition.code, 0x0d, unsigned(0), 0x0b)
}

/** A statement done as long as a condition holds before it. */
export function whileDo(condition: I32, body: Statement): Statement {
  return when(condition, repeatWhile(body, condition))
}

/**
 * A statement at each place of a local from `from` up to and without `to`, `step` apart. It is done at least once where
 * both ends are fixed numbers that differ, and else as often as there are places.
 */
export function count(
  place: Local<'i32'>,
  from: number | I32,
  to: number | I32,
  step: number,
  body: Statement,
): Statement {
  if (typeof from === 'number' && typeof to === 'number' && from >= to) return sequence()
  const end = typeof to === 'number' ? i32.constant(to) : to
  const start = typeof from === 'number' ? i32.constant(from) : from
  const next = place.tee(i32.add(place.get, i32.constant(step)))
  const loop = repeatWhile(body, i32.less(next, end))
  const isKnown = typeof from === 'number' && typeof to === 'number'
  return sequence(place.set(start), isKnown ? loop : when(i32.less(place.get, end), loop))
}

/** A statement that `leave` ends where a condition holds. */
export function block(body: (leave: (condition: I32) => Statement) => Statement): Statement {
  return statement(0x02, 0x40, body((condition) => statement(condition.code, 0x0d, unsigned(0))).code, 0x0b)
}

/** The statement of a number: the first for 0, and so on; the last for all numbers from its own. */
export function choose(number: I32, statements: readonly Statement[]): Statement {
  const last = statements.length - 1
  const begin = statements.map(() => [0x02, 0x40])
  const ways = statements.map((_, index) => unsigned(index))
  const parts = statements.map(({ code }, index) => [0x0b, code, 0x0c, unsigned(last - index)])
  return statement(0x02, 0x40, begin, number.code, 0x0e, vector(ways.slice(0, -1)), unsigned(last), parts, 0x0b)
}

/** A loop without end, inside which `leave` ends it. */
export function forever(body: (leave: (condition: I32) => Statement) => Statement): Statement {
  const leave = (condition: I32): Statement => statement(condition.code, 0x0d, unsigned(1))
  return statement(0x02, 0x40, 0x03, 0x40, body(leave).code, 0x0c, unsigned(0), 0x0b, 0x0b)
}

/** The value of an expression after a statement. */
export function after<K extends Kind>(first: Statement, value: Expression<K>): Expression<K> {
  return { kind: value.kind, code: [first.code, value.code] }
}
