/** The documentation that an editor shows of each public name. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LanguageServer } from './language-server.ts'
import { publicNames } from './public-names.ts'

let server: LanguageServer

beforeAll(async () => {
  server = await LanguageServer.start()
})

afterAll(() => server.stop())

/** The first sentence of the docstring of a name, as an editor shows it; `undefined` where there is none. */
function firstSentence(file: string, name: string): string | undefined {
  const declaration = new RegExp(
    `/\\*\\*\\n?((?:(?!\\*/)[^])*)\\*/\\n(?://.*\\n)*export (?:declare )?(?:async )?(?:function\\*?|const|class|interface|type) ${name}\\b`,
  )
  const text = declaration.exec(readFileSync(file, 'utf8'))?.[1]
  const prose = text
    ?.replaceAll(/^[ \t]*\* ?/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return prose && /^.*?[.:](?= |$)/.exec(prose)?.[0]
}

describe('each public name shows the first sentence of its docstring', () => {
  const entries: readonly (readonly [string, string])[] = [
    ['lensor', 'src/index.ts'],
    ['lensor/draw', 'src/draw/index.ts'],
    ['lensor/laws', 'src/laws/index.ts'],
    ['lensor/report', 'src/report/index.ts'],
  ]
  test.each(entries)('%s', async (entry, index) => {
    const names = [...publicNames].filter(([, from]) => from.index === index)
    const text = `import type { ${names.map(([name]) => name).join(', ')} } from '${entry}'\n`
    const opened = server.open(text)
    const shown = new Map<string, string>()
    for (const [name] of names) {
      const place = text.search(new RegExp(`\\b${name}\\b`))
      const documentation = await opened.documentation({ index: place })
      shown.set(name, documentation.replaceAll(/\[`?(\w+)`?\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' '))
    }
    const expected = new Map(names.map(([name, { file }]) => [name, firstSentence(file, name) ?? 'no docstring']))
    expect(shown.size).toBeGreaterThan(0)
    expect(
      [...shown].filter(([name, documentation]) => !documentation.startsWith(expected.get(name) as string)),
    ).toEqual([])
  })
})
