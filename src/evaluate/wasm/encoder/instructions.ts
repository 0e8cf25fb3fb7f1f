/** The instructions of WebAssembly that the engine uses, each typed by the kinds of its operands and its result. */
import type { Code, Expression, F64, I32, I64, Kind, Statement, V128 } from './code.ts'
import { double, signed, signed64, unsigned } from './code.ts'

type Unary<In extends Kind, Out extends Kind> = (operand: Expression<In>) => Expression<Out>
type Binary<In extends Kind, Out extends Kind> = (left: Expression<In>, right: Expression<In>) => Expression<Out>
type Shift = (operand: V128, bits: I32) => V128
type Load<K extends Kind> = (address: I32, offset?: number) => Expression<K>
type Store<K extends Kind> = (address: I32, value: Expression<K>, offset?: number) => Statement

type Unaries<Name extends string, In extends Kind, Out extends Kind> = Readonly<Record<Name, Unary<In, Out>>>
type Binaries<Name extends string, In extends Kind, Out extends Kind> = Readonly<Record<Name, Binary<In, Out>>>
type Vectors<Name extends string> = Binaries<Name, 'v128', 'v128'>
type Shifts<Name extends string> = Readonly<Record<Name, Shift>>

/** Access to one lane of a vector. */
interface Lanes<K extends Kind> {
  extract(operand: V128, lane: number): Expression<K>
  replace(operand: V128, lane: number, element: Expression<K>): V128
}

const unary = <In extends Kind, Out extends Kind>(kind: Out, opcode: Code): Unary<In, Out> => {
  return (operand) => ({ kind, code: [operand.code, opcode] })
}

const binary = <In extends Kind, Out extends Kind>(kind: Out, opcode: Code): Binary<In, Out> => {
  return (left, right) => ({ kind, code: [left.code, right.code, opcode] })
}

/** A vector instruction's opcode. */
const vector = (number: number): Code => [0xfd, unsigned(number)]

const vectorUnary = <Out extends Kind>(kind: Out, opcode: number): Unary<'v128', Out> => unary(kind, vector(opcode))
const vectorBinary = (opcode: number): Binary<'v128', 'v128'> => binary('v128', vector(opcode))

const shift = (opcode: number): Shift => {
  return (operand, bits) => ({ kind: 'v128', code: [operand.code, bits.code, vector(opcode)] })
}

/** What a load or a store reaches: an address, and a fixed distance from it in bytes. */
const reach = (alignment: number, offset: number): Code => [alignment, unsigned(offset)]

const load = <K extends Kind>(kind: K, opcode: Code, alignment: number): Load<K> => {
  return (address, offset = 0) => ({ kind, code: [address.code, opcode, reach(alignment, offset)] })
}

const store = <K extends Kind>(opcode: Code, alignment: number): Store<K> => {
  return (address, value, offset = 0) => ({
    kind: 'nothing',
    code: [address.code, value.code, opcode, reach(alignment, offset)],
  })
}

const lanes = <K extends Kind>(kind: K, extract: number, replace: number): Lanes<K> => ({
  extract: (operand, at) => ({ kind, code: [operand.code, vector(extract), at] }),
  replace: (operand, at, element) => ({ kind: 'v128', code: [operand.code, element.code, vector(replace), at] }),
})

interface Integers32
  extends
    Binaries<'add' | 'subtract' | 'multiply' | 'divideUnsigned' | 'remainderUnsigned', 'i32', 'i32'>,
    Binaries<'and' | 'or' | 'xor' | 'shiftLeft' | 'shiftRight' | 'shiftRightUnsigned', 'i32', 'i32'>,
    Binaries<'equal' | 'notEqual' | 'less' | 'lessUnsigned' | 'greater' | 'atLeast' | 'atLeastUnsigned', 'i32', 'i32'>,
    Unaries<'isZero' | 'ones' | 'trailingZeros', 'i32', 'i32'> {
  constant(value: number): I32
  /** A double rounded towards zero; the nearest end of the range where it is outside. */
  readonly fromF64: Unary<'f64', 'i32'>
  readonly fromI64: Unary<'i64', 'i32'>
  readonly load: Load<'i32'>
  readonly loadByte: Load<'i32'>
  readonly store: Store<'i32'>
  readonly storeByte: Store<'i32'>
  readonly storePair: Store<'i32'>
  /** The first value where the condition is not zero, else the second. */
  select(condition: I32, chosen: I32, otherwise: I32): I32
}

