/** What a contraction is, and its simplest form. */

/** What has a step along a letter: the two operands and the output. */
export type Operand = 'left' | 'right' | 'output'
export const operands: readonly Operand[] = ['left', 'right', 'output']

/** How far apart neighbours lie, in elements, in each of the three; 0 where that one does not have the letter. */
export type Steps = Readonly<Record<Operand, number>>

/**
 * An axis that a contraction goes along: its size, and how far apart neighbours lie, in elements, in each of the three; 0
 * where that one does not have it. Steps may be negative.
 */
export interface Letter extends Steps {
  readonly size: number
}

/**
 * output[o·] = Σ left[l·] · right[r·] over all letters, each of the three a strided part of a region: `left`, `right` and
 * `output` say where its first element lies, in elements. Letters that the output does not have are summed.
 */
export interface Contraction {
  readonly letters: readonly Letter[]
  readonly left: number
  readonly right: number
  readonly output: number
  /** Whether the products are added to what the output holds, instead of replacing it. */
  readonly accumulate: boolean
}

/** How many multiplications and additions a contraction does. */
export function contractionOperations({ letters }: Contraction): number {
  return 2 * product(letters)
}

/** How many index tuples some letters have. */
export function product(letters: readonly Letter[]): number {
  return letters.reduce((size, letter) => size * letter.size, 1)
}

/** Steps so many times as long. */
export function scaled({ left, right, output }: Steps, factor: number): Steps {
  return { left: factor * left, right: factor * right, output: factor * output }
}

/** The same contraction with its operands exchanged. */
export function exchanged({ letters, left, right, ...rest }: Contraction): Contraction {
  const exchange = (letter: Letter): Letter => ({ ...letter, left: letter.right, right: letter.left })
  return { ...rest, left: right, right: left, letters: letters.map(exchange) }
}

/** The same contraction in as few letters as say it: none of size 1, none backwards where it can go forwards. */
export function simplified(contraction: Contraction): Contraction {
  const offsets = { left: contraction.left, right: contraction.right, output: contraction.output }
  const letters = contraction.letters
    .filter(({ size }) => size !== 1)
    .map((letter) => {
      const { size, left, right, output } = letter
      if ((output || left || right) >= 0) return { size, left, right, output }
      for (const operand of operands) offsets[operand] += (size - 1) * letter[operand]
      return { size, left: -left, right: -right, output: -output }
    })
  return { ...offsets, accumulate: contraction.accumulate, letters: merged(letters) }
}

/** Letters with each two made one where going along both is going along one. */
function merged(letters: readonly Letter[]): readonly Letter[] {
  for (const outer of letters) {
    const inner = letters.find(
      (letter) => letter !== outer && operands.every((operand) => outer[operand] === letter.size * letter[operand]),
    )
    if (inner === undefined) continue
    const rest = letters.filter((letter) => letter !== outer && letter !== inner)
    return merged([...rest, { ...inner, size: outer.size * inner.size }])
  }
  return letters
}

/**
 * The letters, outermost in the output first, that tell elements of the output apart: whatever indices the other letters
 * have, different indices along these write different elements.
 */
export function apart(letters: readonly Letter[]): readonly Letter[] {
  const ascending = letters
    .filter(({ output }) => output !== 0)
    .toSorted((one, other) => Math.abs(one.output) - Math.abs(other.output))
  let [reach, clear] = [0, [] as Letter[]]
  for (const letter of ascending) {
    const step = Math.abs(letter.output)
    clear = step > reach ? [letter, ...clear] : []
    reach += (letter.size - 1) * step
  }
  return clear
}
