/** Pictures of digits, as PNG files. */
import { encode } from 'fast-png'
import { keepResult } from './results.ts'

/** How an image is laid out. */
export interface Picture {
  /** The images, each with its pixels from 0 to 1, row by row. */
  readonly images: readonly ArrayLike<number>[]
  readonly width: number
  readonly height: number
  /** How many images stand beside each other. */
  readonly columns: number
  /** How many pixels of the picture a pixel of an image is wide and high; 1 where it is not said. */
  readonly scale?: number
}

/** Images beside each other and below each other in one grey picture, a pixel of space between them, as a PNG file. */
export function picture({ images, width, height, columns, scale = 1 }: Picture): Uint8Array {
  const rows = Math.ceil(images.length / columns)
  const [wide, high] = [width * scale, height * scale]
  const [fullWidth, fullHeight] = [columns * (wide + 1) - 1, rows * (high + 1) - 1]
  const data = new Uint8Array(fullWidth * fullHeight)
  for (const [index, image] of images.entries()) {
    const [left, top] = [(index % columns) * (wide + 1), Math.floor(index / columns) * (high + 1)]
    for (let at = 0; at < wide * high; at++) {
      const [row, column] = [Math.floor(at / wide), at % wide]
      const pixel = image[Math.floor(row / scale) * width + Math.floor(column / scale)] as number
      data[(top + row) * fullWidth + left + column] = Math.round(255 * Math.min(1, Math.max(0, pixel)))
    }
  }
  return encode({ width: fullWidth, height: fullHeight, data, channels: 1 })
}

/** Keeps a picture among the results. */
export function keepPicture(file: string, images: Picture): void {
  keepResult(file, picture(images))
}

/** Points of the plane. */
export type Points = readonly (readonly [x: number, y: number])[]

/** Sets of points, each in a shade of grey from 0 to 255, within ±reach of the middle, as a PNG file of 320 × 320 pixels. */
export function scatter(
  sets: readonly { readonly points: Points; readonly grey: number }[],
  reach: number,
): Uint8Array {
  const side = 320
  const data = new Uint8Array(side * side).fill(255)
  const place = (value: number): number => Math.floor(((value + reach) / (2 * reach)) * side)
  for (const { points, grey } of sets)
    for (const [x, y] of points) {
      const [column, row] = [place(x), place(-y)]
      if (column >= 0 && column < side && row >= 0 && row < side) data[row * side + column] = grey
    }
  return encode({ width: side, height: side, data, channels: 1 })
}
