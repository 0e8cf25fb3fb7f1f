/** Pieces that take several wires: place by place, contractions, and mixtures of all there is. */
import type { Domain, Tensor, Wires } from 'lensor'
import {
  add,
  and,
  constant,
  contract,
  flatten,
  integersModulo2,
  morphism,
  multiply,
  nand,
  nor,
  or,
  reals,
  reshape,
  subtract,
  tanh,
  xnor,
  xor,
} from 'lensor'
import type { Choices } from './choices.ts'
import { elements } from '../../src/objects/wire.ts'
import type { AnyMap } from './maps.ts'
import { untyped } from './maps.ts'
import { drawing, wireOver } from './objects.ts'
import type { AnyWire } from './pieces.ts'
import { most } from './pieces.ts'

type Pairwise = readonly [name: string, operator: (x: Tensor, y: Tensor) => Tensor]

const pairwise: readonly [Pairwise, ...Pairwise[]] = [
  ['add', (x, y) => add(x, y as never)],
  ['multiply', (x, y) => multiply(x, y as never)],
  ['subtract', (x, y) => subtract(x, y as never)],
]

/** Over ℤ₂ alone. */
const gates: readonly Pairwise[] = [and, or, xor, nand, nor, xnor].map((gate) => [
  gate.name,
  (x, y) => gate(x as never, y as never),
])

/** A random piece from two wires: place by place where they are the same, or a contraction. */
export function pieceOfTwo(left: AnyWire, right: AnyWire, choices: Choices): AnyMap {
  const same = left.shape.join() === right.shape.join()
  const [name, operator] =
    same && choices.under(2) === 0
      ? choices.of(left.domain === integersModulo2 ? [...pairwise, ...gates] : pairwise)
      : contraction(left, right, choices)
  return untyped(morphism([left, right], (x, y) => [operator(x, y)], { name }))
}

/** A random contraction: some axes of equal size are one letter, and some letters stand in the result. */
function contraction(left: AnyWire, right: AnyWire, choices: Choices): Pairwise {
  const sizes = new Map<string, number>(left.shape.map((size, axis) => ['ijkl'[axis] as string, size]))
  const free = new Set(sizes.keys())
  const rightLetters = right.shape.map((size, axis) => {
    const match = [...free].find((letter) => sizes.get(letter) === size)
    if (match !== undefined && choices.under(3) > 0) {
      free.delete(match)
      return match
    }
    const letter = 'abcd'[axis] as string
    sizes.set(letter, size)
    return letter
  })
  let room = most.elements
  const output = [...sizes].filter(([, size], at) => {
    const kept = at < most.axes && room >= size && choices.under(3) > 0
    room = kept ? room / Math.max(size, 1) : room
    return kept
  })
  const subscripts = `${'ijkl'.slice(0, left.shape.length)},${rightLetters.join('')}->${output.map(([letter]) => letter).join('')}`
  return [`contract(${subscripts})`, (x, y) => contract(x, y, subscripts as never)]
}

/** The map C → B in which each element of B is a sum of elements of all of C, over ℝ within ±1. */
export function mixture(domain: Domain, dom: Wires, cod: Wires): AnyMap {
  const weights = (length: number): Tensor => {
    const wire = wireOver(domain, [length])
    return constant(wire, domain.storage.read(drawing(length)([wire])[0]))
  }
  const part = (wire: AnyWire, points: readonly Tensor<AnyWire>[]): Tensor => {
    const total = points.reduce<Tensor>(
      (done, point) => {
        const x = flatten(point as never) as Tensor
        return add(done, contract(x, weights(elements(x.wire.shape)), 'i,i->' as never) as never)
      },
      constant(wireOver(domain, []), domain.ring.one as never),
    )
    const spread = contract(total, weights(elements(wire.shape)), ',i->i' as never) as Tensor
    return reshape(...wire.shape)((domain === reals ? tanh(spread as never) : spread) as never) as Tensor
  }
  return untyped(
    morphism(dom, (...points) => (cod as readonly AnyWire[]).map((wire) => part(wire, points as never)), {
      name: 'mixture',
    }),
  )
}
