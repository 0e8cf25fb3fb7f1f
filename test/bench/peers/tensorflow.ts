/** TensorFlow.js, on its backends of plain JavaScript and of WebAssembly. */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import * as tf from '@tensorflow/tfjs'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { tolerances } from '../checksums.ts'
import type { Data } from '../data.ts'
import type { Peer, Runner } from '../peer.ts'
import { joined, timed } from '../peer.ts'
import type { Contraction, LayerSpec, Learning } from '../workload.ts'
import { shapesOf, sizeOf } from '../workload.ts'

const { version } = tf

/** The peers of TensorFlow.js. */
export async function tensorflowPeers(): Promise<readonly Peer[]> {
  tf.enableProdMode()
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')
  setWasmPaths(`${dirname(wasm)}/`)
  return ['cpu', 'wasm'].map((backend) => ({
    id: `tensorflow-${backend}`,
    name: `TensorFlow.js ${version.tfjs}, ${backend}`,
    precision: 'float32',
    threads: 1,
    tolerance: tolerances.float32,
    async prepare(task, data) {
      await tf.setBackend(backend)
      const runner =
        task.kind === 'contraction'
          ? contraction(task, data)
          : task.kind === 'learning'
            ? learning(task, data, backend)
            : undefined
      return runner && onBackend(backend, runner)
    },
  }))
}

/** A runner that has its backend when its turn comes. */
function onBackend(backend: string, runner: Runner): Runner {
  return {
    async reset() {
      await tf.setBackend(backend)
      await runner.reset()
    },
    async run(steps) {
      await tf.setBackend(backend)
      return runner.run(steps)
    },
    async values() {
      await tf.setBackend(backend)
      return runner.values()
    },
    async close() {
      await tf.setBackend(backend)
      await runner.close?.()
    },
  }
}

function contraction({ size }: Contraction, data: Data): Runner {
  const [left, right] = data.parameters.map((list) => tf.tensor2d(Float32Array.from(list), [size, size])) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ]
  let product = tf.matMul(left, right)
  return {
    reset: () => {},
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) {
          product.dispose()
          product = tf.matMul(left, right)
        }
        product.dataSync()
      }),
    values: () => Float64Array.from(product.dataSync()),
    close: () => tf.dispose([left, right, product]),
  }
}

/** A parameter as TensorFlow.js has it: images have their channels last, and weights their outputs. */
interface Variable {
  readonly variable: tf.Variable
  assign(ours: Float64Array): void
  read(): Float64Array
}

function variableOf(shape: readonly number[], flattened: readonly number[] | undefined): Variable {
  const [first = 1, second = 1, ...kernel] = shape
  /** Our shape, and the order in which its axes stand there. */
  const [from, order] =
    shape.length === 4
      ? [[...shape], [2, 3, 1, 0]]
      : shape.length === 2 && flattened !== undefined
        ? [
            [first, ...flattened],
            [2, 3, 1, 0],
          ]
        : shape.length === 2
          ? [
              [first, second],
              [1, 0],
            ]
          : [[first], [0]]
  const to = shape.length === 4 ? [...kernel, second, first] : shape.length === 2 ? [second, first] : [first]
  const back = order.map((_, axis) => order.indexOf(axis))
  const variable = tf.variable(tf.zeros(to))
  return {
    variable,
    assign: (ours) =>
      tf.tidy(() => variable.assign(tf.tensor(Float32Array.from(ours), from).transpose(order).reshape(to))),
    read: () => {
      const inOurs = tf.tidy(() => variable.reshape(order.map((axis) => from[axis] as number)).transpose(back))
      const numbers = Float64Array.from(inOurs.dataSync())
      inOurs.dispose()
      return numbers
    },
  }
}

