/** A step C ⊗ S ⊗ X → S ⊗ Y as a module of WebAssembly, and its instance. */
import type { Graph, Tensor } from '../../graph/graph.ts'
import { indexSentence } from '../../graph/structural.ts'
import { DataError, EngineError } from '../../objects/errors.ts'
import type { Wire } from '../../objects/wire.ts'
import { say } from '../../objects/words.ts'
import type { Ports } from '../engine.ts'
import { planned } from './arena.ts'
import type { Plan } from './arena.ts'
import type { I32, Local, Statement } from './encoder/index.ts'
import { Module, count as counted, i32, pageSize, sequence } from './encoder/index.ts'
import { bytesOfTable, functionWriter, ran, takesTable } from './functions.ts'
import type { HostCall, Hosting } from './host.ts'
import { copyKernel } from './host.ts'
import type { Kernel, Region, Written } from './kernel.ts'
import { kernelsOf } from './lower.ts'
import { regionsOfStep } from './step.ts'
import { aligned } from './storage.ts'
import type { Sharing, Task } from './threads/share.ts'
import { alone, endOfMeeting, partsOf, streamAddress, streams, taskWriter, tellStreams } from './threads/share.ts'
import { sharedMemory, startThreads } from './threads/workers.ts'

/** A value of the step's ports: its wire, and the region where it lies. */
export interface Slot {
  readonly wire: Wire
  readonly region: Region
}

/** How a step is laid out: its module, and where its values lie. */
export interface Layout {
  readonly shared: readonly Slot[]
  readonly states: readonly Slot[]
  /** What comes with each step, one after another from an address of its own. */
  readonly inputs: readonly Slot[]
  /** What each step gives, likewise. */
  readonly outputs: readonly Slot[]
  /** The region that becomes the next state's, for each state that changes. */
  readonly next: ReadonlyMap<Region, Region>
  readonly addresses: ReadonlyMap<Region, number>
  readonly plan: Plan
  readonly hosting: Hosting
  /** How many threads there are, and the kernels that they share out, each in so many parts. */
  readonly threads: number
  readonly shares: ReadonlyMap<Kernel, number>
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where the plan's own bytes end, and those of what comes with the steps may begin. */
  readonly end: number
}

/** The layout of a step. */
export function layoutOf(graph: Graph, { shared, states }: Ports, sharing: Sharing = alone): Layout {
  const regions = regionsOfStep(graph, { shared, states })
  const slotsOf = (values: readonly Tensor[], places: readonly Region[]): Slot[] =>
    values.map(({ wire }, index) => ({ wire, region: places[index] as Region }))
  const [inputs, outputs] = [slotsOf(graph.inputs, regions.inputs), slotsOf(graph.outputs, regions.outputs)]
  const constants: Region[] = []
  const hosting: Hosting = { hosts: [], held: new Map() }
  const regionsOf = (slots: readonly Slot[]): Region[] => slots.map(({ region }) => region)
  const kernels = kernelsOf(graph, regions.inputs, regions.outputs, {
    ...hosting,
    newRegion(name, bytes, data) {
      const region = data === undefined ? { name, bytes } : { name, bytes, data }
      if (data !== undefined) constants.push(region)
      return region
    },
  })
  const parts = {
    shared: inputs.slice(0, shared),
    states: inputs.slice(shared, shared + states),
    inputs: inputs.slice(shared + states),
    outputs: outputs.slice(states),
  }
  const flowing = regionsOf([...parts.inputs, ...parts.outputs])
  const plan = planned(kernels, {
    outer: new Set([...regionsOf(parts.shared), ...flowing]),
    states: regionsOf(parts.states),
    next: regions.next,
    copy: (from, to) => copyKernel(from, to, hosting),
  })

  const shares = new Map(
    plan.kernels
      .map((kernel) => [kernel, takesTable(kernel) ? 1 : partsOf(kernel, sharing)] as const)
      .filter(([, count]) => count > 1),
  )
  const addresses = new Map<Region, number>()
  const table = aligned(endOfMeeting(flowing.length))
  let end = table + aligned(bytesOfTable(plan.kernels))
  for (const region of [...regionsOf(parts.shared), ...constants]) {
    addresses.set(region, end)
    end += aligned(region.bytes)
  }
  for (const [region, place] of plan.places) addresses.set(region, end + place)
  end += plan.bytes
  const bytes = moduleOf({ plan, shares, addresses, end }, flowing, constants, table)
  return { ...parts, next: regions.next, addresses, plan, hosting, threads: sharing.threads, shares, bytes, end }
}

