/** Laying an operand out anew, so that what a tile reads lies together. */
import type { Statement } from '../encoder/index.ts'
import { f64, i32, sequence, v128, when } from '../encoder/index.ts'
import type { Body, Kernel, Region } from '../kernel.ts'
import type { Choice } from './choice.ts'
import type { Letter } from './letters.ts'
import { product } from './letters.ts'
import type { Pointers } from './pointers.ts'
import { along, eachUnit, origin, reach, shifted } from './pointers.ts'

/** An operand laid out anew: panels as wide as a tile, all summands of each together. */
export interface Packing {
  readonly operand: 'left' | 'right'
  /** How wide a panel is, and the letter that is cut into panels. */
  readonly width: number
  readonly across: Letter
  /** The other letters that the operand has, and those that are summed, outermost first. */
  readonly others: readonly Letter[]
  readonly sums: readonly Letter[]
  /** Where its first element lay. */
  readonly offset: number
}

/** How an operand is laid out in panels. */
export function packing(
  { contraction, rows, columns, sums }: Choice,
  operand: 'left' | 'right',
  across: Letter,
  width: number,
): Packing {
  const has = (letter: Letter): boolean => letter[operand] !== 0
  const others = contraction.letters.filter((letter) => letter.output !== 0 && letter !== rows && letter !== columns)
  return { operand, width, across, others: others.filter(has), sums: sums.filter(has), offset: contraction[operand] }
}

/** How many elements a panel has. */
export function panelSize({ width, sums }: Packing): number {
  return width * product(sums)
}

const panelCount = ({ width, across }: Packing): number => Math.ceil(across.size / width)

/** How many elements the new layout has. */
export function packedElements(packing: Packing): number {
  return product(packing.others) * panelCount(packing) * panelSize(packing)
}

/** The letters' steps in the new layout: outermost the other letters, then the panels, the sums, and a panel's width. */
export function packedSteps(packing: Packing): ReadonlyMap<Letter, number> {
  const steps = new Map([[packing.across, 1]])
  let step = packing.width
  const lay = (letters: readonly Letter[]): void => {
    for (const letter of letters.toReversed()) {
      steps.set(letter, step)
      step *= letter.size
    }
  }
  lay(packing.sums)
  step *= panelCount(packing)
  lay(packing.others)
  return steps
}

/** About how many cycles it takes to copy an element. */
const copyCycles = 2

/** The kernel that copies an operand into panels; each is a unit. */
export function packingKernel(packing: Packing, from: Region, to: Region): Kernel {
  const { across, others, sums, width } = packing
  const sizes = [...others, across, ...sums].map(({ size }) => size)
  return {
    key: `packing ${JSON.stringify(packing)}`,
    reads: [from],
    writes: [to],
    extent: product(others) * panelCount(packing),
    operations: 0,
    cycles: copyCycles * packedElements(packing),
    text: (name) => `copy ${sizes.join('×')} of ${name(from)} to ${name(to)}, ${width} together for each summand`,
    write: (body) => written(packing, body),
  }
}

function written(packing: Packing, { addresses, from, to, newLocal }: Body): Statement {
  const [source, target] = addresses
  if (!source || !target) throw new Error('a packing has two regions')
  const { operand, across, others, sums, width, offset } = packing
  const steps = packedSteps(packing)
  // Left is the operand as it was, and the output is what it becomes.
  const both = (letter: Letter): Letter => {
    return { size: letter.size, left: letter[operand], right: 0, output: steps.get(letter) ?? 0 }
  }
  const start = origin({ left: source, right: source, output: target }, { left: offset, right: 0, output: 0 })

  /** Copies so many places that lie together afterwards. */
  const copied = (at: Pointers, places: number): Statement => {
    const step = across[operand]
    const copies: Statement[] = []
    for (let place = 0; place < places;) {
      const [there, here] = [shifted(at.left, place * step), shifted(at.output, place)]
      const isPair = step === 1 && place + 1 < places
      copies.push(
        isPair
          ? reach(here, (address, distance) => v128.store(address, reach(there, v128.load), distance))
          : reach(here, (address, distance) => f64.store(address, reach(there, f64.load), distance)),
      )
      place += isPair ? 2 : 1
    }
    return sequence(...copies)
  }
  const panel = (at: Pointers, [letter, ...inner]: readonly Letter[], places: number): Statement =>
    letter === undefined
      ? copied(at, places)
      : along(at, letter, letter.size, newLocal, (there) => panel(there, inner, places))

  const place = newLocal('i32')
  const [size, rest] = [panelCount(packing), across.size % width]
  const letters = sums.map(both)
  const unit = (at: Pointers): Statement => {
    const full = panel(at, letters, width)
    if (rest === 0) return full
    const last = panel(at, letters, rest)
    return size === 1 ? last : when(i32.equal(place.get, i32.constant(size - 1)), last, full)
  }
  const panelSteps = { left: width * across[operand], right: 0, output: panelSize(packing) }
  const part = { place, size, steps: panelSteps }
  return sequence(start.set, eachUnit({ from, to }, start.at, others.map(both), part, newLocal, unit))
}
