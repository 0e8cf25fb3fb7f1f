import type { Function, I32, Local, NewLocal, Statement } from './encoder/index.ts'

/** A part of the arena: so many bytes that lie together, from an address that 16 divides. */
export interface Region {
  /** What it holds, in notation: how `explain` calls it. */
  readonly name: string
  readonly bytes: number
  /** What it holds from the beginning, and always. */
  readonly data?: Uint8Array
}

/** Makes a region. */
export type NewRegion = (name: string, bytes: number, data?: Uint8Array) => Region

/** The function of a kernel. */
export interface Written extends Function {
  /** Where its parameters lie, where there are more than a function may have. */
  readonly table?: number
}

/** What a kernel is written with. */
export interface Body {
  /** The addresses of its regions, in their order. */
  readonly addresses: readonly Local<'i32'>[]
  /** The first unit of work that it does. */
  readonly from: I32
  /** The first unit of work that it does not; it does one at least. */
  readonly to: I32
  readonly newLocal: NewLocal
  /** Refuses a number that is no index: (number, how many there are) → nothing; it throws in the host. */
  readonly refuseIndex: Function
  /** Lets the host compute: (its number, the address of a table of addresses) → nothing. */
  readonly host: Function
  /** The functions of the kernels that are its parts. */
  readonly parts: readonly Written[]
}

/**
 * A step of a program: a loop over regions of the arena.
 *
 * It becomes a function of the module, (address of each region, from, to) → nothing. Kernels of one key are one function.
 */
export interface Kernel {
  /** Equal exactly where `write` writes the same: all but which regions they are. */
  readonly key: string
  readonly reads: readonly Region[]
  readonly writes: readonly Region[]
  /** How many units its work has. Each writes what no other reads or writes, so threads may share them out. */
  readonly extent: number
  /** How many operations on numbers, or on words of bits, it does. */
  readonly operations: number
  /** About how many cycles it takes, where that is not about as many as it does operations. */
  readonly cycles?: number
  /** Whether it may ask the host for something, which the calling thread alone can do. */
  readonly asksHost?: true
  /** Kernels that it runs. */
  readonly parts?: readonly Kernel[]
  /** Whether a region that it reads may be the one that it writes. */
  inPlace?(read: Region, write: Region): boolean
  /** Its loop in readable text; `name` names a region. */
  text(name: (region: Region) => string): string
  /** Its code; the addresses are of `reads`, then of `writes`. */
  write(body: Body): Statement
}

/** The number of bytes of a double. */
export const doubleSize = 8
