/** The page of laws is what the type tests of laws say, and the run-time tests that it names are there. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lawsOfTypes, pageAnew } from './page.ts'

test('docs/laws.md is up to date', () => {
  expect(readFileSync('docs/laws.md', 'utf8')).toBe(pageAnew())
})

test.each(lawsOfTypes())('$file names its source and a run-time test that there is', ({ statement, source, twins }) => {
  expect(statement).toMatch(/[=:]/)
  expect(source).toMatch(/Cruttwell|Cockett/)
  expect(twins).not.toEqual([])
  for (const { file, name } of twins) expect(readFileSync(file, 'utf8')).toContain(name)
})
