/** Programs of so many layers beside ours, as text: what others would have a user write. */

/** Layers with two bare type parameters and no sizes: the least that a typed composite can cost. */
export function plain(layers: number): string {
  const parts = Array.from({ length: layers }, (_, layer) => (layer % 2 ? 'tanh' : `dense(${9 + layer})`))
  return `interface Vector { readonly values: Float64Array }
interface Layer<in A, out B> { run(input: A): B }
interface Composite<in A, out B> extends Layer<A, B> { pipe<C>(next: Layer<B, C>): Composite<A, C> }
declare function input(size: number): Composite<Vector, Vector>
declare function dense<A extends Vector>(outputs: number): Layer<A, Vector>
declare const tanh: Layer<Vector, Vector>
export const model = input(8).pipe(${parts.join(').pipe(')})
`
}

/**
 * Layers as a user of typetensor writes them, on tensors of typed shapes: a product with a weight and a sum with a bias,
 * and in turn a function of each element. Nothing is composed there but values, so each layer is a statement.
 */
export function typetensor(layers: number, folder: string): string {
  const sizeOf = (layer: number): number => (layer < 0 ? 8 : 9 + layer - (layer % 2))
  const steps = Array.from({ length: layers }, (_, layer) =>
    layer % 2
      ? `const x${layer + 1} = await x${layer}.abs()`
      : `const x${layer + 1} = await (await x${layer}.matmul(weight(${sizeOf(layer - 1)}, ${sizeOf(layer)}))).add(bias(${sizeOf(layer)}))`,
  )
  return `import type { CreateOp, Float32, Tensor, TensorStorage } from '${folder}/index.ts'
declare const x0: Tensor<CreateOp<TensorStorage<Float32, readonly [16, 8]>>>
declare function weight<A extends number, B extends number>(inputs: A, outputs: B): Tensor<CreateOp<TensorStorage<Float32, readonly [A, B]>>>
declare function bias<B extends number>(outputs: B): Tensor<CreateOp<TensorStorage<Float32, readonly [B]>>>
${steps.join('\n')}
export const last = x${layers}
export { bias, weight }
`
}

/** How often a piece stands in a program. */
const often = 30

/** Programs that put a piece on so many objects, none of them the same, and those without it. */
function onMany(
  start: (at: number) => string,
  piece: string | ((at: number) => string),
): {
  readonly alone: string
  readonly pieced: string
  readonly count: number
} {
  const program = (of: (at: number) => string): string =>
    `import * as lensor from 'lensor'
const { adam, basicUpdate, channelBias, convolution, dense, flatten, identity, input, maxPooling, real, sgd, tanh } = lensor
export { adam, basicUpdate, channelBias, convolution, dense, flatten, identity, input, maxPooling, real, sgd, tanh }
${Array.from({ length: often }, (_, at) => `export const composite${at} = ${of(at)}`).join('\n')}
`
  const then = typeof piece === 'string' ? () => piece : piece
  return { alone: program(start), pieced: program((at) => start(at) + then(at)), count: often }
}

const vector = (at: number): string => `input(${100 + at})`
const image = (at: number): string => `input(3, ${100 + at}, ${200 + at})`
const model = (at: number): string => `${vector(at)}.pipe(dense(8))`

/** What stands behind an object, by its code. */
export const pieces: Readonly<Record<string, ReturnType<typeof onMany>>> = {
  '.pipe(tanh)': onMany(vector, '.pipe(tanh)'),
  '.pipe(dense(8))': onMany(vector, '.pipe(dense(8))'),
  '.pipe(identity([real(n)]))': onMany(vector, (at) => `.pipe(identity([real(${100 + at})]))`),
  '.pipe(channelBias)': onMany(image, '.pipe(channelBias)'),
  '.pipe(maxPooling(2))': onMany(image, '.pipe(maxPooling(2))'),
  '.pipe(convolution(8, 3))': onMany(image, '.pipe(convolution(8, 3))'),
  '.pipe(convolution(8, 3, { stride: 2 }))': onMany(image, '.pipe(convolution(8, 3, { stride: 2 }))'),
  '.pipe(flatten)': onMany(image, '.pipe(flatten)'),
  '.batch(16)': onMany(model, '.batch(16)'),
  '.lens()': onMany(model, '.lens()'),
  '.lens().reparam(adam())': onMany(model, '.lens().reparam(adam())'),
}
