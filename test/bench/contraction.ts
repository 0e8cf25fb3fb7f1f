/** How fast contraction kernels are, beside the host's peak: `npx tsx test/bench/contraction.ts [words of names…]`. */
import type { Contraction } from '../../src/evaluate/wasm/contraction/index.ts'
import { contractionKernels, contractionOperations } from '../../src/evaluate/wasm/contraction/index.ts'
import type { Local } from '../../src/evaluate/wasm/encoder/index.ts'
import { Module, after, count, f64, f64x2, sequence } from '../../src/evaluate/wasm/encoder/index.ts'
import type { Region } from '../../src/evaluate/wasm/kernel.ts'
import type { ConvolutionSizes } from '../evaluate/wasm/contractions.ts'
import { convolution, dense, letter, placed, reached } from '../evaluate/wasm/contractions.ts'
import { instantiate } from '../evaluate/wasm/instantiate.ts'
import { runKernels } from '../evaluate/wasm/run-kernels.ts'

/** A thing to time: how many operations a run does, and a run. */
interface Subject {
  readonly name: string
  readonly operations: number
  run(): void
  readonly texts: readonly string[]
}

/** Multiplications and additions of vectors in registers alone, none waiting for another: the most that the host does. */
function peak(): Subject {
  const [pairs, turns] = [6, 20_000]
  const module = new Module()
  const loop = module.function(['f64'], ([factor], newLocal) => {
    const vectors = (): readonly Local<'v128'>[] => Array.from({ length: pairs }, () => newLocal('v128'))
    const [sums, products, operand, place] = [vectors(), vectors(), newLocal('v128'), newLocal('i32')]
    const body = products.flatMap((product, index) => {
      const sum = sums[index] ?? product
      return [product.set(f64x2.multiply(product.get, operand.get)), sum.set(f64x2.add(sum.get, operand.get))]
    })
    const starts = [operand, ...products].map((vector, index) =>
      vector.set(f64x2.splat(f64.add(factor.get, f64.constant(index)))),
    )
    const total = [...sums, ...products].map(({ get }) => get).reduce((one, other) => f64x2.add(one, other))
    return after(sequence(...starts, count(place, 0, turns, 1, sequence(...body))), f64x2.extract(total, 0))
  })
  module.export('loop', loop)
  const run = instantiate(module, 1).exports['loop']
  return { name: 'peak', operations: 4 * pairs * turns, run: () => run?.(1), texts: [] }
}

function subject(name: string, contraction: Contraction): Subject {
  const region = (operand: 'left' | 'right' | 'output'): Region => {
    return { name: operand, bytes: 8 * (contraction[operand] + reached(contraction.letters, operand)[1] + 1) }
  }
  const regions = { left: region('left'), right: region('right'), output: region('output') }
  const kernels = contractionKernels(contraction, regions, (label, bytes) => ({ name: label, bytes }))
  const { elements, run } = runKernels(kernels, Object.values(regions))
  for (const operand of [regions.left, regions.right]) {
    const numbers = elements(operand)
    for (let place = 0; place < numbers.length; place++) numbers[place] = Math.random()
  }
  const operations = contractionOperations(contraction)
  const times = Math.max(1, Math.floor(200_000 / operations))
  return {
    name,
    operations: operations * times,
    run() {
      for (let time = 0; time < times; time++) run()
    },
    texts: kernels.map((kernel) => kernel.text((each) => each.name)),
  }
}

function* subjects(): Generator<readonly [string, () => Contraction]> {
  const [forward, toInput, toWeights, product] = Object.keys(dense)
  const matrix = (kind = '', ...sizes: readonly [b: number, i: number, j: number]) =>
    [`${kind}, ${sizes.join('×')}`, () => placed(dense[kind]?.(...sizes) ?? [], false)] as const
  yield matrix(forward, 2, 4, 400)
  yield matrix(forward, 2, 4, 200)
  yield matrix(toWeights, 400, 4, 4)
  yield matrix(toWeights, 200, 4, 4)
  yield matrix(toWeights, 400, 2, 8)
  yield matrix(product, 512, 512, 512)
  for (const kind of [forward, toInput, toWeights]) yield matrix(kind, 512, 512, 512)
  for (const kind of [forward, toInput, toWeights]) yield matrix(kind, 256, 1024, 1024)
  for (const batch of [32, 128, 512]) for (const kind of [forward, toWeights]) yield matrix(kind, batch, 128, 784)
  for (const kind of [forward, toInput, toWeights]) yield matrix(kind, 128, 10, 128)
  for (const kind of [forward, toInput, toWeights]) {
    yield matrix(kind, 16, 16, 4)
    yield matrix(kind, 16, 3, 16)
    yield matrix(kind, 150, 16, 4)
    yield matrix(kind, 150, 3, 16)
    yield matrix(kind, 32, 10, 1600)
  }
  const convolutions: readonly ConvolutionSizes[] = [
    [32, 32, 1, 26, 26, 3, 3],
    [32, 64, 32, 11, 11, 3, 3],
  ]
  for (const sizes of convolutions) {
    for (const [kind, [letters, accumulate]] of Object.entries(convolution(...sizes))) {
      yield [`convolution ${sizes.join('×')}, ${kind}`, () => placed(letters, accumulate)]
    }
  }
  for (const kind of Object.keys(dense).slice(4)) yield matrix(kind, 64, 64, 64)
  yield [
    'attention, 8 heads of 64×64×32',
    () =>
      placed([letter(8, 2048, 2048, 4096), letter(64, 32, 0, 64), letter(64, 0, 32, 1), letter(32, 1, 1, 0)], false),
  ]
}

/** How fast a run is, in operations a nanosecond, that is GFLOP/s: of the processor's time where that is long enough. */
function speed({ run, operations }: Subject): number {
  const started = performance.now()
  const used = process.cpuUsage()
  run()
  const milliseconds = performance.now() - started
  if (milliseconds < 2) return operations / (milliseconds * 1e6)
  const { user, system } = process.cpuUsage(used)
  return operations / ((user + system) * 1e3)
}

/** The best speed of a subject, after enough runs for the compiler to have done its best. */
function best(one: Subject, milliseconds = 150): number {
  const end = performance.now() + milliseconds
  let [most, runs] = [0, 0]
  while (performance.now() < end || runs < 15) {
    most = Math.max(most, speed(one))
    runs++
  }
  return most
}

const words = process.argv.slice(2)
const most = best(peak())
console.log(`peak: ${most.toFixed(1)} GFLOP/s`)
for (const [name, contraction] of subjects()) {
  if (!words.every((word) => name.includes(word))) continue
  const made = subject(name, contraction())
  const fastest = best(made)
  console.log(`${fastest.toFixed(1).padStart(6)} GFLOP/s ${((100 * fastest) / most).toFixed(0).padStart(4)} %  ${name}`)
  if (words.length > 0) for (const text of made.texts) console.log(`         ${text}`)
}
