/** What WebAssembly can do on this host: its arithmetic without memory, its bits without arithmetic. */
import {
  Module,
  count,
  f64x2,
  i32,
  pageSize,
  repeatWhile,
  sequence,
  v128,
} from '../../../src/evaluate/wasm/encoder/index.ts'
import type { Local } from '../../../src/evaluate/wasm/encoder/index.ts'
import type { Peer, Runner } from '../peer.ts'
import { timed } from '../peer.ts'
import type { BitSum, Contraction } from '../workload.ts'

export const host: Peer = {
  id: 'host',
  name: 'the host',
  precision: 'float64',
  threads: 1,
  tolerance: undefined,
  prepare: async (task) =>
    task.kind === 'contraction' ? multiplyAdds(task) : task.kind === 'bitSum' ? sums(task) : undefined,
}

/** Registers that go on at once: enough to hide how long one multiplication and one addition take. */
const registers = 13

/** As many multiplications and additions of f64x2 as a contraction has, none waiting for memory: r ← r · factor + term. */
function multiplyAdds({ size }: Contraction): Runner {
  const module = new Module()
  const work = module.function(['i32'], ([rounds], newLocal) => {
    const [factor, term] = [newLocal('v128'), newLocal('v128')]
    const values: readonly Local<'v128'>[] = Array.from({ length: registers }, () => newLocal('v128'))
    return sequence(
      factor.set(f64x2.constant(0.999)),
      term.set(f64x2.constant(0.001)),
      ...values.map((value, index) => value.set(f64x2.constant(index))),
      repeatWhile(
        sequence(...values.map((value) => value.set(f64x2.add(f64x2.multiply(value.get, factor.get), term.get)))),
        rounds.tee(i32.subtract(rounds.get, i32.constant(1))),
      ),
      // What is stored cannot be left out.
      v128.store(i32.constant(0), values.map(({ get }) => get).reduce(f64x2.add)),
    )
  })
  module.export('work', work)
  const { work: run } = instantiated(module, 1)
  const rounds = Math.ceil(size ** 3 / (2 * registers))
  return repeated(() => run?.(rounds))
}

/** s ← s + x over ℤ₂, two vectors at a time. */
function sums({ length }: BitSum): Runner {
  const bytes = Math.ceil(length / 8)
  const module = new Module()
  const work = module.function([], (_none, newLocal) => {
    const at = newLocal('i32')
    const add = (offset: number) =>
      v128.store(at.get, v128.xor(v128.load(at.get, offset), v128.load(at.get, bytes + offset)), offset)
    return count(at, 0, bytes, 64, sequence(add(0), add(16), add(32), add(48)))
  })
  module.export('work', work)
  const { work: run } = instantiated(module, Math.ceil((2 * bytes) / pageSize))
  return repeated(() => run?.())
}

function instantiated(
  module: Module,
  pages: number,
): Readonly<Record<string, ((...values: number[]) => void) | undefined>> {
  const memory = new WebAssembly.Memory({ initial: pages })
  const compiled = new WebAssembly.Module(module.bytes({ pages, shared: false }))
  return new WebAssembly.Instance(compiled, { host: { memory } }).exports as never
}

/** A runner of a step that computes nothing to compare. */
function repeated(step: () => void): Runner {
  return {
    reset: () => {},
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) step()
      }),
    values: () => new Float64Array(0),
  }
}