/** The binary form of the module that runs a plan: run(count), where the addresses of streams are told. */
function moduleOf(
  { plan, shares, addresses, end }: Pick<Layout, 'plan' | 'shares' | 'addresses' | 'end'>,
  flowing: readonly Region[],
  constants: readonly Region[],
  table: number,
): Uint8Array<ArrayBuffer> {
  const module = new Module()
  const functionOf = functionWriter(module, table)
  const functions = new Map(plan.kernels.map((kernel) => [kernel, functionOf(kernel)] as const))
  const done = (kernel: Kernel, stream: (index: number) => I32, units?: readonly [from: I32, to: I32]): Statement => {
    const addressOf = (region: Region): I32 => {
      const fixed = addresses.get(region)
      return fixed === undefined ? stream(flowing.indexOf(region)) : i32.constant(fixed)
    }
    return ran(kernel, functions.get(kernel) as Written, addressOf, units)
  }
  const tasks = new Map(
    [...shares].map(([kernel, parts]): [Kernel, Task] => [
      kernel,
      { extent: kernel.extent, parts, part: (from, to) => done(kernel, streamAddress, [from, to]) },
    ]),
  )
  const share = tasks.size === 0 ? undefined : taskWriter(module, [...tasks.values()])
  const main = module.function(['i32'], ([count], newLocal) => {
    const step = newLocal('i32')
    const bases = flowing.map(() => newLocal('i32'))
    const told = bases.map((base, index) => base.set(streamAddress(index)))
    const begun = share === undefined ? [] : [tellStreams(bases.map(({ get }) => get))]
    const once = plan.kernels.map((kernel) => {
      const task = tasks.get(kernel)
      return share === undefined || task === undefined
        ? done(kernel, (index) => (bases[index] as Local<'i32'>).get)
        : share(task)
    })
    const onwards = bases.map((base, index) =>
      base.set(i32.add(base.get, i32.constant((flowing[index] as Region).bytes))),
    )
    return sequence(...told, counted(step, 0, count.get, 1, sequence(...begun, ...once, ...onwards)))
  })
  module.export('run', main)
  for (const region of constants) module.data(addresses.get(region) as number, region.data as Uint8Array)
  return module.bytes({ pages: pagesOf(end), shared: share !== undefined })
}

const pagesOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / pageSize))

/** An instance of a layout. */
export interface Machine {
  readonly layout: Layout
  readonly memory: WebAssembly.Memory
  /** Makes room up to an address. */
  reserve(end: number): void
  /** Does so many steps; the addresses are of the inputs, then of the outputs. */
  run(count: number, addresses: readonly number[]): void
}

export const memorySentence =
  '✗ {bytes} bytes are needed at once, but there is no memory for them: WebAssembly has 4 GiB at most'

/** Does what takes memory of so many bytes. Throws `EngineError` where there is none. */
function allocating<Result>(bytes: number, allocate: () => Result): Result {
  try {
    return allocate()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new EngineError(say(memorySentence, { bytes: String(bytes) }))
  }
}

/** The instance of a layout. */
export function machineOf(layout: Layout): Machine {
  const { bytes, end, hosting, threads, shares } = layout
  const isShared = shares.size > 0
  const memory = allocating(end, () =>
    isShared ? sharedMemory(pagesOf(end)) : new WebAssembly.Memory({ initial: pagesOf(end) }),
  )
  const host = {
    memory,
    compute(number: number, table: number) {
      const call = hosting.hosts[number] as HostCall
      call(memory.buffer, new Uint32Array(memory.buffer, table))
    },
    refuseIndex(index: number, size: number) {
      throw new DataError(say(indexSentence, { size, index: String(index) }))
    },
  }
  const module = new WebAssembly.Module(bytes)
  const { exports } = new WebAssembly.Instance(module, { host })
  const { run } = exports as unknown as { run(count: number): void }
  let mayStart = isShared
  const machine: Machine = {
    layout,
    memory,
    reserve(wanted) {
      const missing = pagesOf(wanted) - memory.buffer.byteLength / pageSize
      if (missing > 0) allocating(wanted, () => memory.grow(missing))
    },
    run(count, addresses) {
      new Int32Array(memory.buffer, streams, addresses.length).set(addresses)
      if (mayStart) startThreads(machine, { module, memory }, threads - 1)
      mayStart = false
      run(count)
    },
  }
  return machine
}
