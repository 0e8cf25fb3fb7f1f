/** How wide texts are, as far as one can say without the font: the widths of Helvetica, and a little more. */

/** Widths of characters from the space to the tilde, in hundredths of the size. */
const widths = [
  28, 28, 36, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 58,
  58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, 67, 78, 72, 67, 61, 72, 67, 94, 67, 67,
  61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56, 50,
  72, 50, 50, 50, 33, 26, 33, 58,
]

/** Widths of some other characters. */
const others: Readonly<Record<string, number>> = { '′': 25, '₂': 40, '·': 30, '…': 100, '→': 85, '×': 60, '⊗': 85 }

/** How wide a character is of which no more is known: signs of East Asian scripts are square, emoji wider. */
const usual = (code: number): number => (code >= 0x1f000 ? 130 : code >= 0x2e80 ? 100 : 75)

/** How wide a text is at a size. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0
  for (const character of text) {
    const code = character.codePointAt(0) as number
    hundredths += widths[code - 32] ?? others[character] ?? usual(code)
  }
  return (hundredths / 100) * size
}

/** A text that is no longer than so many characters, its end left out. */
export function shortened(text: string, longest: number): string {
  const characters = [...text]
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
