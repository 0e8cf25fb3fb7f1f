/** What the engine has no kernel for is done by the primitive's own meaning, in the host. */
import type { Attributes, Primitive, Tensor } from '../../graph/graph.ts'
import { wiresOf } from '../../graph/graph.ts'
import type { Wire } from '../../objects/wire.ts'
import type { Local } from './encoder/index.ts'
import { i32, memory, run, sequence } from './encoder/index.ts'
import type { Kernel, NewRegion, Region } from './kernel.ts'
import { isResident, put, take } from './storage.ts'

/** Does a primitive's meaning on what lies at some addresses: those of the operands, then that of the result. */
export type HostCall = (buffer: ArrayBufferLike, addresses: Uint32Array) => void

/** What the host does, by its number, and where values are that do not lie in the arena, by their regions. */
export interface Hosting {
  readonly hosts: HostCall[]
  readonly held: Map<Region, readonly unknown[]>
}

const addressSize = 4

/** The kernel of a value that the host computes. */
export function hostKernel(
  value: Tensor,
  operands: readonly Region[],
  result: Region,
  newRegion: NewRegion,
  { hosts, held }: Hosting,
): Kernel {
  const { primitive, attributes } = value.node
  const wires = wiresOf(value.node.operands)
  const meaning = (primitive as Primitive<Attributes>).meaning(wires, attributes, value.wire)
  const table = newRegion('addresses', (operands.length + 1) * addressSize)
  const regions = [...operands, result]
  const name = primitive?.name ?? ''
  const number = hosts.length
  hosts.push((buffer, addresses) => {
    const lists = operands.map((region, place) =>
      isResident(wires[place] as Wire)
        ? (wires[place] as Wire).domain.storage.read(take(buffer, addresses[place] as number, wires[place] as Wire))
        : (held.get(region) as readonly unknown[]),
    )
    const list = meaning(lists)
    if (isResident(value.wire))
      put(buffer, addresses[operands.length] as number, value.wire, value.wire.domain.storage.write(list))
    else held.set(result, list)
  })
  return {
    key: `host ${number}`,
    reads: operands,
    writes: [result, table],
    extent: 1,
    operations: 0,
    text: (called) => `${called(result)} = ${name}(${operands.map(called).join(', ')}), by the host`,
    write({ addresses, host }) {
      const at = addresses[regions.length]?.get as never
      return sequence(
        ...regions.map((_, place) => i32.store(at, addresses[place]?.get as never, place * addressSize)),
        run(host, i32.constant(number), at),
      )
    },
  }
}

/** The kernel that copies a value to another region. */
export function copyKernel(from: Region, to: Region, { hosts, held }: Pick<Hosting, 'hosts' | 'held'>): Kernel {
  const isResident = to.bytes > 0 || from.bytes > 0
  const number = hosts.length
  if (!isResident) hosts.push(() => held.set(to, held.get(from) as readonly unknown[]))
  return {
    key: isResident ? `copy ${from.bytes}` : `host ${number}`,
    reads: [from],
    writes: [to],
    extent: 1,
    operations: 0,
    text: (name) => `${name(to)} = ${name(from)}`,
    write: ({ addresses: [source, target], host }) =>
      isResident
        ? memory.copy((target as Local<'i32'>).get, (source as Local<'i32'>).get, i32.constant(from.bytes))
        : run(host, i32.constant(number), i32.constant(0)),
  }
}
