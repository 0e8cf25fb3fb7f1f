/** The contractions of layers, as letters: what tests check and benchmarks measure. */
import type { Contraction, Letter } from '../../../src/evaluate/wasm/contraction/index.ts'

type Operand = 'left' | 'right' | 'output'

/** A letter from its size and its steps. */
export const letter = (size: number, left: number, right: number, output: number): Letter => {
  return { size, left, right, output }
}

/** The elements that an operand's letters reach from an offset: the least and the greatest. */
export function reached(letters: readonly Letter[], operand: Operand): readonly [least: number, greatest: number] {
  let [least, greatest] = [0, 0]
  for (const { size, [operand]: step } of letters) {
    const last = Math.max(0, size - 1) * step
    least += Math.min(0, last)
    greatest += Math.max(0, last)
  }
  return [least, greatest]
}

/** A contraction whose offsets are as small as its steps allow, so many elements into each region. */
export function placed(letters: readonly Letter[], accumulate: boolean, margins: readonly number[] = []): Contraction {
  const offset = (operand: Operand, margin = 0): number => margin - reached(letters, operand)[0]
  return {
    letters,
    accumulate,
    left: offset('left', margins[0]),
    right: offset('right', margins[1]),
    output: offset('output', margins[2]),
  }
}

/** The contractions of a dense layer of i outputs and j inputs over a batch of b, and others of three sizes. */
export const dense: Readonly<Record<string, (b: number, i: number, j: number) => readonly Letter[]>> = {
  'dense W[i,j]·x[b,j] → [b,i]': (b, i, j) => [letter(b, 0, j, i), letter(i, j, 0, 1), letter(j, 1, 1, 0)],
  'to x, δ[b,i]·W[i,j] → [b,j]': (b, i, j) => [letter(b, i, 0, j), letter(i, 1, j, 0), letter(j, 0, 1, 1)],
  'to W, δ[b,i]·x[b,j] → [i,j]': (b, i, j) => [letter(b, i, j, 0), letter(i, 1, 0, j), letter(j, 0, 1, 1)],
  'W[i,j]·x[j,b] → [i,b]': (b, i, j) => [letter(b, 0, 1, 1), letter(i, j, 0, b), letter(j, 1, b, 0)],
  'W[i,j]·x[j,b] → [b,i]': (b, i, j) => [letter(b, 0, 1, i), letter(i, j, 0, 1), letter(j, 1, b, 0)],
  'attention, id,jd->ij, b heads of 4': (b, i, j) => [
    letter(b, i * 4, j * 4, i * j),
    letter(i, 4, 0, j),
    letter(j, 0, 4, 1),
    letter(4, 1, 1, 0),
  ],
  'outer product': (b, i) => [letter(b, 1, 0, i), letter(i, 0, 1, 1)],
  'matrix and vector': (_, i, j) => [letter(i, j, 0, 1), letter(j, 1, 1, 0)],
  'vector and matrix': (_, i, j) => [letter(i, 1, j, 0), letter(j, 0, 1, 1)],
  'dot products, bi,bi->b': (b, i) => [letter(b, i, i, 1), letter(i, 1, 1, 0)],
  'dot product': (b, i) => [letter(b * i, 1, 1, 0)],
  'elementwise product': (b, i) => [letter(b * i, 1, 1, 1)],
  'sums of a lone operand': (b, i, j) => [letter(b, i, 0, 0), letter(i, 1, 0, 1), letter(j, 0, 1, 0)],
  'transposed, δ[b,i]·W[j,i] → [j,b]': (b, i, j) => [letter(b, i, 0, 1), letter(i, 1, 1, 0), letter(j, 0, i, b)],
}

/** The sizes of a convolution: n images of c channels to o channels of h×w, by windows of a×b. */
export type ConvolutionSizes = readonly [n: number, o: number, c: number, h: number, w: number, a: number, b: number]

/** The contractions of a convolution, and whether they accumulate. */
export function convolution(
  ...[n, o, c, h, w, a, b]: ConvolutionSizes
): Readonly<Record<string, readonly [letters: readonly Letter[], accumulate: boolean]>> {
  const [high, wide] = [h + a - 1, w + b - 1]
  const sizes = { n, o, c, h, w, a, b }
  const absent = { n: 0, o: 0, c: 0, h: 0, w: 0, a: 0, b: 0 }
  const image = { ...absent, n: c * high * wide, c: high * wide, h: wide, w: 1, a: wide, b: 1 }
  const weights = { ...absent, o: c * a * b, c: a * b, a: b, b: 1 }
  const output = { ...absent, n: o * h * w, o: h * w, h: w, w: 1 }
  const windows = { ...absent, n: c * h * w * a * b, c: h * w * a * b, h: w * a * b, w: 1, a: b * w, b: w }
  const of = (left: typeof absent, right: typeof absent, result: typeof absent): readonly Letter[] =>
    (['n', 'o', 'c', 'h', 'w', 'a', 'b'] as const).map((name) =>
      letter(sizes[name], left[name], right[name], result[name]),
    )
  return {
    forward: [of(weights, image, output), false],
    'reverse to the weights': [of(output, image, weights), false],
    'reverse to the weights, added': [of(output, image, weights), true],
    'reverse to the image, added up': [of(output, weights, image), true],
    'reverse to the windows': [of(output, weights, windows), false],
  }
}