/** The kernels of gradients that the backend of WebAssembly lacks. */
const isTrainable = (backend: string, layers: readonly LayerSpec[]): boolean =>
  layers.every(
    ({ kind }) =>
      (kind !== 'convolution' || tf.getKernel('Conv2DBackpropFilter', backend) !== undefined) &&
      (kind !== 'maxPooling' || tf.getKernel('MaxPoolGrad', backend) !== undefined),
  )

function learning(task: Learning, data: Data, backend: string): Runner | undefined {
  const { layers, batch, batches } = task
  if (!isTrainable(backend, layers)) return undefined
  const { parameters, output } = shapesOf(task)
  const flat = layers.findIndex(({ kind }) => kind === 'flatten')
  const flattened = flat < 0 ? undefined : shapesOf({ input: task.input, layers: layers.slice(0, flat) }).output
  const flattenedSize = flattened && sizeOf(flattened)
  const variables = parameters.map((shape) =>
    variableOf(shape, shape.length === 2 && shape[1] === flattenedSize ? flattened : undefined),
  )
  const model = modelOf(
    layers,
    variables.map(({ variable }) => variable),
  )
  const { name, rate } = task.optimiser
  const optimiserOf = (): tf.Optimizer => (name === 'sgd' ? tf.train.sgd(rate) : tf.train.adam(rate, 0.9, 0.999, 1e-8))
  let optimiser = optimiserOf()
  const slices = (list: ArrayLike<number>, shape: readonly number[]): tf.Tensor[] => {
    const size = batch * sizeOf(shape)
    return Array.from({ length: batches }, (_, index) =>
      tf.tensor(
        Float32Array.from({ length: size }, (_, at) => list[index * size + at] as number),
        [batch, ...shape],
      ),
    )
  }
  const [channels, ...sides] = task.input
  // One channel may stand last as well as first.
  const inputs = slices(data.inputs, sides.length === 0 ? task.input : [...sides, channels as number])
  const labels = slices(data.labels, output)
  const all = variables.map(({ variable }) => variable)
  return {
    reset: () => {
      for (const [index, list] of data.parameters.entries()) variables[index]?.assign(list as Float64Array)
      optimiser.dispose()
      optimiser = optimiserOf()
    },
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) {
          const [x, y] = [inputs[done % batches], labels[done % batches]] as [tf.Tensor, tf.Tensor]
          optimiser.minimize(
            () => {
              const scores = model(x)
              return task.loss === 'quadratic'
                ? scores
                    .sub(y)
                    .square()
                    .sum()
                    .mul(0.5 / batch)
                : tf
                    .logSoftmax(scores)
                    .mul(y)
                    .sum()
                    .mul(-1 / batch)
            },
            false,
            all,
          )
        }
        all[0]?.dataSync()
      }),
    values: () => joined(variables.map((variable) => variable.read())),
    close: () => {
      optimiser.dispose()
      tf.dispose([...inputs, ...labels, ...all])
    },
  }
}

/** The layers of a model as one function. */
function modelOf(layers: readonly LayerSpec[], variables: readonly tf.Variable[]): (x: tf.Tensor) => tf.Tensor {
  let dealt = 0
  const next = (): tf.Variable => variables[dealt++] as tf.Variable
  const functions = layers.map((layer): ((x: tf.Tensor) => tf.Tensor) => {
    switch (layer.kind) {
      case 'dense': {
        const [weight, bias] = [next(), next()]
        return (x) => tf.matMul(x, weight).add(bias)
      }
      case 'convolution': {
        const [kernel, bias] = [next(), next()]
        return (x) => tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor as tf.Tensor4D, 1, 'valid').add(bias)
      }
      case 'maxPooling':
        return (x) => tf.maxPool(x as tf.Tensor4D, layer.size, layer.size, 'valid')
      case 'flatten':
        return (x) => x.reshape([x.shape[0] as number, -1])
      case 'relu':
        return (x) => tf.relu(x)
      case 'tanh':
        return (x) => tf.tanh(x)
    }
  })
  return (x) => functions.reduce((value, layer) => layer(value), x)
}
