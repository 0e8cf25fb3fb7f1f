/** The documentation that an editor shows of each public name. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docstring, entries, namesOf } from '../examples/public.ts'
import { LanguageServer } from './language-server.ts'

let server: LanguageServer

beforeAll(async () => {
  server = await LanguageServer.start()
})

afterAll(() => server.stop())

/** The first sentence of a docstring, as an editor shows it. */
function firstSentence(comment: string): string {
  const prose = comment
    .replaceAll(/^[ \t]*(?:\/\*\*|\*\/?) ?|\*\/$/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return /^.*?[.:](?= |$)/.exec(prose)?.[0] ?? 'there is no sentence'
}

test.each(entries)('each public name of %s shows the first sentence of its docstring', async (entry, index) => {
  const names = namesOf(index)
  const text = `import type { ${names.map(([name]) => name).join(', ')} } from '${entry}'\n`
  const opened = server.open(text)
  const shown = await Promise.all(
    names.map(async ([name]) => {
      const documentation = await opened.documentation({ index: text.search(new RegExp(`\\b${name}\\b`)) })
      return documentation.replaceAll(/\[`?(\w+)`?\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' ')
    }),
  )
  const begins = names.map(([name, file], at) => {
    const sentence = firstSentence(docstring(name, file))
    return [name, shown[at]?.slice(0, sentence.length), sentence] as const
  })
  expect(begins.length).toBeGreaterThan(0)
  expect(begins.filter(([, found, sentence]) => found !== sentence)).toEqual([])
})
