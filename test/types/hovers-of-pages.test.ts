/** What an editor shows of the names in the README and in the examples: no internal name, and learners at a glance. */
import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicNames } from '../examples/public.ts'
import type { Program } from './language-server.ts'
import { LanguageServer } from './language-server.ts'

let server: LanguageServer

beforeAll(async () => {
  server = await LanguageServer.start()
})

afterAll(() => server.stop())

const isPublic = new Set(publicNames.map(([name]) => name))

/** Names of the language that are no values. */
const ofLanguage = new Set(['Readonly', 'Record', 'Generator', 'AsyncGenerator'])

/** The names of types in a hover that are neither public nor of the language, nor named in the program itself. */
function strangers(hover: string, program: string): string[] {
  return [...hover.replaceAll(/"[^"]*"/g, '').matchAll(/\b[A-Z]\w+/g)]
    .map(([name]) => name)
    .filter((name) => !isPublic.has(name) && !(name in globalThis) && !ofLanguage.has(name))
    .filter((name) => !new RegExp(`(?:interface |type |class |import .*|[<,] ?)${name}\\b`).test(program))
}

/** What has the type of a term, or makes one: those names are worth a look. */
const ofTerms =
  /: (?:\(.*\) => )?(?:Promise<)?(?:Para|ParaLens|Layer|LensLayer|Operation|BinaryOperation|Loss|Optimiser|Resident|Dataset)</

/** What is shown of the names that a program declares, where they stand for terms. */
async function shownOf(text: string, opened: Program): Promise<string[]> {
  const names = text.matchAll(/(?<=\b(?:const|function) )\w+|(?<=\bconst \[.*)\b\w+(?=.*\] =)/g)
  const hovers: string[] = []
  for (const { index } of names) hovers.push(await opened.hover({ index }))
  return hovers.filter((hover) => ofTerms.test(hover))
}

/** The blocks of a page, or a file, as programs. */
function programsOf(file: string): readonly (readonly [text: string, opened: Program])[] {
  const text = readFileSync(file, 'utf8')
  return file.endsWith('.md')
    ? [...text.matchAll(/```ts\n([\s\S]*?)```/g)]
        .map(([, code = '']) => code)
        .filter((code) => !code.includes("from './"))
        .map((code) => [code, server.open(code)] as const)
    : [[text, server.open(text, file)]]
}

const examples = readdirSync('docs/examples', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .toSorted()
  .map((name) => `docs/examples/${name}`)

interface Shown {
  readonly hover: string
  readonly text: string
  /** The file, and which of its blocks. */
  readonly from: string
}

describe.each([
  ['README', ['README.md']],
  ['types', ['docs/types.md']],
  ['examples', examples],
] as const)('%s', (group, files) => {
  let shown: readonly Shown[]

  beforeAll(async () => {
    const programs = files.flatMap((file) =>
      programsOf(file).map(([text, opened], block) => ({ text, opened, from: `${file}, ${block + 1}` })),
    )
    const all = await Promise.all(
      programs.map(async ({ text, opened, from }) =>
        (await shownOf(text, opened)).map((hover) => ({ hover, text, from })),
      ),
    )
    shown = all.flat()
  })

  test('shows its names as they are kept', async () => {
    const froms = [...new Set(shown.map(({ from }) => from))]
    const page = froms.map((section) => {
      const lines = shown.filter(({ from }) => from === section).map(({ hover }) => `  ${hover}\n`)
      return `${section}\n${lines.join('')}`
    })
    await expect(page.join('\n')).toMatchFileSnapshot(`hovers/${group}.txt`)
  })

  test('shows public names alone, and all of each type', () => {
    expect(shown.flatMap(({ hover, text }) => strangers(hover, text))).toEqual([])
    expect(shown.filter(({ hover }) => /\.\.\.(?!\w)/.test(hover))).toEqual([])
  })

  test('shows what its comments say', () => {
    const said = shown.flatMap(({ text }) => text.match(/(?<=^\/\/ )const \w+: .*$/gm) ?? [])
    expect(said.filter((comment) => !shown.some(({ hover }) => hover === comment))).toEqual([])
  })

  test('shows learners in at most 160 characters', () => {
    const learners = shown.map(({ hover }) => hover).filter((hover) => /: ParaLens<.*, \[\]>$/.test(hover))
    expect(learners.length).toBeGreaterThan(0)
    expect(learners.filter(({ length }) => length > 160)).toEqual([])
  })
})
