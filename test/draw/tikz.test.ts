/** Pictures for LaTeX: what is written, and, where `pdflatex` is on the PATH, that it compiles with the package tikz alone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { input, morphism, multiply, real, reverse, swap, tanh } from 'lensor'
import { layout, toTikz } from 'lensor/draw'
import { describe, expect, test } from 'vitest'
import { figures } from '../../docs/examples/figures/figures.ts'
import { latexOf } from '../../src/draw/latex.ts'
import { pictures } from './pictures.ts'
import { circuitLearner, dream, gan, iterated, learner, model, tied, unrolled } from './subjects.ts'

describe('objects and names in math mode', () => {
  test.each([
    ['ℝ[16×4]', String.raw`\mathbb{R}^{16\times 4}`],
    ['ℝ', String.raw`\mathbb{R}`],
    ['ℤ₂[3]', String.raw`\mathbb{Z}_{2}^{3}`],
    ['ℝ[2] ⊗ ℤ₂', String.raw`\mathbb{R}^{2}\ \otimes \ \mathbb{Z}_{2}`],
    ['Adam', String.raw`\mathsf{Adam}`],
    ['ℝ[2]′', String.raw`\mathbb{R}^{2}{}'`],
    ['x²[3]', 'x^{2}[3]'],
  ])('of the object %s', (object, latex) => {
    expect(latexOf(object, true)).toBe(latex)
  })

  test.each([
    ['dense(16)', String.raw`\mathsf{dense}(16)`],
    ['my_layer', String.raw`\mathsf{my\_layer}`],
    ['ℝ[3]', String.raw`\mathbb{R}[3]`],
    ['R[x²]', 'R[x^{2}]'],
    ['α · x', String.raw`\alpha \ \cdot \ x`],
    [String.raw`50% {a} \b $c #d ~e ^f &g`, String.raw`50\%\ \{a\}\ \backslash b\ \$c\ \#d\ \sim e\ \hat{\ }f\ \&g`],
    ['漢', String.raw`\diamond `],
  ])('of the name %s', (name, latex) => {
    expect(latexOf(name, false)).toBe(latex)
  })
})

describe('a picture', () => {
  const picture = toTikz(learner)
  const count = (what: string): number => picture.split(what).length - 1

  test('has all that stands in its scene', () => {
    const { wires, boxes, frames } = layout(learner)
    const labels = [...wires, ...frames].filter(({ label }) => label !== undefined)
    expect([boxes.length, frames.length]).toEqual([6, 1])
    expect(count(String.raw`\draw[lensor forward`) + count(String.raw`\draw[lensor backward`)).toBe(wires.length)
    expect(count('lensor frame]')).toBe(frames.length)
    expect(count(String.raw`\node[lensor label`)).toBe(labels.length)
    expect(count(String.raw`\node[lensor name`)).toBe(boxes.length)
  })

  test('is black on nothing, or as a theme says', () => {
    expect(picture).toContain('lensor map/.style={draw=black, fill=white,')
    expect(picture).not.toContain('fill={rgb')
    expect(toTikz(learner, { theme: 'dark' })).toContain('{rgb,255:red,13;green,17;blue,23}')
  })

  test('is laid out as the picture of any other kind', () => {
    const down = toTikz(model, { direction: 'down', labels: false })
    const { width, height } = layout(model, { direction: 'down', labels: false })
    expect(down).toContain(`rectangle (${width},${height})`)
    expect(down).not.toContain(String.raw`\node[lensor label`)
  })
})

/** Every printable sign of ASCII, alone and together, and others. */
const ascii = Array.from({ length: 94 }, (_, at) => String.fromCodePoint(33 + at))
const texts = [
  ...ascii,
  ascii.join(''),
  "ℤ₂²₂ x²' x''² ℝ[3]′",
  'ℂℍℕℙℚℝℤ𝔽 αωΓΩ ⊗⊕×·∘±→↦√∞≤≥≠≈∑∏∂∇…⟨⟩∧∨¬−',
  'é ü ñ 漢 🙂',
]
const odd = morphism([real(2)], (x) => [multiply(x, x)], { name: String.raw`x² % {\ }` })

const documents = [
  ...[...figures, ...pictures].map(({ term, options }) => toTikz(term, options)),
  ...[model, learner, circuitLearner, dream, gan, tied, iterated, unrolled].map((term) => toTikz(term)),
  toTikz(gan, { theme: 'light', direction: 'down' }),
  toTikz(learner, { theme: 'dark', labels: false }),
  toTikz(reverse(input(2).pipe(tanh)).pipe(swap([real(2)], []).pipe(odd))),
]

const packages = ['', String.raw`\usepackage{amssymb}`] as const
const hasLatex = spawnSync('pdflatex', ['--version']).status === 0

describe.skipIf(!hasLatex)('a document, where pdflatex is on the PATH (it is skipped where it is not)', () => {
  test.each(packages)('compiles with tikz%s', (more) => {
    const folder = mkdtempSync(resolve(tmpdir(), 'lensor-'))
    const written = texts.flatMap((text) => [true, false].map((isObject) => `$${latexOf(text, isObject)}$\n\n`))
    const bold = String.raw`\providecommand{\mathbb}[1]{\mathbf{#1}}`
    const lines = [
      String.raw`\documentclass{article}`,
      String.raw`\usepackage{tikz}${more}`,
      String.raw`\begin{document}`,
      ...documents.map((picture) => `${picture}\n\\newpage`),
      `{${bold}\n${written.join('')}}`,
      String.raw`\end{document}`,
    ]
    writeFileSync(resolve(folder, 'pictures.tex'), lines.join('\n'))
    const options = ['-interaction=nonstopmode', '-halt-on-error', 'pictures.tex']
    const { status, stdout } = spawnSync('pdflatex', options, { cwd: folder, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(stdout.split('\n').filter((line) => line.startsWith('!'))).toEqual([])
    expect(status).toBe(0)
  })
})
