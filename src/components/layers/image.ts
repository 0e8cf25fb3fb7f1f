/** What the layers on images have in common: an image is channels × rows × columns, and a window moves over it. */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { window } from '../../graph/structural.ts'
import { ObjectError, SizeError } from '../../objects/errors.ts'
import type { IsThere } from '../../objects/inferred.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Add, Possible, Windows } from '../../objects/size.ts'
import type { Wire, Wires } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import { printed, say } from '../../objects/words.ts'

/** A size of a window, a stride or a padding: the same along rows and columns, or one for each. */
export type Sides = number | [rows: number, columns: number]

/** How many rows. */
export type RowsOf<S extends Sides> = S extends [infer Rows extends number, number] ? Rows : S & number

/** How many columns. */
export type ColumnsOf<S extends Sides> = S extends [number, infer Columns extends number] ? Columns : S & number

/** Sides as they are written in a call. */
export type Written<S extends Sides> = S extends number ? `${S}` : `[${RowsOf<S>}, ${ColumnsOf<S>}]`

/** A length with padding at both ends. */
export type Padded<Length extends Size, Padding extends number> = Padding extends 0
  ? Length
  : Add<Add<Length, Padding>, Padding>

/** The places of windows on an axis; `never` where the window is longer. */
export type Places<
  Length extends Size,
  Width extends number,
  Stride extends number,
  Padding extends number = 0,
> = Windows<Padded<Length, Padding>, Width, Stride>

/** Whether a window has, or may have, places both down and across an object. */
export type Fits<Down extends Size, Across extends Size, Object> = IsThere<
  Down extends unknown ? Possible<Across> : never,
  Object
>

export function written(both: Sides): string {
  return Array.isArray(both) ? `[${both.map(printed).join(', ')}]` : printed(both)
}

export const sidesSentence =
  '✗ {name} takes, as its {what}, a whole number from {least} or two of them, but {given} came'

/** Rows and columns of a call's argument. Throws `SizeError` where they are not whole numbers from the least. */
export function checkedSides(
  name: string,
  what: string,
  least: number,
  given: Sides,
): readonly [rows: number, columns: number] {
  const both = typeof given === 'number' ? ([given, given] as const) : given
  if (!Array.isArray(both) || both.length !== 2 || !both.every((size) => Number.isInteger(size) && size >= least))
    throw new SizeError(say(sidesSentence, { name, what, least, given: written(given) }))
  return both
}

export const imageSentence =
  '✗ {name} takes an image of channels × rows × columns, but {object} flows in; reshape it first'

/** The wire of an object that is one image, and its sizes. Throws `ObjectError` of others. */
export function onlyImage(
  name: string,
  object: Wires,
): readonly [image: Wire, channels: Size, rows: Size, columns: Size] {
  const image = onlyWire(object)
  if (image?.shape.length !== 3) throw new ObjectError(say(imageSentence, { name, object: notation(object) }))
  return [image, ...(image.shape as readonly [Size, Size, Size])]
}

/** The windows of an image: D[c×h×w] → D[c×h′×a×w′×b], where a window has a rows and b columns. */
export function windows(
  image: Tensor,
  [rows, columns]: readonly [number, number],
  [down, across]: readonly [number, number],
): Tensor {
  const ofRows = emit(window, [image], { axis: 1, size: rows, stride: down })
  return emit(window, [ofRows], { axis: 3, size: columns, stride: across })
}
