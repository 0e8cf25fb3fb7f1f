/** Scans as loops around the kernels of their step. */
import type { Scan } from '../../derivative/scan.ts'
import { scan } from '../../derivative/scan.ts'
import type { Tensor } from '../../graph/graph.ts'
import { notation } from '../../objects/notation.ts'
import { reals } from '../../objects/real.ts'
import { planned } from './arena.ts'
import type { I32, Local } from './encoder/index.ts'
import { count as counted, i32, memory, sequence } from './encoder/index.ts'
import { ran } from './functions.ts'
import { copyKernel } from './host.ts'
import type { Kernel, Region } from './kernel.ts'
import type { Lowering } from './lower.ts'
import { kernelsOf } from './lower.ts'
import { bytesOf } from './storage.ts'

/** Whether a scan is a loop of this engine: all that its step takes and gives is real. */
export function hasScanKernel({ node }: Tensor): boolean {
  const { body } = node.attributes as unknown as Scan
  return node.primitive === scan && [...body.inputs, ...body.outputs].every(({ wire }) => wire.domain === reals)
}

/**
 * The kernel of a scan: the kernels of its step, again and again.
 *
 * The state lies in scratch, where the step changes it; inputs and outputs of a step are read and written where they lie
 * among those of all steps.
 */
export function scanKernel(value: Tensor, operands: readonly Region[], result: Region, lowering: Lowering): Kernel {
  const { body, count, shared, states, backwards, kept } = value.node.attributes as unknown as Scan
  const regionOf = ({ wire }: Tensor): Region => ({ name: notation([wire]), bytes: bytesOf(wire) })
  const inputs = body.inputs.map(regionOf)
  const outputs = body.outputs.map(regionOf)
  const state = inputs.slice(shared, shared + states)
  const constants: Region[] = []
  const kernels = kernelsOf(body, inputs, outputs, {
    ...lowering,
    newRegion(name, bytes, data) {
      if (data === undefined) return { name, bytes }
      const constant = lowering.newRegion(name, bytes, data)
      constants.push(constant)
      return constant
    },
  })

  // Where the parts of the result lie in it.
  const starts = new Map<Region, number>()
  let end = 0
  for (const index of kept) {
    const output = outputs[index] as Region
    starts.set(output, end)
    end += output.bytes * (index < states ? 1 : count)
  }
  const delivered = outputs.filter((output, index) => index >= states && starts.has(output))
  const each = inputs.slice(shared + states)
  const outer = new Set([...inputs.slice(0, shared), ...each, ...delivered])
  const next = new Map(state.map((before, index) => [outputs[index] as Region, before] as const))
  const plan = planned(kernels, { outer, states: state, next, copy: (from, to) => copyKernel(from, to, lowering) })
  const scratch = lowering.newRegion(`scratch of ${count} steps`, plan.bytes)

  const reads = [...operands, ...constants]
  return {
    key: `scan ${JSON.stringify([count, shared, states, backwards, kept, [...plan.places.values()], plan.kernels.map(({ key, reads: from, writes }) => [key, [...from, ...writes].map((region) => numberOf(region))])])}`,
    reads,
    writes: [result, scratch],
    parts: plan.kernels,
    extent: 1,
    operations: count * plan.kernels.reduce((sum, { operations }) => sum + operations, 0),
    text(name) {
      const inner = (region: Region): string => {
        const place = inputs.indexOf(region)
        return place >= 0 && place < shared
          ? name(operands[place] as Region)
          : region.data === undefined
            ? region.name
            : name(region)
      }
      const lines = plan.kernels.map((kernel) => kernel.text(inner).replaceAll('\n', '\n  '))
      return [`for step in ${backwards ? `${count}..0` : `0..${count}`}:`, ...lines].join('\n  ')
    },
    write({ addresses, newLocal, parts }) {
      const [to, own] = addresses.slice(reads.length) as [Local<'i32'>, Local<'i32'>]
      const step = newLocal('i32')
      const place = backwards ? i32.subtract(i32.constant(count - 1), step.get) : step.get
      const at = newLocal('i32')
      const inScratch = (region: Region): I32 => i32.add(own.get, i32.constant(plan.places.get(region) as number))
      const addressOf = (region: Region): I32 => {
        if (plan.places.has(region)) return inScratch(region)
        const input = inputs.indexOf(region)
        const base = addresses[input >= 0 ? input : reads.indexOf(region)]
        if (input >= 0 && input < shared) return (base as Local<'i32'>).get
        if (region.data !== undefined) return (base as Local<'i32'>).get
        const start = starts.get(region)
        const among = start === undefined ? (base as Local<'i32'>).get : i32.add(to.get, i32.constant(start))
        return i32.add(among, i32.multiply(at.get, i32.constant(region.bytes)))
      }
      const all = plan.kernels.map((kernel, index) => ran(kernel, parts[index] as never, addressOf))
      return sequence(
        ...state.map((region, index) =>
          memory.copy(inScratch(region), (addresses[shared + index] as Local<'i32'>).get, i32.constant(region.bytes)),
        ),
        counted(step, 0, count, 1, sequence(at.set(place), ...all)),
        ...state.flatMap((region, index) => {
          const start = starts.get(outputs[index] as Region)
          return start === undefined
            ? []
            : [memory.copy(i32.add(to.get, i32.constant(start)), inScratch(region), i32.constant(region.bytes))]
        }),
      )
    },
  }

  function numberOf(region: Region): readonly (number | string)[] {
    if (plan.places.has(region)) return ['scratch', plan.places.get(region) as number]
    return [inputs.indexOf(region), outputs.indexOf(region), reads.indexOf(region)]
  }
}
