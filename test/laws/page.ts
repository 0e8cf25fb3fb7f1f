/**
 * The table of laws in `docs/laws.md`, from the comment that each type test of a law begins with: its name and statement,
 * its source, and its run-time twin. Run as a program, it writes the table into the page.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '../..')
const page = resolve(root, 'docs/laws.md')

export interface LawOfTypes {
  readonly file: string
  readonly statement: string
  readonly source: string
  /** The run-time tests that the comment names: each its file and its name there. */
  readonly twins: readonly { readonly file: string; readonly name: string }[]
}

/** The laws of types, in the order of their files. */
export function lawsOfTypes(): LawOfTypes[] {
  const folder = resolve(root, 'typetests/laws')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test-d.ts'))
    .map((file) => {
      const [, comment = ''] = /^\/\*\*\n([\s\S]*?)\n \*\//.exec(readFileSync(resolve(folder, file), 'utf8')) ?? []
      const paragraphs = comment
        .replaceAll(/^ \* ?/gm, '')
        .split(/\n\n|\n(?=Run-time twin)/)
        .map((paragraph) => paragraph.replaceAll('\n', ' '))
      const twin = paragraphs.find((paragraph) => paragraph.startsWith('Run-time twin')) ?? ''
      const source = paragraphs.find((paragraph) => paragraph.startsWith('Source: ')) ?? ''
      return { file, statement: paragraphs[0] ?? '', source: source.replace('Source: ', ''), twins: twinsIn(twin) }
    })
}

/** The tests that a sentence names: a file, and behind it the names of tests in that file. */
function twinsIn(sentence: string): { file: string; name: string }[] {
  const found: { file: string; name: string }[] = []
  let file = ''
  for (const [, path, name] of sentence.matchAll(/(test\/\S+?\.ts)|'([^']+)'/g)) {
    if (path !== undefined) file = path
    else if (name !== undefined) found.push({ file, name })
  }
  return found
}

/** How many cases a run of the tests holds a law to: so many over each of three domains, or over ℝ alone. */
function cases(twins: LawOfTypes['twins']): string {
  return twins.map(({ name }) => (name.includes('transpose') ? '100' : '3 × 100')).join('<br>')
}

/** The page with its table made anew. */
export function pageAnew(): string {
  const rows = lawsOfTypes().map(({ file, statement, source, twins }) => {
    const tests = twins.map((twin) => `[${twin.name.replaceAll('|', '\\|')}](../${twin.file})`).join('<br>')
    const type = `[${file.replace('.test-d.ts', '')}](../typetests/laws/${file})`
    return `| ${statement} | ${source} | ${type} | ${tests} | ${cases(twins)} |`
  })
  const table = ['| law | source | as types | at run time | cases |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
  return readFileSync(page, 'utf8').replace(
    /(<!-- laws -->\n)[\s\S]*?(<!-- \/laws -->)/,
    (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(page, pageAnew())