/** Whole numbers of 32 bits; an address is one, in bytes. */
export const i32: Integers32 = {
  constant: (value) => ({ kind: 'i32', code: [0x41, signed(value | 0)] }),
  add: binary('i32', 0x6a),
  subtract: binary('i32', 0x6b),
  multiply: binary('i32', 0x6c),
  divideUnsigned: binary('i32', 0x6e),
  remainderUnsigned: binary('i32', 0x70),
  and: binary('i32', 0x71),
  or: binary('i32', 0x72),
  xor: binary('i32', 0x73),
  shiftLeft: binary('i32', 0x74),
  shiftRight: binary('i32', 0x75),
  shiftRightUnsigned: binary('i32', 0x76),
  equal: binary('i32', 0x46),
  notEqual: binary('i32', 0x47),
  less: binary('i32', 0x48),
  lessUnsigned: binary('i32', 0x49),
  greater: binary('i32', 0x4a),
  atLeast: binary('i32', 0x4e),
  atLeastUnsigned: binary('i32', 0x4f),
  isZero: unary('i32', 0x45),
  ones: unary('i32', 0x69),
  trailingZeros: unary('i32', 0x68),
  fromF64: unary('i32', [0xfc, 0x02]),
  fromI64: unary('i32', 0xa7),
  load: load('i32', 0x28, 2),
  loadByte: load('i32', 0x2d, 0),
  store: store(0x36, 2),
  storeByte: store(0x3a, 0),
  storePair: store(0x3b, 1),
  select: (condition, chosen, otherwise) => ({
    kind: 'i32',
    code: [chosen.code, otherwise.code, condition.code, 0x1b],
  }),
}

interface Integers64
  extends
    Binaries<'add' | 'subtract' | 'multiply' | 'and' | 'or' | 'xor', 'i64', 'i64'>,
    Binaries<'shiftLeft' | 'shiftRight' | 'shiftRightUnsigned', 'i64', 'i64'>,
    Binaries<'lessUnsigned', 'i64', 'i32'>,
    Unaries<'ones', 'i64', 'i64'> {
  constant(value: bigint): I64
  readonly fromI32: Unary<'i32', 'i64'>
  /** The bits of a double. */
  readonly fromBits: Unary<'f64', 'i64'>
  readonly load: Load<'i64'>
  readonly store: Store<'i64'>
}

/** Whole numbers of 64 bits. */
export const i64: Integers64 = {
  constant: (value) => ({ kind: 'i64', code: [0x42, signed64(BigInt.asIntN(64, value))] }),
  add: binary('i64', 0x7c),
  subtract: binary('i64', 0x7d),
  multiply: binary('i64', 0x7e),
  and: binary('i64', 0x83),
  or: binary('i64', 0x84),
  xor: binary('i64', 0x85),
  shiftLeft: binary('i64', 0x86),
  shiftRight: binary('i64', 0x87),
  shiftRightUnsigned: binary('i64', 0x88),
  lessUnsigned: binary('i32', 0x54),
  ones: unary('i64', 0x7b),
  fromI32: unary('i64', 0xad),
  fromBits: unary('i64', 0xbd),
  load: load('i64', 0x29, 3),
  store: store(0x37, 3),
}

interface Doubles
  extends
    Binaries<'add' | 'subtract' | 'multiply' | 'divide' | 'least' | 'greatest', 'f64', 'f64'>,
    Binaries<'equal' | 'notEqual' | 'less' | 'greater', 'f64', 'i32'>,
    Unaries<'negate' | 'absolute' | 'squareRoot', 'f64', 'f64'> {
  constant(value: number): F64
  readonly fromI32: Unary<'i32', 'f64'>
  readonly fromI64: Unary<'i64', 'f64'>
  /** The double of some bits. */
  readonly fromBits: Unary<'i64', 'f64'>
  readonly load: Load<'f64'>
  readonly store: Store<'f64'>
}

