/** A WebAssembly module while it is being written: its functions, its memory, its data. */
import type { Code, Expression, Kind, Statement } from './code.ts'
import { flatten, signed, sized, text, unsigned, vector } from './code.ts'

/** A local variable of a function; its first ones are its parameters. */
export interface Local<K extends Kind = Kind> {
  readonly get: Expression<K>
  set(value: Expression<K>): Statement
  /** Sets it, and is its value. */
  tee(value: Expression<K>): Expression<K>
}

/** A function of a module, or one that it imports. */
export interface Function {
  readonly index: number
  readonly result: Kind | undefined
}

type Locals<Kinds extends readonly Kind[]> = { readonly [Index in keyof Kinds]: Local<Kinds[Index]> }

/** What a function is written with: more local variables. */
export type NewLocal = <K extends Kind>(kind: K) => Local<K>

const codes: Readonly<Record<Kind, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b }

function local<K extends Kind>(kind: K, index: number): Local<K> {
  const number = unsigned(index)
  return {
    get: { kind, code: [0x20, number] },
    set: (value) => ({ kind: 'nothing', code: [value.code, 0x21, number] }),
    tee: (value) => ({ kind, code: [value.code, 0x22, number] }),
  }
}

const section = (number: number, parts: readonly Code[]): Code =>
  parts.length === 0 ? [] : [number, sized(vector(parts))]

/** Where a module takes its memory from, and how large that is. */
export interface MemoryLimits {
  /** Its size in pages of 64 KiB, at the beginning. */
  readonly pages: number
  /** Whether threads share it; then it says how far it grows: {@link mostPages}. */
  readonly shared: boolean
}

/** The number of bytes of a page of memory, and how many pages addresses reach. */
export const pageSize = 65_536
export const mostPages = 65_536

/**
 * A module while it is being written. It imports its memory as `host.memory`.
 *
 * Imported functions come before the others: `imported` throws where a function is already written.
 */
export class Module {
  readonly #types: Code[] = []
  readonly #typeNumbers = new Map<string, number>()
  readonly #imports: Code[] = []
  readonly #functions: Code[] = []
  readonly #exports: Code[] = []
  readonly #bodies: Code[] = []
  readonly #data: Code[] = []
  #count = 0

  /** A function of the host, imported as `host.name`. */
  imported(name: string, params: readonly Kind[], result?: Kind): Function {
    if (this.#functions.length > 0) throw new Error('imports come before functions')
    this.#imports.push([text('host'), text(name), 0x00, this.#type(params, result)])
    return { index: this.#count++, result }
  }

  /**
   * A function, from its parameters and new locals to a statement, or to the expression of its result.
   */
  function<const Params extends readonly Kind[]>(
    params: Params,
    body: (params: Locals<Params>, newLocal: NewLocal) => Statement | Expression,
  ): Function {
    const kinds: Kind[] = [...params]
    const newLocal: NewLocal = (kind) => local(kind, kinds.push(kind) - 1)
    const written = body(params.map(local) as unknown as Locals<Params>, newLocal)
    const result = written.kind === 'nothing' ? undefined : written.kind
    const locals = kinds.slice(params.length).map((kind) => [1, codes[kind]])
    this.#functions.push(this.#type(params, result))
    this.#bodies.push(sized([vector(locals), written.code, 0x0b]))
    return { index: this.#count++, result }
  }

  /** Lets the host call a function. */
  export(name: string, { index }: Function): void {
    this.#exports.push([text(name), 0x00, unsigned(index)])
  }

  /** Bytes that lie at an address of the memory when the module begins. */
  data(address: number, bytes: Uint8Array): void {
    this.#data.push([0x00, 0x41, signed(address | 0), 0x0b, sized(bytes)])
  }

  /** The module's binary form. */
  bytes({ pages, shared }: MemoryLimits): Uint8Array<ArrayBuffer> {
    const limits = shared ? [0x03, unsigned(pages), unsigned(mostPages)] : [0x00, unsigned(pages)]
    return flatten([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, this.#types),
      section(2, [...this.#imports, [text('host'), text('memory'), 0x02, limits]]),
      section(3, this.#functions),
      section(7, this.#exports),
      section(10, this.#bodies),
      section(11, this.#data),
    ])
  }

  #type(params: readonly Kind[], result: Kind | undefined): Code {
    const key = `${params.join()}:${result}`
    const known = this.#typeNumbers.get(key)
    if (known !== undefined) return unsigned(known)
    const results = result === undefined ? [] : [codes[result]]
    this.#types.push([0x60, vector(params.map((kind) => codes[kind])), vector(results)])
    this.#typeNumbers.set(key, this.#types.length - 1)
    return unsigned(this.#types.length - 1)
  }
}

/** A call of a function that gives nothing. */
export function run(callee: Function, ...operands: readonly Expression[]): Statement {
  return { kind: 'nothing', code: [operands.map(({ code }) => code), 0x10, unsigned(callee.index)] }
}

/** A call of a function that gives a value of a kind. */
export function call<K extends Kind>(kind: K, callee: Function, ...operands: readonly Expression[]): Expression<K> {
  return { kind, code: [operands.map(({ code }) => code), 0x10, unsigned(callee.index)] }
}
