/** WebAssembly code while it is being written: bytes, and lists of code, so that joining two parts costs nothing. */

/** The kinds of values a local holds. */
export type Kind = 'i32' | 'i64' | 'f64' | 'v128'

export type Code = number | Uint8Array | readonly Code[]

/** Code that leaves a value of a kind. */
export interface Expression<out K extends Kind = Kind> {
  readonly kind: K
  readonly code: Code
}

/** Code that leaves nothing. */
export interface Statement {
  readonly kind: 'nothing'
  readonly code: Code
}

export type I32 = Expression<'i32'>
export type I64 = Expression<'i64'>
export type F64 = Expression<'f64'>
export type V128 = Expression<'v128'>

/** An unsigned number in LEB128. */
export function unsigned(value: number): Code {
  if (value < 0x80) return value
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  bytes.push(rest)
  return bytes
}

/** A signed whole number of 32 bits in LEB128. */
export function signed(value: number): Code {
  if (value >= -0x40 && value < 0x40) return value & 0x7f
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -0x40 && rest < 0x40) return [...bytes, rest & 0x7f]
    bytes.push((rest & 0x7f) | 0x80)
  }
}

/** A signed whole number of 64 bits in LEB128. */
export function signed64(value: bigint): Code {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7n) {
    if (rest >= -0x40n && rest < 0x40n) return [...bytes, Number(rest & 0x7fn)]
    bytes.push(Number(rest & 0x7fn) | 0x80)
  }
}

/** The eight bytes of a double, lowest first. */
export function double(value: number): Code {
  return new Uint8Array(Float64Array.of(value).buffer)
}

/** A length, then what it is the length of. */
export function sized(code: Code): Code {
  const bytes = flatten(code)
  return [unsigned(bytes.length), bytes]
}

/** A number of parts, then the parts. */
export function vector(parts: readonly Code[]): Code {
  return [unsigned(parts.length), ...parts]
}

/** A text in UTF-8, its length first. */
export function text(value: string): Code {
  return sized(new TextEncoder().encode(value))
}

/** The bytes in their order. */
export function flatten(code: Code): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(1024)
  let length = 0
  const reserve = (wanted: number): void => {
    if (wanted <= bytes.length) return
    const longer = new Uint8Array(2 * wanted)
    longer.set(bytes)
    bytes = longer
  }
  const write = (part: Code): void => {
    if (typeof part === 'number') {
      reserve(length + 1)
      bytes[length++] = part
    } else if (part instanceof Uint8Array) {
      reserve(length + part.length)
      bytes.set(part, length)
      length += part.length
    } else for (const inner of part) write(inner)
  }
  write(code)
  return bytes.slice(0, length)
}
