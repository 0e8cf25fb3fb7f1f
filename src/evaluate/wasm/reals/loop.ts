/** Fused loops over ℝ: what they compute where, as a kernel. */
import { elements } from '../../../objects/wire.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import type { Kernel, Region } from '../kernel.ts'
import type { Expression, Load } from './expression.ts'
import { cyclesOf, partsOf, usesOf, written } from './expression.ts'
import { nestOf } from './nest.ts'
import type { View } from './view.ts'
import { isInjective } from './view.ts'
import { writeNest } from './write-nest.ts'

/** How what is computed comes together with what is there: in place of it, added to it, or as the greater of both. */
export type Combination = 'replace' | 'add' | 'greatest'

/** What a loop computes, and where it goes. */
export interface Target {
  readonly region: Region
  readonly view: View
  readonly expression: Expression
  readonly combination: Combination
  /**
   * Whether it is combined with what the region holds, too, and not only with what the loop puts at the same place. Where a
   * target's places overlap without being one, it always is.
   */
  readonly held: boolean
}

/** A loop over a shape. Where one of its targets combines, it is the only one. */
export interface Loop {
  readonly shape: BoundShape
  readonly targets: readonly Target[]
}

/** The kernel of a loop. */
export function loopKernel(loop: Loop): Kernel {
  const parts = [...partsOf(loop.targets.map(({ expression }) => expression))]
  const loads = parts.filter((part): part is Load => part.kind === 'load')
  const held = loop.targets.filter((target) => target.held).map(({ region }) => region)
  const reads = [...new Set([...loads.map(({ region }) => region), ...held])]
  const writes = [...new Set(loop.targets.map(({ region }) => region))]
  const applied = parts.filter(({ kind }) => kind === 'apply').length
  const combined = loop.targets.filter(({ combination }) => combination !== 'replace').length
  const nest = nestOf(loop, loads)
  const addressOf = (region: Region): number => reads.length + writes.indexOf(region)
  const numberOf = new Map(parts.map((part, number) => [part, number] as const))
  const code = parts.map((part) =>
    part.kind === 'load'
      ? { from: reads.indexOf(part.region), view: part.view }
      : part.kind === 'constant'
        ? // JSON has no −0, NaN and infinities.
          { number: Object.is(part.value, -0) ? '-0' : String(part.value) }
        : { operation: part.operation, operands: part.operands.map((operand) => numberOf.get(operand)) },
  )
  const ends = loop.targets.map(({ region, view, expression, combination, held: isHeld }) => [
    writes.indexOf(region),
    view,
    numberOf.get(expression),
    combination,
    isHeld,
  ])
  return {
    key: `loop ${JSON.stringify([loop.shape, code, ends, reads.map((region) => writes.indexOf(region))])}`,
    reads,
    writes,
    extent: nest.extent,
    operations: elements(loop.shape) * (applied + combined),
    cycles: elements(loop.shape) * (loop.targets.length + parts.reduce((sum, part) => sum + cyclesOf(part), 0)),
    inPlace: (read, written) => isInPlace(loop, loads, read, written),
    text: (name) => textOf(loop, name),
    write: (body) =>
      writeNest(nest, loop.targets, body, {
        load: ({ region }) => body.addresses[reads.indexOf(region)]?.get as never,
        store: (region) => body.addresses[addressOf(region)]?.get as never,
      }),
  }
}

/** Whether a region that is read may be the one that is written: each place is read before it is written, and never after. */
function isInPlace({ targets }: Loop, loads: readonly Load[], read: Region, write: Region): boolean {
  const views = targets.filter(({ region }) => region === write).map(({ view }) => view)
  const [target] = views
  return (
    target !== undefined &&
    views.length === 1 &&
    isInjective(target) &&
    loads.every(
      ({ region, view }) =>
        region !== read ||
        (view.offset === target.offset &&
          view.steps.every((step, axis) => view.shape[axis] === 1 || step === target.steps[axis])),
    )
  )
}

const letters = 'ijklmnopqrstuvwxyzabcdefgh'

function textOf({ shape, targets }: Loop, name: (region: Region) => string): string {
  const axes = shape.map((size, axis) => ({ size, letter: letters[axis] ?? `i${axis}` }))
  const place = ({ steps, offset }: View): string => {
    const terms = axes.flatMap(({ size, letter }, axis) => {
      const step = steps[axis] as number
      return size === 1 || step === 0 ? [] : [step === 1 ? letter : `${step}${letter}`]
    })
    return [...(offset === 0 ? [] : [String(offset)]), ...terms].join(' + ') || '0'
  }
  const loops = axes.filter(({ size }) => size !== 1).map(({ size, letter }) => `${letter} in 0..${size}`)
  const signs = { replace: '=', add: '+=', greatest: 'max=' } as const
  // What several use has a name.
  const uses = usesOf(targets.map(({ expression }) => expression))
  const names = new Map<Expression, string>()
  const load = ({ region, view }: Load): string => `${name(region)}[${place(view)}]`
  const shared = [...uses].flatMap(([part, count]) => {
    if (part.kind !== 'apply' || count === 1) return []
    const line = written(part, load, names)
    names.set(part, `u${names.size}`)
    return [`${names.get(part)} = ${line}`]
  })
  const lines = targets.map(({ region, view, expression, combination, held }) => {
    const value = names.get(expression) ?? written(expression, load, names)
    const fresh = combination === 'replace' || held ? '' : combination === 'add' ? ' from 0' : ' from −∞'
    return `${name(region)}[${place(view)}] ${signs[combination]} ${value}${fresh}`
  })
  return `${loops.length === 0 ? '' : `for ${loops.join(', ')}: `}${[...shared, ...lines].join('; ')}`
}
