/** The figures of the documentation are what its terms are drawn as now, and the README's learners are the README's. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layout } from 'lensor/draw'
import { experiments } from '../../docs/examples/experiments/runner.ts'
import { drawnFigures, figuresPage } from '../../docs/examples/figures/drawn.ts'
import { figures } from '../../docs/examples/figures/figures.ts'
import { faults } from './geometry.ts'

test.each(drawnFigures())('docs/figures/$file is up to date: npm run figures', ({ file, svg }) => {
  expect(readFileSync(`docs/figures/${file}`, 'utf8')).toBe(svg)
})

test('the page of the figures is up to date: npm run figures', () => {
  expect(readFileSync('docs/figures/README.md', 'utf8')).toBe(figuresPage())
})

test('no other figures are drawn', () => {
  const curves = experiments
    .flatMap(({ curves }) => curves ?? [])
    .flatMap((name) => [`${name}.svg`, `${name}-dark.svg`])
  const names = [...drawnFigures().map(({ file }) => file), ...curves]
  expect(
    readdirSync('docs/figures')
      .filter((file) => file.endsWith('.svg'))
      .toSorted(),
  ).toEqual(names.toSorted())
})

test.each(figures)('$name has no fault', ({ term, options }) => {
  expect(faults(layout(term, options))).toEqual([])
})

const spaceless = (code: string): string => code.replaceAll(/\s+/g, '').replaceAll(/,(?=[)}\]])/g, '')

test.each(['readmeLearner', 'readmeCircuit'])('the term of %s is the README’s', (name) => {
  const source = readFileSync('docs/examples/figures/figures.ts', 'utf8')
  const [, body = ''] = new RegExp(`function ${name}\\(\\).*?\\{\\n(.*?)\\n  return learner`, 's').exec(source) ?? []
  const readme = spaceless(readFileSync('README.md', 'utf8'))
  const statements = body.split(/\n(?=  const )/)
  expect(statements.length).toBe(2)
  for (const statement of statements) expect(readme).toContain(spaceless(statement))
})
