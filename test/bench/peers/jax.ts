/** jax-js, compiled to WebAssembly, in doubles and in single precision. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { blockUntilReady, defaultDevice, grad, init, jit, lax, nn, numpy as np } from '@jax-js/jax'
import { tolerances } from '../checksums.ts'
import type { Data } from '../data.ts'
import type { Peer, Runner } from '../peer.ts'
import { joined } from '../peer.ts'
import type { Contraction, LayerSpec, Learning } from '../workload.ts'
import { shapesOf, sizeOf } from '../workload.ts'
import { transposed } from './transposed.ts'

type Tensor = np.Array
type Precision = 'float64' | 'float32'

/** The peers of jax-js. */
export async function jaxPeers(): Promise<readonly Peer[]> {
  // It asks of arrays whether they are a Float16Array, which Node has from 24 on: an array that never comes stands for it.
  if (!('Float16Array' in globalThis)) Object.assign(globalThis, { Float16Array: BigInt64Array })
  await init('wasm')
  defaultDevice('wasm')
  const folder = dirname(createRequire(import.meta.url).resolve('@jax-js/jax'))
  const { version } = JSON.parse(readFileSync(resolve(folder, '../package.json'), 'utf8')) as {
    readonly version: string
  }
  return (['float64', 'float32'] as const).map((precision) => ({
    id: `jax-${precision}`,
    name: `jax-js ${version}, wasm`,
    precision,
    threads: 1,
    // Its exp, log and tanh are of single precision in doubles too.
    tolerance: tolerances.float32,
    async prepare(task, data) {
      if (task.kind === 'contraction') return contraction(task, data, precision)
      return task.kind === 'learning' ? learning(task, data, precision) : undefined
    },
  }))
}

/** Numbers as an array. */
function arrayOf(list: ArrayLike<number>, shape: readonly number[], precision: Precision): Tensor {
  const dtype = precision === 'float64' ? np.float64 : np.float32
  const numbers = precision === 'float64' ? Float64Array.from(list) : Float32Array.from(list)
  return np.array(numbers, { dtype }).reshape([...shape])
}

/** A number; one that JavaScript has is taken for a single in compiled functions. */
const numberOf = (value: number, precision: Precision): Tensor =>
  np.array(value, { dtype: precision === 'float64' ? np.float64 : np.float32 })

/** The microseconds of steps, with what they have put off until it is asked for. */
async function timed(body: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await body()
  return 1000 * (performance.now() - started)
}

function contraction({ size }: Contraction, data: Data, precision: Precision): Runner {
  const [left, right] = data.parameters.map((list) => arrayOf(list, [size, size], precision)) as [Tensor, Tensor]
  const multiply = jit((a: Tensor, b: Tensor) => np.matmul(a, b))
  let product = multiply(left.ref, right.ref)
  return {
    reset: () => {},
    run: (steps) =>
      timed(async () => {
        for (let done = 0; done < steps; done++) {
          product.dispose()
          product = multiply(left.ref, right.ref)
          // What nobody waits for is never computed.
          await blockUntilReady(product)
        }
      }),
    values: () => Float64Array.from(product.ref.dataSync()),
    close: () => {
      for (const array of [left, right, product]) array.dispose()
    },
  }
}

/** The state of an optimiser, in one list: the parameters, then, of Adam, its moments and its count of steps. */
type State = Tensor[]

function learning(task: Learning, data: Data, precision: Precision): Runner {
  const { batch, batches, layers } = task
  const { parameters: shapes, output } = shapesOf(task)
  const count = shapes.length
  const step = jit((state: State, x: Tensor, y: Tensor): State => {
    const parameters = state.slice(0, count)
    const changes = grad((inner: State, x: Tensor, y: Tensor) => lossOf(task, modelOf(layers, inner, x), y, precision))(
      parameters.map((array) => array.ref),
      x,
      y,
    ) as State
    return updated(task, state, changes, precision)
  })
  const isAdam = task.optimiser.name === 'adam'
  const first = (): State => {
    const parameters = data.parameters.map((list, index) =>
      arrayOf(turned(list, shapes[index]), turnedShape(shapes[index]), precision),
    )
    if (!isAdam) return parameters
    const moments = [...shapes, ...shapes].map((shape) =>
      arrayOf(new Float64Array(sizeOf(shape)), turnedShape(shape), precision),
    )
    return [...parameters, ...moments, arrayOf([0], [], precision)]
  }
  const slices = (list: ArrayLike<number>, shape: readonly number[]): readonly Tensor[] => {
    const size = batch * sizeOf(shape)
    return Array.from({ length: batches }, (_, index) =>
      arrayOf(
        Array.from({ length: size }, (_, at) => list[index * size + at] as number),
        [batch, ...shape],
        precision,
      ),
    )
  }
  const [inputs, labels] = [slices(data.inputs, task.input), slices(data.labels, output)]
  let state = first()
  return {
    reset: () => {
      for (const array of state) array.dispose()
      state = first()
    },
    run: (steps) =>
      timed(async () => {
        for (let done = 0; done < steps; done++) {
          state = step(state, (inputs[done % batches] as Tensor).ref, (labels[done % batches] as Tensor).ref) as State
          // Without waiting, what is put off grows from step to step.
          await blockUntilReady(state)
        }
      }),
    values: () =>
      joined(
        state.slice(0, count).map((array, index) => {
          const shape = shapes[index] as readonly number[]
          const list = array.ref.dataSync()
          return shape.length === 2 ? transposed(list, shape[0] as number) : list
        }),
      ),
    close: () => {
      for (const array of [...state, ...inputs, ...labels]) array.dispose()
    },
  }
}

