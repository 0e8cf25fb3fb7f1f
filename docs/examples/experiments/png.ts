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
}

/** Images beside each other and below each other in one grey picture, a pixel of space between them, as a PNG file. */
export function picture({ images, width, height, columns }: Picture): Uint8Array {
  const rows = Math.ceil(images.length / columns)
  const [fullWidth, fullHeight] = [columns * (width + 1) - 1, rows * (height + 1) - 1]
  const data = new Uint8Array(fullWidth * fullHeight)
  for (const [index, image] of images.entries()) {
    const [left, top] = [(index % columns) * (width + 1), Math.floor(index / columns) * (height + 1)]
    for (let at = 0; at < width * height; at++) {
      const place = (top + Math.floor(at / width)) * fullWidth + left + (at % width)
      data[place] = Math.round(255 * Math.min(1, Math.max(0, image[at] as number)))
    }
  }
  return encode({ width: fullWidth, height: fullHeight, data, channels: 1 })
}

/** Keeps a picture among the results. */
export function keepPicture(file: string, images: Picture): void {
  keepResult(file, picture(images))
}
