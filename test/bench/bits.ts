/**
 * `npx tsx test/bench/bits.ts [--kernels]`: how fast graphs over ℤ₂ run on one thread, and how fast the host can AND and XOR.
 *
 * A table of 2⁸ entries on 10,000 inputs, forward and reverse, and linear maps 784 → 128 → 10 on a batch of 1024. Times are
 * the least and the median of many rounds; with `--kernels`, each kernel's own are printed too.
 */
import { bits, graphOf, linear, lookupTable, morphism, reverse } from 'lensor'
import { bitKernels } from '../../src/evaluate/wasm/bits/index.ts'
import { Module, count, i32, sequence, v128 } from '../../src/evaluate/wasm/encoder/index.ts'
import type { Kernel, Region } from '../../src/evaluate/wasm/kernel.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { inline } from '../../src/graph/graph.ts'
import { elements } from '../../src/objects/wire.ts'
import { instantiate } from '../evaluate/wasm/instantiate.ts'
import { runKernels } from '../evaluate/wasm/run-kernels.ts'

const newRegion = (name: string, bytes: number): Region => ({ name, bytes })

/** The least and the median of the microseconds that something takes. */
function time(run: () => void, rounds: number): readonly [least: number, median: number] {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    run()
    times.push((performance.now() - start) * 1000)
  }
  times.sort((left, right) => left - right)
  return [times[0] as number, times[rounds >> 1] as number]
}

const figure = (microseconds: number): string => microseconds.toFixed(1).padStart(8)

/** How many words are ANDed and XORed in a nanosecond: two operands are read and one result is written. */
function bandwidth(): number {
  const module = new Module()
  const words = 512
  const written = module.function(['i32'], ([times], newLocal) => {
    const [time_, place] = [newLocal('i32'), newLocal('i32')]
    const at = (offset: number): ReturnType<typeof v128.store> => {
      const [left, right] = [v128.load(place.get, offset), v128.load(place.get, offset + words * 16)]
      return v128.store(
        place.get,
        offset % 32 === 0 ? v128.and(left, right) : v128.xor(left, right),
        offset + words * 32,
      )
    }
    return count(time_, 0, times.get, 1, count(place, 0, words * 16, 64, sequence(at(0), at(16), at(32), at(48))))
  })
  module.export('run', written)
  const { exports } = instantiate(module, 1)
  const [least] = time(() => exports['run']?.(1000), 50)
  return (words * 1000) / (least * 1000)
}

/** A graph's times, and those of its kernels. */
function measure(name: string, graph: Graph): void {
  const start = performance.now()
  const inputs = graph.inputs.map(({ wire }, at) =>
    newRegion(`input ${at}`, Math.ceil(elements(wire.shape) / 128) * 16),
  )
  const outputs = graph.outputs.map(({ wire }, at) =>
    newRegion(`output ${at}`, Math.ceil(elements(wire.shape) / 128) * 16),
  )
  const kernels = bitKernels(graph, inputs, outputs, newRegion)
  const planned = performance.now() - start
  const running = runKernels(kernels, [...inputs, ...outputs])
  const made = performance.now() - start
  let seed = 1
  for (const [at, region] of inputs.entries()) {
    const bytes = running.bytes(region)
    const size = elements(graph.inputs[at]?.wire.shape as number[])
    for (let place = 0; place < size; place++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) | 0
      bytes[place >> 3] = (bytes[place >> 3] as number) | (((seed >>> 20) & 1) << (place & 7))
    }
  }
  for (let round = 0; round < 300; round++) running.run()
  const [least, median] = time(() => running.run(), 1000)
  const operations = kernels.reduce((sum, kernel) => sum + kernel.operations, 0)
  console.log(
    `${name.padEnd(44)} ${figure(least)} µs least ${figure(median)} median, ${kernels.length} kernels, ` +
      `${operations} word operations, ${(operations / least / 1000).toFixed(2)} a ns; planned in ${planned.toFixed(1)} ms, made in ${made.toFixed(1)}`,
  )
  if (process.argv.includes('--kernels')) for (const line of each(kernels, inputs, outputs)) console.log(line)
}

/** The time of each kernel alone. */
function* each(kernels: readonly Kernel[], inputs: readonly Region[], outputs: readonly Region[]): Iterable<string> {
  const names = new Map<Region, string>()
  const nameOf = (region: Region): string => {
    const known = names.get(region) ?? `${region.name} #${names.size}`
    names.set(region, known)
    return known
  }
  for (const kernel of kernels) {
    const alone = runKernels([kernel], [...inputs, ...outputs])
    for (const region of kernel.reads) alone.bytes(region).fill(0x5a)
    for (let round = 0; round < 100; round++) alone.run()
    const [least] = time(() => alone.run(), 200)
    yield `  ${figure(least)} µs ${String(kernel.operations).padStart(8)} ${kernel.text(nameOf).slice(0, 190)}`
  }
}

/** A map's result and its reverse derivative in one graph. */
function both(map: never): Graph {
  const forward = graphOf((map as { term: never }).term)
  const back = graphOf((reverse(map) as unknown as { term: never }).term)
  const wires = back.inputs.map(({ wire }) => wire)
  const whole = morphism(
    wires as never,
    ((...points: never[]) => [
      ...inline(forward, points.slice(0, forward.inputs.length)),
      ...inline(back, points),
    ]) as never,
  )
  return graphOf((whole as unknown as { term: never }).term)
}

/** A graph with its first outputs alone. */
function withOutputs({ inputs, outputs }: Graph, kept: readonly number[]): Graph {
  const chosen = kept.map((at) => outputs[at] as Graph['outputs'][number])
  const live = new Set<unknown>()
  const visit = (value: Graph['outputs'][number]): void => {
    if (live.has(value)) return
    live.add(value)
    value.node.operands.forEach(visit)
  }
  chosen.forEach(visit)
  return { inputs, outputs: chosen, values: [] as never[] }
}

void i32
void withOutputs
console.log(`the host: ${bandwidth().toFixed(2)} words a ns (v128 AND and XOR, in cache)`)
const table = bits(8).pipe(lookupTable(1)).batch(10_000)
const layers = bits(784).pipe(linear(128)).pipe(linear(10)).batch(1024)
measure('W5a: table of 2⁸, 10,000 inputs, both', both(table as never))
measure('W5b: linear 784 → 128 → 10, batch 1024, both', both(layers as never))
