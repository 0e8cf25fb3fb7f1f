/** Names and objects as LaTeX, in math mode. */

const digitsBelow = '₀₁₂₃₄₅₆₇₈₉'
const digitsAbove = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Letters that stand for others in blackboard bold. */
const blackboard: Readonly<Record<string, string>> = {
  ℂ: 'C',
  ℍ: 'H',
  ℕ: 'N',
  ℙ: 'P',
  ℚ: 'Q',
  ℝ: 'R',
  ℤ: 'Z',
  '𝔽': 'F',
}

/** The commands of letters and signs, each by its sign and name. */
const commands: ReadonlyMap<string, string> = new Map(
  `α alpha, β beta, γ gamma, δ delta, ε varepsilon, ζ zeta, η eta, θ theta, ι iota, κ kappa, λ lambda, μ mu, ν nu, ξ xi,
  π pi, ρ rho, σ sigma, τ tau, υ upsilon, φ varphi, χ chi, ψ psi, ω omega, Γ Gamma, Δ Delta, Θ Theta, Λ Lambda, Ξ Xi,
  Π Pi, Σ Sigma, Φ Phi, Ψ Psi, Ω Omega, ⊗ otimes, ⊕ oplus, × times, · cdot, ∘ circ, ± pm, → to, ↦ mapsto, √ surd,
  ∞ infty, ≤ le, ≥ ge, ≠ ne, ≈ approx, ∑ sum, ∏ prod, ∂ partial, ∇ nabla, … ldots, ⟨ langle, ⟩ rangle, ∧ wedge, ∨ vee,
  ¬ neg, ~ sim`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [sign: string, name: string]),
)

/** Signs that LaTeX takes for something else. */
const escapes: Readonly<Record<string, string>> = {
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
  '"': "\\mbox{''}",
  '−': '-',
}

/** A letter or sign; a diamond stands for one that LaTeX has no name for. */
function signOf(sign: string): string {
  const [letter, command, escape] = [blackboard[sign], commands.get(sign), escapes[sign]]
  if (letter !== undefined) return `\\mathbb{${letter}}`
  if (command !== undefined) return `\\${command} `
  if (escape !== undefined) return escape
  if (/^[!-~]$/.test(sign)) return sign
  if (/^[\u00c0-\u017f]$/.test(sign)) return `\\mbox{\\textsf{${sign}}}`
  return '\\diamond '
}

/** Words, sizes in brackets, raised and lowered digits, and all other signs one by one. */
const pieces =
  /(?<word>[A-Za-z][A-Za-z0-9_]+)|\[(?<sizes>\d+(?:×\d+)*)\]|(?<below>[₀-₉]+)|(?<above>[⁰¹²³⁴-⁹]+)|(?<prime>[′'])|(?<sign>[\s\S])/gu

const digits = (text: string, from: string): string => [...text].map((digit) => from.indexOf(digit)).join('')

/** A text in math mode, without its dollars; of an object, sizes are raised: ℝ[16×4] is ℝ^{16×4}. */
export function latexOf(text: string, isObject: boolean): string {
  // Nothing has two raised or two lowered parts: a second one stands at an empty base of its own.
  let scripts = ''
  const script = (sign: '^' | '_' | "'", content: string): string => {
    const place = sign === '_' ? '_' : '^'
    const base = scripts.includes(place) ? '{}' : ''
    scripts = base === '' ? scripts + place : place
    return `${base}${sign}${content}`
  }
  const base = (written: string): string => {
    scripts = ''
    return written
  }
  return [...text.matchAll(pieces)]
    .map(({ groups = {} }) => {
      const { word, sizes, below, above, prime, sign = '' } = groups
      if (above !== undefined) return script('^', `{${digits(above, digitsAbove)}}`)
      if (below !== undefined) return script('_', `{${digits(below, digitsBelow)}}`)
      if (prime !== undefined) return script("'", '')
      const written = sizes?.split('×').join('\\times ')
      if (written !== undefined)
        return isObject && !scripts.includes('^') ? script('^', `{${written}}`) : base(`[${written}]`)
      return base(word === undefined ? signOf(sign) : `\\mathsf{${word.replaceAll('_', '\\_')}}`)
    })
    .join('')
}
