/**
 * Makes tests of the code in the documentation: each block of the README, of `docs/*.md` and of each docstring's
 * `@example` becomes a file under `.generated`, type-checked and run with the rest.
 *
 * In a block, `expression // => value` is an assertion, and there is at least one. A block that ends with the compiler's
 * words is a rejected program instead, and one that begins with the name of a file is that file, for the other blocks to import.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const target = resolve(root, '.generated')

/** The TypeScript blocks of a file, in docstrings or in prose. */
function blocks(file: string): string[] {
  const text = readFileSync(resolve(root, file), 'utf8')
  const prose = file.endsWith('.ts') ? text.replaceAll(/^[ \t]*\* ?/gm, '') : text
  return [...prose.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)
}

/** A block as a module with one test; its imports stay at the top. */
function testOf(name: string, code: string): string {
  if (!code.includes(' // => ')) throw new Error(`${name}: an example says what comes out, with // =>`)
  const imports = [...code.matchAll(/^import [\s\S]*?from '.*'$/gm)].map(([statement]) => statement)
  const body = imports.reduce((rest, statement) => rest.replace(statement, ''), code)
  const asserted = body.replaceAll(/^(\s*)(.+?) \/\/ => (.+)$/gm, '$1expect($2).toEqual($3)')
  return `import { expect, test } from 'vitest'\n${imports.join('\n')}\ntest(${JSON.stringify(name)}, async () => {${asserted}})\n`
}

/** The configuration of a folder of examples: as strict as the rest, but what an example does not use may stand in it. */
function configuration(base: string): string {
  const compilerOptions = { isolatedDeclarations: false, noUnusedLocals: false }
  return JSON.stringify({ extends: `${base}/tsconfig.json`, compilerOptions, include: ['*.ts'], exclude: [] })
}

/** The file that a block is, by the comment that it begins with: one that asserts nothing and is not rejected. */
function fileOf(code: string): string | undefined {
  const isProgram = code.includes(' // => ') || code.includes('// Argument of type')
  return isProgram ? undefined : /^\/\/ ([\w-]+\.ts)\n/.exec(code)?.[1]
}

/** A block whose imports of files of the page lead to the folder in which those are. */
const importing = (code: string, files: string): string =>
  code.replaceAll(/from '\.\/(?=[\w-]+\.ts')/g, `from '${files}/`)

rmSync(target, { recursive: true, force: true })
for (const folder of ['rejected', 'files']) mkdirSync(resolve(target, folder), { recursive: true })
writeFileSync(resolve(target, 'tsconfig.json'), configuration('..'))
writeFileSync(resolve(target, 'rejected/tsconfig.json'), configuration('../..'))

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)

for (const page of ['README.md', ...filesIn('docs', '.md'), ...filesIn('src', '.ts')])
  for (const [index, code] of blocks(page).entries()) {
    const name = `${page} ${index + 1}`
    const slug = name.replaceAll(/[^A-Za-z0-9]+/g, '-')
    const file = fileOf(code)
    if (file !== undefined) writeFileSync(resolve(target, 'files', file), code)
    else if (code.includes('// Argument of type'))
      writeFileSync(resolve(target, 'rejected', `${slug}.ts`), importing(code, '../files'))
    else writeFileSync(resolve(target, `${slug}.test.ts`), testOf(name, importing(code, './files')))
  }
