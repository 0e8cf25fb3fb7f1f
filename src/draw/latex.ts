/** Names and objects as LaTeX, in math mode. */

const digitsBelow = '₀₁₂₃₄₅₆₇₈₉'
const digitsAbove = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const letters: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [String.fromCodePoint(0x1d538 + at), `\\mathbb{${letter}}`]),
  ),
  ...Object.fromEntries(
    Object.entries({ ℂ: 'C', ℍ: 'H', ℕ: 'N', ℙ: 'P', ℚ: 'Q', ℝ: 'R', ℤ: 'Z' }).map(([sign, letter]) => [
      sign,
      `\\mathbb{${letter}}`,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({
      α: 'alpha',
      β: 'beta',
      γ: 'gamma',
      δ: 'delta',
      ε: 'varepsilon',
      ζ: 'zeta',
      η: 'eta',
      θ: 'theta',
      ι: 'iota',
      κ: 'kappa',
      λ: 'lambda',
      μ: 'mu',
      ν: 'nu',
      ξ: 'xi',
      π: 'pi',
      ρ: 'rho',
      σ: 'sigma',
      τ: 'tau',
      υ: 'upsilon',
      φ: 'varphi',
      χ: 'chi',
      ψ: 'psi',
      ω: 'omega',
      Γ: 'Gamma',
      Δ: 'Delta',
      Θ: 'Theta',
      Λ: 'Lambda',
      Ξ: 'Xi',
      Π: 'Pi',
      Σ: 'Sigma',
      Φ: 'Phi',
      Ψ: 'Psi',
      Ω: 'Omega',
    }).map(([sign, name]) => [sign, `\\${name} `]),
  ),
}

const signs: Readonly<Record<string, string>> = {
  '⊗': '\\otimes ',
  '×': '\\times ',
  '·': '\\cdot ',
  '∘': '\\circ ',
  '→': '\\to ',
  '↦': '\\mapsto ',
  '′': "'",
  '−': '-',
  '√': '\\surd ',
  '∞': '\\infty ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '∑': '\\sum ',
  '∏': '\\prod ',
  '∂': '\\partial ',
  '∇': '\\nabla ',
  '…': '\\ldots ',
  '⟨': '\\langle ',
  '⟩': '\\rangle ',
  '±': '\\pm ',
  '⊕': '\\oplus ',
  '∧': '\\wedge ',
  '∨': '\\vee ',
  '¬': '\\neg ',
  ' ': '\\ ',
  '\\': '\\backslash ',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\hat{\\ }',
  '~': '\\sim ',
  '"': '\\mbox{\\textquotedbl}',
}

/** A sign that is neither a letter nor a digit of ours; one that LaTeX has no name for, as its number. */
function signOf(sign: string): string {
  const known = letters[sign] ?? signs[sign]
  if (known !== undefined) return known
  if (/^[\u0021-\u007e]$/.test(sign)) return sign
  if (/^[\u00c0-\u017f]$/.test(sign)) return `\\mbox{\\textsf{${sign}}}`
  return `\\mathsf{U{+}${(sign.codePointAt(0) as number).toString(16).toUpperCase()}}`
}

/** Words, sizes in brackets, raised and lowered digits, and all other signs one by one. */
const pieces =
  /(?<word>[A-Za-z][A-Za-z0-9_]+)|\[(?<sizes>\d+(?:×\d+)*)\]|(?<below>[₀-₉]+)|(?<above>[⁰¹²³⁴-⁹]+)|(?<sign>[\s\S])/gu

const digits = (text: string, from: string): string => [...text].map((digit) => from.indexOf(digit)).join('')

/** A text in math mode, without its dollars; of an object, sizes are raised: ℝ[16×4] is ℝ^{16×4}. */
export function latexOf(text: string, isObject: boolean): string {
  let isRaised = false
  return [...text.matchAll(pieces)]
    .map(({ groups = {} }) => {
      const { word, sizes, below, above, sign = '' } = groups
      const raised =
        above === undefined ? (isObject ? sizes?.split('×').join('\\times ') : undefined) : digits(above, digitsAbove)
      const before = isRaised ? '{}' : ''
      isRaised = raised !== undefined
      if (raised !== undefined) return `${before}^{${raised}}`
      if (word !== undefined) return `\\mathsf{${word.replaceAll('_', '\\_')}}`
      if (below !== undefined) return `_{${digits(below, digitsBelow)}}`
      return sizes === undefined ? signOf(sign) : `[${sizes.split('×').join('\\times ')}]`
    })
    .join('')
}