/** Doubles. */
export const f64: Doubles = {
  constant: (value) => ({ kind: 'f64', code: [0x44, double(value)] }),
  add: binary('f64', 0xa0),
  subtract: binary('f64', 0xa1),
  multiply: binary('f64', 0xa2),
  divide: binary('f64', 0xa3),
  least: binary('f64', 0xa4),
  greatest: binary('f64', 0xa5),
  equal: binary('i32', 0x61),
  notEqual: binary('i32', 0x62),
  less: binary('i32', 0x63),
  greater: binary('i32', 0x64),
  negate: unary('f64', 0x9a),
  absolute: unary('f64', 0x99),
  squareRoot: unary('f64', 0x9f),
  fromI32: unary('f64', 0xb7),
  fromI64: unary('f64', 0xb9),
  fromBits: unary('f64', 0xbf),
  load: load('f64', 0x2b, 3),
  store: store(0x39, 3),
}

interface Vectors128
  extends Vectors<'and' | 'andNot' | 'or' | 'xor'>, Unaries<'not', 'v128', 'v128'>, Unaries<'anyTrue', 'v128', 'i32'> {
  /** The vector of sixteen bytes. */
  bytes(bytes: Iterable<number>): V128
  /** The bits of the first where the mask has ones, else those of the second. */
  select(mask: V128, chosen: V128, otherwise: V128): V128
  readonly load: Load<'v128'>
  readonly load8Splat: Load<'v128'>
  readonly load32Splat: Load<'v128'>
  readonly load64Splat: Load<'v128'>
  readonly load32Zero: Load<'v128'>
  readonly load64Zero: Load<'v128'>
  readonly store: Store<'v128'>
}

/** Vectors of 128 bits. */
export const v128: Vectors128 = {
  bytes: (bytes) => ({ kind: 'v128', code: [vector(12), Uint8Array.from(bytes)] }),
  and: vectorBinary(78),
  andNot: vectorBinary(79),
  or: vectorBinary(80),
  xor: vectorBinary(81),
  not: vectorUnary('v128', 77),
  anyTrue: vectorUnary('i32', 83),
  select: (mask, chosen, otherwise) => ({
    kind: 'v128',
    code: [chosen.code, otherwise.code, mask.code, vector(82)],
  }),
  load: load('v128', vector(0), 4),
  load8Splat: load('v128', vector(7), 0),
  load32Splat: load('v128', vector(9), 2),
  load64Splat: load('v128', vector(10), 3),
  load32Zero: load('v128', vector(92), 2),
  load64Zero: load('v128', vector(93), 3),
  store: store(vector(11), 4),
}

interface Doubles2
  extends
    Lanes<'f64'>,
    Vectors<'add' | 'subtract' | 'multiply' | 'divide' | 'least' | 'greatest'>,
    Vectors<'leastOrFirst' | 'greatestOrFirst'>,
    Vectors<'equal' | 'notEqual' | 'less' | 'greater' | 'atMost' | 'atLeast'>,
    Unaries<'absolute' | 'negate' | 'squareRoot' | 'floor' | 'nearest' | 'truncate', 'v128', 'v128'> {
  constant(value: number): V128
  readonly splat: Unary<'f64', 'v128'>
}

/** Two doubles; `leastOrFirst` and `greatestOrFirst` give the first where none is less, NaN too, in one instruction. */
export const f64x2: Doubles2 = {
  constant: (value) => v128.bytes(new Uint8Array(Float64Array.of(value, value).buffer)),
  splat: unary('v128', vector(20)),
  ...lanes('f64', 33, 34),
  add: vectorBinary(240),
  subtract: vectorBinary(241),
  multiply: vectorBinary(242),
  divide: vectorBinary(243),
  least: vectorBinary(244),
  greatest: vectorBinary(245),
  leastOrFirst: vectorBinary(246),
  greatestOrFirst: vectorBinary(247),
  equal: vectorBinary(71),
  notEqual: vectorBinary(72),
  less: vectorBinary(73),
  greater: vectorBinary(74),
  atMost: vectorBinary(75),
  atLeast: vectorBinary(76),
  absolute: vectorUnary('v128', 236),
  negate: vectorUnary('v128', 237),
  squareRoot: vectorUnary('v128', 239),
  floor: vectorUnary('v128', 0x75),
  nearest: vectorUnary('v128', 148),
  truncate: vectorUnary('v128', 0x7a),
}

interface Integers64x2
  extends
    Lanes<'i64'>,
    Vectors<'add' | 'subtract' | 'equal' | 'notEqual' | 'less' | 'greater'>,
    Shifts<'shiftLeft' | 'shiftRight' | 'shiftRightUnsigned'> {
  constant(value: bigint): V128
  readonly splat: Unary<'i64', 'v128'>
}