/** A weight of a dense layer is [inputs, outputs]; all else is as ours. */
const turnedShape = (shape: readonly number[] = []): readonly number[] =>
  shape.length === 2 ? shape.toReversed() : shape
const turned = (list: ArrayLike<number>, shape: readonly number[] = []): ArrayLike<number> =>
  shape.length === 2 ? transposed(list, shape[1] as number) : list

/** The output of the layers; it takes ownership of parameters and input, as all functions of jax-js do. */
function modelOf(layers: readonly LayerSpec[], parameters: State, input: Tensor): Tensor {
  let dealt = 0
  const next = (): Tensor => parameters[dealt++] as Tensor
  return layers.reduce((x, layer) => {
    switch (layer.kind) {
      case 'dense':
        return np.matmul(x, next()).add(next())
      case 'convolution': {
        const [kernel, bias] = [next(), next()]
        return lax.conv(x, kernel, [1, 1], 'VALID').add(bias.reshape([1, layer.channels, 1, 1]))
      }
      case 'maxPooling': {
        const [samples, channels, rows, columns] = x.shape as [number, number, number, number]
        const { size } = layer
        const [down, across] = [Math.floor(rows / size), Math.floor(columns / size)]
        const whole = x.slice([], [], [0, down * size], [0, across * size])
        return np.max(whole.reshape([samples, channels, down, size, across, size]), [3, 5])
      }
      case 'flatten':
        return x.reshape([x.shape[0] as number, -1])
      case 'relu':
        return nn.relu(x)
      case 'tanh':
        return np.tanh(x)
    }
  }, input)
}

function lossOf({ loss, batch }: Learning, scores: Tensor, labels: Tensor, precision: Precision): Tensor {
  return loss === 'quadratic'
    ? np
        .square(scores.sub(labels))
        .sum()
        .mul(numberOf(0.5 / batch, precision))
    : nn
        .logSoftmax(scores, -1)
        .mul(labels)
        .sum()
        .mul(numberOf(-1 / batch, precision))
}

function updated({ optimiser: { name, rate } }: Learning, state: State, changes: State, precision: Precision): State {
  const count = changes.length
  const number = (value: number): Tensor => numberOf(value, precision)
  if (name === 'sgd')
    return state.map((parameter, index) => parameter.sub((changes[index] as Tensor).mul(number(rate))))
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8]
  const steps = (state[3 * count] as Tensor).add(number(1))
  const correction = (beta: number): Tensor =>
    np
      .exp(steps.ref.mul(number(Math.log(beta))))
      .neg()
      .add(number(1))
  const [ofFirst, ofSecond] = [correction(beta1), correction(beta2)]
  const firsts: Tensor[] = []
  const seconds: Tensor[] = []
  const parameters = changes.map((change, index) => {
    const [parameter, first, second] = [0, 1, 2].map((column) => state[column * count + index]) as [
      Tensor,
      Tensor,
      Tensor,
    ]
    const m = first.mul(number(beta1)).add(change.ref.mul(number(1 - beta1)))
    const v = second.mul(number(beta2)).add(np.square(change).mul(number(1 - beta2)))
    firsts.push(m.ref)
    seconds.push(v.ref)
    const root = np.sqrt(v.div(ofSecond.ref)).add(number(epsilon))
    return parameter.sub(m.div(ofFirst.ref).div(root).mul(number(rate)))
  })
  ofFirst.dispose()
  ofSecond.dispose()
  return [...parameters, ...firsts, ...seconds, steps]
}
