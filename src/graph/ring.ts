/**
 * The primitives that multiply: they exist over every commutative ring, and their reverse derivatives are written once
 * for all of them. Their addition stands with the structural primitives.
 */
import { ObjectError } from '../objects/errors.ts'
import type { Size } from '../objects/named-size.ts'
import { notation } from '../objects/notation.ts'
import { say } from '../objects/words.ts'
import type { Wire } from '../objects/wire.ts'
import { over } from '../objects/wire.ts'
import type { Primitive, Tensor } from './graph.ts'
import { emit } from './graph.ts'
import { places, strides } from './reindex.ts'
import { placewise } from './structural.ts'

/** multiply: A ⊗ A → A, place by place; R[multiply](x, y, δ) = (δ · y, x · δ). */
export const multiply: Primitive<Record<never, never>> = placewise('multiply', 'one', (change, left, right) => [
  emit(multiply, [change, right], {}),
  emit(multiply, [left, change], {}),
])

/** The subscripts of a contraction: one letter for each axis of either operand and of the result. */
export interface Subscripts extends Readonly<Record<string, unknown>> {
  readonly left: string
  readonly right: string
  readonly output: string
}

/** The sizes that the letters of the operands stand for. Throws `ObjectError` where a letter has two. */
function sizesOf(operands: readonly Wire[], { left, right }: Subscripts): Map<string, Size> {
  const [first, second] = operands as [Wire, Wire]
  const sizes = new Map<string, Size>()
  for (const [letters, wire] of [
    [left, first],
    [right, second],
  ] as const)
    for (const [axis, letter] of [...letters].entries()) {
      const size = wire.shape[axis] as Size
      if ((sizes.get(letter) ?? size) !== size)
        throw new ObjectError(
          say(unequalSentence, {
            letter,
            left: notation([first]),
            leftSize: sizes.get(letter) as Size,
            right: notation([wire]),
            rightSize: size,
          }),
        )
      sizes.set(letter, size)
    }
  return sizes
}

export const unequalSentence = '✗ contract: {letter} is {leftSize} in {left} but {rightSize} in {right}'
export const subscriptsSentence =
  "✗ contract: '{subscripts}' does not fit {left} and {right}: one letter for each axis, none twice, those of the result among them"
export const domainsSentence = '✗ contract takes two tensors of one domain, but {left} and {right} flow in'

const distinct = (letters: string): boolean => new Set(letters).size === letters.length

/** A letter that stands in none of the subscripts. */
function unusedLetter({ left, right, output }: Subscripts): string {
  const used = new Set(left + right + output)
  for (let code = 0x61; ; code++) if (!used.has(String.fromCodePoint(code))) return String.fromCodePoint(code)
}

/**
 * contract: the products of the elements at matching letters, added up over the letters that the result does not have.
 *
 * A letter stands in at least two of the three subscripts, so that the reverse derivatives are contractions again.
 */
export const contract: Primitive<Subscripts> = {
  name: 'contract',
  type(operands, subscripts) {
    const [first, second] = operands as [Wire, Wire]
    const { left, right, output } = subscripts
    if (first.domain !== second.domain)
      throw new ObjectError(say(domainsSentence, { left: notation([first]), right: notation([second]) }))
    if (
      left.length !== first.shape.length ||
      right.length !== second.shape.length ||
      ![left, right, output].every(distinct) ||
      ![...output].every((letter) => left.includes(letter) || right.includes(letter))
    )
      throw new ObjectError(
        say(subscriptsSentence, {
          subscripts: `${left},${right}->${output}`,
          left: notation([first]),
          right: notation([second]),
        }),
      )
    const sizes = sizesOf(operands, subscripts)
    return over(
      first.domain,
      [...output].map((letter) => sizes.get(letter) as Size),
    )
  },
  meaning(operands, subscripts, { domain }) {
    const { left, right, output } = subscripts
    const sizes = sizesOf(operands, subscripts)
    const summed = [...new Set(left + right)].filter((letter) => !output.includes(letter)).join('')
    const along = (letters: string, operand: string, wire: Wire): Int32Array =>
      places(
        [...letters].map((letter) => sizes.get(letter) as number),
        [...letters].map((letter) => strides(wire.shape)[operand.indexOf(letter)] ?? 0),
      )
    const [first, second] = operands as [Wire, Wire]
    const [leftStarts, rightStarts] = [along(output, left, first), along(output, right, second)]
    const [leftSteps, rightSteps] = [along(summed, left, first), along(summed, right, second)]
    const { ring } = domain
    return ([x, y]) => {
      const [leftElements, rightElements] = [x as readonly unknown[], y as readonly unknown[]]
      const result = new Array<unknown>(leftStarts.length)
      for (let at = 0; at < result.length; at++) {
        const [leftStart, rightStart] = [leftStarts[at] as number, rightStarts[at] as number]
        let total = ring.zero
        for (let step = 0; step < leftSteps.length; step++)
          total = ring.add(
            total,
            ring.multiply(
              leftElements[leftStart + (leftSteps[step] as number)],
              rightElements[rightStart + (rightSteps[step] as number)],
            ),
          )
        result[at] = total
      }
      return result
    }
  },
  reverse(change, [x, y], { left, right, output }) {
    return [
      emit(contract, [change, y as Tensor], { left: output, right, output: left }),
      emit(contract, [x as Tensor, change], { left, right: output, output: right }),
    ]
  },
  batch(_size, operands, [leftBatched, rightBatched], subscripts) {
    const letter = unusedLetter(subscripts)
    const { left, right, output } = subscripts
    return emit(contract, operands, {
      left: leftBatched ? letter + left : left,
      right: rightBatched ? letter + right : right,
      output: letter + output,
    })
  },
}