/** Two whole numbers of 64 bits. */
export const i64x2: Integers64x2 = {
  constant(value) {
    const element = BigInt.asIntN(64, value)
    return v128.bytes(new Uint8Array(BigInt64Array.of(element, element).buffer))
  },
  splat: unary('v128', vector(18)),
  ...lanes('i64', 29, 30),
  add: vectorBinary(206),
  subtract: vectorBinary(209),
  equal: vectorBinary(214),
  notEqual: vectorBinary(215),
  less: vectorBinary(216),
  greater: vectorBinary(217),
  shiftLeft: shift(203),
  shiftRight: shift(204),
  shiftRightUnsigned: shift(205),
}

interface Integers32x4
  extends Lanes<'i32'>, Vectors<'add' | 'subtract' | 'equal'>, Shifts<'shiftLeft' | 'shiftRightUnsigned'> {
  readonly splat: Unary<'i32', 'v128'>
  /** Two doubles rounded towards zero, in the lower half. */
  readonly fromF64x2: Unary<'v128', 'v128'>
}

/** Four whole numbers of 32 bits. */
export const i32x4: Integers32x4 = {
  splat: unary('v128', vector(17)),
  ...lanes('i32', 27, 28),
  add: vectorBinary(174),
  subtract: vectorBinary(177),
  equal: vectorBinary(55),
  shiftLeft: shift(171),
  shiftRightUnsigned: shift(173),
  fromF64x2: vectorUnary('v128', 252),
}

interface Bytes16
  extends
    Vectors<'swizzle' | 'add' | 'equal'>,
    Shifts<'shiftLeft' | 'shiftRightUnsigned'>,
    Unaries<'ones', 'v128', 'v128'>,
    Unaries<'mask', 'v128', 'i32'> {
  readonly splat: Unary<'i32', 'v128'>
  /** The bytes of two vectors at fixed places, 0 to 31. */
  shuffle(left: V128, right: V128, places: readonly number[]): V128
}

/** Sixteen bytes; `mask` is the highest bit of each. */
export const i8x16: Bytes16 = {
  splat: unary('v128', vector(15)),
  shuffle: (left, right, places) => ({ kind: 'v128', code: [left.code, right.code, vector(13), places] }),
  swizzle: vectorBinary(14),
  add: vectorBinary(110),
  equal: vectorBinary(35),
  ones: vectorUnary('v128', 98),
  mask: vectorUnary('i32', 100),
  shiftLeft: shift(107),
  shiftRightUnsigned: shift(109),
}

interface Atomic {
  readonly load: Load<'i32'>
  readonly store: Store<'i32'>
  /** Adds to what lies at an address, and gives what lay there. */
  add(address: I32, value: I32): I32
  /** Puts another value where the expected one lies, and gives what lay there. */
  compareExchange(address: I32, expected: I32, value: I32): I32
  /** Waits while the expected value lies at an address. */
  wait(address: I32, expected: I32): I32
  /** Wakes so many of those that wait at an address. */
  notify(address: I32, count: I32): I32
}

/** Access to memory that threads share. */
export const atomic: Atomic = {
  load: load('i32', [0xfe, 0x10], 2),
  store: store([0xfe, 0x17], 2),
  add: (address, value) => ({ kind: 'i32', code: [address.code, value.code, 0xfe, 0x1e, reach(2, 0)] }),
  compareExchange: (address, expected, value) => ({
    kind: 'i32',
    code: [address.code, expected.code, value.code, 0xfe, 0x48, reach(2, 0)],
  }),
  wait: (address, expected) => ({
    kind: 'i32',
    code: [address.code, expected.code, i64.constant(-1n).code, 0xfe, 0x01, reach(2, 0)],
  }),
  notify: (address, count) => ({ kind: 'i32', code: [address.code, count.code, 0xfe, 0x00, reach(2, 0)] }),
}

interface Ranges {
  copy(to: I32, from: I32, length: I32): Statement
  fill(to: I32, byte: I32, length: I32): Statement
}

/** Whole ranges of memory, in bytes. */
export const memory: Ranges = {
  copy: (to, from, length) => ({ kind: 'nothing', code: [to.code, from.code, length.code, 0xfc, 10, 0, 0] }),
  fill: (to, byte, length) => ({ kind: 'nothing', code: [to.code, byte.code, length.code, 0xfc, 11, 0] }),
}
