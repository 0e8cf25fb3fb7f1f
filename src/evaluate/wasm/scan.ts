/** Scans as loops around the kernels of their step. */
import type { Scan } from '../../derivative/scan.ts'
import type { Tensor } from '../../graph/graph.ts'
import { integersModulo2 } from '../../objects/bit.ts'
import { notation } from '../../objects/notation.ts'
import type { BoundShape, Wire } from '../../objects/wire.ts'
import { elements } from '../../objects/wire.ts'
import { planned } from './arena.ts'
import type { Rows } from './bits/index.ts'
import { joinedAll, spaced, wordBits } from './bits/index.ts'
import type { I32, Local, Statement } from './encoder/index.ts'
import { count as counted, i32, memory, sequence } from './encoder/index.ts'
import { ran } from './functions.ts'
import { copyKernel } from './host.ts'
import type { Kernel, Region } from './kernel.ts'
import type { KernelsOf, Lowering } from './lowering.ts'
import { regionsOfStep } from './step.ts'
import { bytesOf, isResident } from './storage.ts'

/** Whether a scan is a loop of this engine: all that its step takes and gives lies in the arena. */
export function hasScanKernels({ node }: Tensor): boolean {
  const { body } = node.attributes as unknown as Scan
  return [...body.inputs, ...body.outputs].every(({ wire }) => isResident(wire))
}

/**
 * The kernels of a scan: one is the loop, and others lay out what it takes and gives.
 *
 * What comes with each step, and what it gives, lies in the loop's regions one step behind the other. Bits of steps lie in
 * operands and results without gaps: where these are not whole words, they are laid out anew before and after.
 */
export function scanKernels(
  value: Tensor,
  operands: readonly Region[],
  result: Region,
  lowering: Lowering,
  kernelsOf: KernelsOf,
): readonly Kernel[] {
  const { body, count, shared, states, kept } = value.node.attributes as unknown as Scan
  const before: Kernel[] = []
  const lines = operands.map((operand, index) => {
    const { wire } = body.inputs[index] as Tensor
    if (index < shared + states || isJoined([{ rows: count, bits: bitsOf(wire) }])) return operand
    const own = lowering.newRegion(`${count} of ${notation([wire])}`, count * bytesOf(wire))
    before.push(spaced(operand, own, count, bitsOf(wire)))
    return own
  })
  const parts = kept.map((index): Rows => ({
    rows: index < states ? 1 : count,
    bits: bitsOf((body.outputs[index] as Tensor).wire),
  }))
  if (isJoined(parts)) return [...before, loopKernel(value, lines, result, lowering, kernelsOf)]
  const bytes = kept.reduce(
    (sum, index) => sum + bytesOf((body.outputs[index] as Tensor).wire) * (index < states ? 1 : count),
    0,
  )
  const own = lowering.newRegion(`${count} steps`, bytes)
  return [...before, loopKernel(value, lines, own, lowering, kernelsOf), joinedAll(own, result, parts)]
}

/** How many bits a value has; none where it has numbers. */
const bitsOf = ({ domain, shape }: Wire): number => (domain === integersModulo2 ? elements(shape as BoundShape) : 0)

/** Whether rows that each begin at a word lie behind each other without gaps. */
function isJoined(parts: readonly Rows[]): boolean {
  const ends = parts.flatMap(({ rows, bits }) => (rows === 0 ? [] : new Array<number>(Math.min(rows, 2)).fill(bits)))
  return ends.slice(0, -1).every((bits) => bits % wordBits === 0)
}

/**
 * The loop of a scan: the kernels of its step, again and again.
 *
 * A state that changes lies in scratch, where the step changes it; one that does not is read where it lies.
 */
function loopKernel(
  value: Tensor,
  operands: readonly Region[],
  result: Region,
  lowering: Lowering,
  kernelsOf: KernelsOf,
): Kernel {
  const { body, count, shared, states, backwards, kept } = value.node.attributes as unknown as Scan
  const { inputs, outputs, next } = regionsOfStep(body, { shared, states })
  const state = [...next.values()]
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
  const isFixed = (region: Region): boolean =>
    inputs.includes(region) && !each.includes(region) && !state.includes(region)
  const outer = new Set([...inputs.filter(isFixed), ...each, ...delivered])
  const plan = planned(kernels, { outer, states: state, next, copy: (from, to) => copyKernel(from, to, lowering) })
  const scratch = lowering.newRegion(`scratch of ${count} steps`, plan.bytes)

  const reads = [...operands, ...constants]
  return {
    key: `scan ${JSON.stringify([
      [count, shared, states, backwards, kept],
      [inputs, outputs].map((regions) => regions.map(placed)),
      plan.kernels.map(({ key, reads: from, writes }) => [key, [...from, ...writes].map(placed)]),
    ])}`,
    reads,
    writes: [result, scratch],
    parts: plan.kernels,
    extent: 1,
    operations: count * plan.kernels.reduce((sum, { operations }) => sum + operations, 0),
    text(name) {
      const inner = (region: Region): string => {
        if (isFixed(region)) return name(operands[inputs.indexOf(region)] as Region)
        return region.data === undefined ? region.name : name(region)
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
        if (isFixed(region) || region.data !== undefined) return (base as Local<'i32'>).get
        const start = starts.get(region)
        const among = start === undefined ? (base as Local<'i32'>).get : i32.add(to.get, i32.constant(start))
        return i32.add(among, i32.multiply(at.get, i32.constant(region.bytes)))
      }
      const all = plan.kernels.map((kernel, index) => ran(kernel, parts[index] as never, addressOf))
      const copied = (to_: I32, from: I32, region: Region): Statement =>
        memory.copy(to_, from, i32.constant(region.bytes))
      return sequence(
        ...state.map((region) =>
          copied(inScratch(region), (addresses[inputs.indexOf(region)] as Local<'i32'>).get, region),
        ),
        counted(step, 0, count, 1, sequence(at.set(place), ...all)),
        ...inputs.slice(shared, shared + states).flatMap((region, index) => {
          const start = starts.get(outputs[index] as Region)
          return start === undefined ? [] : [copied(i32.add(to.get, i32.constant(start)), addressOf(region), region)]
        }),
      )
    },
  }

  /** What the code knows of where a region of the step lies. */
  function placed(region: Region): readonly (number | undefined)[] {
    return [plan.places.get(region), inputs.indexOf(region), starts.get(region), reads.indexOf(region), region.bytes]
  }
}
