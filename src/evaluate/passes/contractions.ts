/**
 * Contractions: what only arranges, repeats or adds up their operands and results is said by their subscripts.
 *
 * Over a domain that is not exact, sums and products change places by the distributive law: results differ by rounding,
 * and where a factor is infinite or a sum overflows.
 */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import type { Subscripts } from '../../graph/ring.ts'
import { contract, multiply } from '../../graph/ring.ts'
import { permute, sum, zeroOf } from '../../graph/structural.ts'
import type { BoundShape } from '../../objects/wire.ts'
import { elements } from '../../objects/wire.ts'
import { isRepeated, repeated, repeatedAxes, takenOnce } from './broadcasts.ts'
import { countOf, isOne, isZero } from './elements.ts'
import type { Rule } from './rewrite.ts'
import { madeBy, operandOf, rule } from './rewrite.ts'

/** A tensor whose axes are named by letters. */
interface Lettered {
  readonly tensor: Tensor
  readonly letters: string
}

/** A product of two tensors whose axes have letters, added up over those that the output does not have. */
interface Product {
  readonly left: Lettered
  readonly right: Lettered
  readonly output: string
}

const productOf = ([left, right]: readonly Tensor[], subscripts: Subscripts): Product => ({
  left: { tensor: left as Tensor, letters: subscripts.left },
  right: { tensor: right as Tensor, letters: subscripts.right },
  output: subscripts.output,
})

const sizesOf = ({ left, right }: Product): ReadonlyMap<string, number> =>
  new Map(
    [left, right].flatMap(({ tensor, letters }) =>
      [...letters].map((letter, axis) => [letter, (tensor.wire.shape as BoundShape)[axis] as number]),
    ),
  )

const chosen = (letters: string, isKept: (letter: string) => boolean): string => [...letters].filter(isKept).join('')

/** The operand without the letters along which it is the same. */
function once({ tensor, letters }: Lettered): Lettered {
  const axes = repeatedAxes(tensor)
  if (axes.length === 0) return { tensor, letters }
  return { tensor: takenOnce(tensor, axes), letters: [...letters].filter((_, axis) => !axes.includes(axis)).join('') }
}

/** The operand added up over the letters that stand nowhere else. */
function addedUp({ tensor, letters }: Lettered, others: string): Lettered {
  const axes = [...letters].flatMap((letter, axis) => (others.includes(letter) ? [] : [axis]))
  return { tensor: emit(sum, [tensor], { axes }), letters: chosen(letters, (letter) => others.includes(letter)) }
}

/** How many products and sums a contraction takes, with those that add up an operand before. */
function workOf({ left, right, output }: Product, sizes: ReadonlyMap<string, number>): number {
  const count = (letters: Iterable<string>): number => elements(Array.from(letters, (letter) => sizes.get(letter) ?? 1))
  const [first, second] = [
    chosen(left.letters, (letter) => (right.letters + output).includes(letter)),
    chosen(right.letters, (letter) => (left.letters + output).includes(letter)),
  ]
  const before =
    (first === left.letters ? 0 : count(left.letters)) + (second === right.letters ? 0 : count(right.letters))
  const all = new Set(first + second)
  const sums = [...all].every((letter) => output.includes(letter)) ? 0 : count(all)
  const products = isOne(left.tensor) || isOne(right.tensor) ? 0 : count(all)
  return before + products + sums
}

/** The value of a product in which letters may stand once alone, or in the output alone; those have the given sizes. */
function computed({ left, right, output }: Product, sizes: ReadonlyMap<string, number>): Tensor {
  const known = left.letters + right.letters
  const given = chosen(output, (letter) => known.includes(letter))
  const first = addedUp(left, right.letters + given)
  const second = addedUp(right, left.letters + given)
  const all = emit(contract, [first.tensor, second.tensor], {
    left: first.letters,
    right: second.letters,
    output: given,
  })
  const shape = Array.from(output, (letter) => sizes.get(letter) as number)
  const axes = [...output].flatMap((letter, axis) => (known.includes(letter) ? [] : [axis]))
  return repeated(all, axes, shape)
}

