/**
 * `npx tsx test/bench/bits.ts [--kernels]`: how fast graphs over ℤ₂ run on one thread, and how fast the host can AND and XOR.
 *
 * A table of 2⁸ entries on 10,000 inputs, and linear maps 784 → 128 → 10 on a batch of 1024: the result with the changes of
 * the parameters, as a learning step takes them, and with those of the inputs too. Times are the least and the median of
 * many rounds; with `--kernels`, each kernel's own are printed.
 */
import { bits, graphOf, linear, lookupTable, morphism, reverse } from 'lensor'
import type { Tensor, Wires } from 'lensor'
import { bitKernels } from '../../src/evaluate/wasm/bits/index.ts'
import { Module, count, sequence, v128 } from '../../src/evaluate/wasm/encoder/index.ts'
import type { Statement } from '../../src/evaluate/wasm/encoder/index.ts'
import { simplified } from '../../src/evaluate/passes/passes.ts'
import type { Kernel, Region } from '../../src/evaluate/wasm/kernel.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { inline, wiresOf } from '../../src/graph/graph.ts'
import { elements } from '../../src/objects/wire.ts'
import { instantiate } from '../evaluate/wasm/instantiate.ts'
import { runKernels } from '../evaluate/wasm/run-kernels.ts'
import type { AnyMap } from '../laws/maps.ts'
import { untyped } from '../laws/maps.ts'

const newRegion = (name: string, bytes: number, data?: Uint8Array): Region => ({
  name,
  bytes,
  ...(data === undefined ? {} : { data }),
})

const regionsOf = (name: string, tensors: readonly Tensor[]): Region[] =>
  tensors.map(({ wire }, at) => newRegion(`${name} ${at}`, Math.ceil(elements(wire.shape) / 128) * 16))

/** The least and the median of the microseconds that something takes. */
function time(run: () => void, rounds: number): readonly [least: number, median: number] {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return (performance.now() - start) * 1000
  }).toSorted((left, right) => left - right)
  return [times[0] as number, times[rounds >> 1] as number]
}

/** How many words are ANDed or XORed in a nanosecond, in cache: two operands are read and one result is written. */
function bandwidth(): number {
  const module = new Module()
  const [words, passes] = [512, 1000]
  const pass = module.function([], (_params, newLocal) => {
    const [round, place] = [newLocal('i32'), newLocal('i32')]
    const at = (offset: number, combine: 'and' | 'xor'): Statement => {
      const [left, right] = [v128.load(place.get, offset), v128.load(place.get, offset + words * 16)]
      return v128.store(place.get, v128[combine](left, right), offset + words * 32)
    }
    const four = sequence(at(0, 'and'), at(16, 'xor'), at(32, 'and'), at(48, 'xor'))
    return count(round, 0, passes, 1, count(place, 0, words * 16, 64, four))
  })
  module.export('pass', pass)
  const { exports } = instantiate(module, 1)
  const [least] = time(() => exports['pass']?.(), 50)
  return (words * passes) / (least * 1000)
}

/** A graph's times, and those of its kernels. */
function measure(name: string, graph: Graph, host: number): void {
  const start = performance.now()
  const [inputs, outputs] = [regionsOf('input', graph.inputs), regionsOf('output', graph.outputs)]
  const kernels = bitKernels(graph, inputs, outputs, newRegion)
  const planned = performance.now() - start
  const running = runKernels(kernels, [...inputs, ...outputs])
  let state = 1
  for (const [at, region] of inputs.entries()) {
    const bytes = running.bytes(region)
    for (let place = 0; place < elements(graph.inputs[at]?.wire.shape as number[]); place++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) | 0
      bytes[place >> 3] = (bytes[place >> 3] as number) | (((state >>> 20) & 1) << (place & 7))
    }
  }
  time(running.run, 500)
  const [least, median] = time(running.run, 1000)
  const operations = kernels.reduce((sum, kernel) => sum + kernel.operations, 0)
  const rate = operations / least / 1000
  const share = Math.round((100 * rate) / host)
  console.log(`${name}: ${least.toFixed(1)} µs at least, ${median.toFixed(1)} the median; ${kernels.length} kernels,`)
  console.log(
    `  ${operations} word operations, ${rate.toFixed(2)} a ns: ${share} % of the host's; planned in ${planned.toFixed(0)} ms`,
  )
  if (process.argv.includes('--kernels')) for (const line of each(kernels)) console.log(line)
}

/** The time of each kernel alone. */
function* each(kernels: readonly Kernel[]): Iterable<string> {
  const names = new Map<Region, string>()
  const nameOf = (region: Region): string => {
    const name = names.get(region) ?? `${region.name} #${names.size}`
    names.set(region, name)
    return name
  }
  for (const kernel of kernels) {
    const alone = runKernels([kernel])
    for (const region of kernel.reads) alone.bytes(region).fill(0x5a)
    time(alone.run, 300)
    yield `  ${time(alone.run, 200)[0].toFixed(1).padStart(6)} µs, ${String(kernel.operations).padStart(7)}: ${kernel.text(nameOf)}`
  }
}

/** A map's result and the first changes of its reverse derivative, in one simplified graph. */
function learning(map: AnyMap, changes: number): Graph {
  const [forward, back] = [graphOf(map.term), graphOf(untyped(reverse(map)).term)]
  const whole = morphism(wiresOf(back.inputs) as unknown as Wires, (...points: readonly Tensor[]) => [
    ...inline(forward, points.slice(0, forward.inputs.length)),
    ...inline(back, points).slice(0, changes),
  ])
  return simplified(graphOf(untyped(whole).term))
}

const host = bandwidth()
console.log(`the host: ${host.toFixed(2)} words a ns`)
const table = untyped(bits(8).pipe(lookupTable(1)).batch(10_000))
measure('W5a, a table of 2⁸ on 10,000 inputs', learning(table, 1), host)
measure('W5a, with the changes of the inputs', learning(table, 2), host)
const layers = untyped(bits(784).pipe(linear(128)).pipe(linear(10)).batch(1024))
measure('W5b, 784 → 128 → 10 on a batch of 1024', learning(layers, 2), host)
measure('W5b, with the changes of the inputs', learning(layers, 3), host)
