/** Laying an operand out anew, so that what a tile reads lies together. */
import type { Statement } from '../encoder/index.ts'
import { f64, i32, sequence, v128, when } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import type { Letter, Steps } from './letters.ts'
import { product } from './letters.ts'
import type { Packing } from './plan.ts'
import { packedSteps, panelCount, panelSize } from './plan.ts'
import type { Pointers } from './pointers.ts'
import { along, eachUnit, origin, reach, shifted } from './pointers.ts'

/** How many elements the new layout has. */
export function packedElements(packing: Packing): number {
  return product(packing.others) * panelCount(packing) * panelSize(packing)
}

/** The kernel that copies an operand into panels; each is a unit. */
export function packingKernel(packing: Packing, from: Region, to: Region): Kernel {
  const { across, others, sums, width } = packing
  const size = [...others, across, ...sums].map((letter) => letter.size).join('×')
  return {
    key: `packing ${JSON.stringify(packing)}`,
    reads: [from],
    writes: [to],
    extent: product(others) * panelCount(packing),
    operations: 0,
    text: (name) => `copy ${size} of ${name(from)} to ${name(to)}, panels ${width} wide`,
    write: (body) => written(packing, body),
  }
}

function written(packing: Packing, { addresses, from, to, newLocal }: Body): Statement {
  const [source, target] = addresses
  if (!source || !target) throw new Error('a packing has two regions')
  const { operand, across, others, sums, width, offset } = packing
  const steps = packedSteps(packing)
  /** Left is the operand as it was, and the output is what it becomes. */
  const both = (letter: Letter): Letter => {
    return { size: letter.size, left: letter[operand], right: 0, output: steps.get(letter) ?? 0 }
  }
  const start = origin({ left: source, right: source, output: target }, { left: offset, right: 0, output: 0 })

  const copied = (at: Pointers, places: number): Statement => {
    const step = across[operand]
    const parts: Statement[] = []
    for (let place = 0; place < places; place++) {
      const [there, here] = [shifted(at.left, place * step), shifted(at.output, place)]
      const isPair = step === 1 && place + 1 < places
      parts.push(
        isPair
          ? reach(here, (address, distance) => v128.store(address, reach(there, v128.load), distance))
          : reach(here, (address, distance) => f64.store(address, reach(there, f64.load), distance)),
      )
      if (isPair) place++
    }
    return sequence(...parts)
  }
  const panel = (at: Pointers, [letter, ...rest]: readonly Letter[], places: number): Statement =>
    letter === undefined
      ? copied(at, places)
      : along(at, letter, letter.size, newLocal, (there) => panel(there, rest, places))

  const place = newLocal('i32')
  const panelSteps: Steps = { left: width * across[operand], right: 0, output: panelSize(packing) }
  const count = panelCount(packing)
  const rest = across.size % width
  const letters = sums.map(both)
  const unit = (at: Pointers): Statement => {
    if (rest === 0) return panel(at, letters, width)
    const last = panel(at, letters, rest)
    return count === 1 ? last : when(i32.equal(place.get, i32.constant(count - 1)), last, panel(at, letters, width))
  }
  return sequence(
    start.set,
    eachUnit({ from, to }, start.at, others.map(both), { place, size: count, steps: panelSteps }, newLocal, unit),
  )
}
