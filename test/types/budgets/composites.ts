/** Programs of so many layers, as text. */

/** So many layers in one expression, dense ones and tanh in turn. */
export function composite(layers: number, sizeOf: (layer: number) => number): string {
  const parts = Array.from({ length: layers }, (_, layer) => (layer % 2 ? 'tanh' : `dense(${sizeOf(layer)})`))
  return `import { dense, input, tanh } from 'lensor'\nexport const model = input(8).pipe(${parts.join(').pipe(')})\n`
}

/** All dense layers with the same size. */
export const equal = (layers: number): string => composite(layers, () => 8)

/** Each dense layer with a size of its own. */
export const different = (layers: number): string => composite(layers, (layer) => 9 + layer)

/** So many layers, a third of them convolutions, of another number of channels each, on an image that they make smaller. */
export function convolutional(layers: number): string {
  const parts = Array.from(
    { length: layers / 3 },
    (_, layer) => `convolution(${9 + layer}, 3)).pipe(channelBias).pipe(relu`,
  )
  return `import { channelBias, convolution, input, relu } from 'lensor'
export const model = input(1, 99, 99).pipe(${parts.join(').pipe(')})
`
}

/** Two layers so many times, in one word. */
export const repeated = (count: number): string => `import { dense, input, repeat, tanh } from 'lensor'
export const model = input(4).pipe(repeat(${count}, dense(8).pipe(tanh)))
`