/** A product with operands taken once, where that is no more work; `undefined` where no operand is repeated. */
function folded(product: Product, workBefore: number): Tensor | undefined {
  const sizes = sizesOf(product)
  const [left, right] = [once(product.left), once(product.right)]
  const choices: Product[] = [
    { ...product, left, right },
    { ...product, left },
    { ...product, right },
  ]
  for (const choice of choices) {
    if (choice.left.tensor === product.left.tensor && choice.right.tensor === product.right.tensor) continue
    const letters = choice.left.letters + choice.right.letters
    const lost = [...sizes.keys()].filter((letter) => !letters.includes(letter) && !product.output.includes(letter))
    const count = elements(lost.map((letter) => sizes.get(letter) as number))
    const result = elements(
      [...product.output].filter((letter) => letters.includes(letter)).map((letter) => sizes.get(letter) as number),
    )
    const scaling = count === 1 ? 0 : result
    if (workOf(choice, sizes) + scaling > workBefore) continue
    const all = computed(choice, sizes)
    return count === 1 ? all : emit(multiply, [countOf(count, all.wire), all], {})
  }
  return undefined
}

/** An operand that is zero. */
const vanishing: Rule = rule(contract, ({ operands, wire }) => (operands.some(isZero) ? zeroOf(wire) : undefined))

/** An operand whose axes were put in another order. */
const permuted: Rule = rule(contract, ({ operands, attributes }) => {
  if (operands.every((operand) => madeBy(operand, permute) === undefined)) return undefined
  const product = productOf(operands, attributes)
  const unpermuted = ({ tensor, letters }: Lettered): Lettered => {
    const order = madeBy(tensor, permute)?.order
    if (order === undefined) return { tensor, letters }
    return {
      tensor: operandOf(tensor),
      letters: order.map((_, axis) => letters[order.indexOf(axis)]).join(''),
    }
  }
  const [left, right] = [unpermuted(product.left), unpermuted(product.right)]
  return emit(contract, [left.tensor, right.tensor], {
    left: left.letters,
    right: right.letters,
    output: product.output,
  })
})

/** An operand that is repeated along axes. */
const repeating: Rule = rule(contract, ({ operands, attributes }) => {
  if (!operands.some(isRepeated)) return undefined
  const product = productOf(operands, attributes)
  return folded(product, workOf(product, sizesOf(product)))
})

/** A contraction that adds nothing up, and of which one operand has all the axes, is a product place by place. */
const placewise: Rule = rule(contract, ({ operands, attributes: { left, right, output }, wire }) => {
  const isAll = left === output || right === output
  if (!isAll || [...(left + right)].some((letter) => !output.includes(letter))) return undefined
  const [first, second] = operands as [Tensor, Tensor]
  return emit(
    multiply,
    [alongLetters(first, left, output, wire.shape), alongLetters(second, right, output, wire.shape)],
    {},
  )
})

/** An operand with all the letters of an output, in their order, those that it has among them. */
function alongLetters(tensor: Tensor, letters: string, output: string, shape: BoundShape): Tensor {
  const had = chosen(output, (letter) => letters.includes(letter))
  const arranged = emit(permute, [tensor], { order: [...had].map((letter) => letters.indexOf(letter)) })
  const axes = [...output].flatMap((letter, axis) => (letters.includes(letter) ? [] : [axis]))
  return repeated(arranged, axes, shape)
}

/** A contraction whose axes are put in another order. */
const reordered: Rule = rule(permute, ({ operands, attributes: { order } }, isShared) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, contract)
  if (inner === undefined || isShared(operand)) return undefined
  return emit(contract, operand.node.operands, { ...inner, output: order.map((axis) => inner.output[axis]).join('') })
})

/** A contraction that is added up along axes. */
const summed: Rule = rule(sum, ({ operands, attributes: { axes } }, isShared) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, contract)
  if (inner === undefined || isShared(operand)) return undefined
  const product = productOf(operand.node.operands, inner)
  const output = [...inner.output].filter((_, axis) => !axes.includes(axis)).join('')
  const [without, sizes] = [{ ...product, output }, sizesOf(product)]
  return workOf(without, sizes) <= workOf(product, sizes) + elements(operand.wire.shape)
    ? computed(without, sizes)
    : undefined
})

/** A product with a repeated operand that is added up along axes. */
const products: Rule = rule(sum, ({ operands, attributes: { axes } }, isShared) => {
  const operand = operands[0] as Tensor
  if (madeBy(operand, multiply) === undefined || !operand.node.operands.some(isRepeated)) return undefined
  if (isShared(operand)) return undefined
  const letters = Array.from(operand.wire.shape as BoundShape, (_, axis) => String.fromCodePoint(0x61 + axis)).join('')
  const [left, right] = operand.node.operands as [Tensor, Tensor]
  const work = 2 * elements(operand.wire.shape)
  return folded(
    {
      left: { tensor: left, letters },
      right: { tensor: right, letters },
      output: [...letters].filter((_, axis) => !axes.includes(axis)).join(''),
    },
    work,
  )
})

export const contractions: readonly Rule[] = [vanishing, permuted, repeating, placewise, reordered, summed, products]
