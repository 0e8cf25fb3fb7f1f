/**
 * Rejected programs: each file under `typetests/rejected` (and each rejected block of the documentation) ends with the
 * compiler's exact words. The running program throws the same sentence.
 */
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LensorError } from 'lensor'

const folders = ['typetests/rejected', '.generated/rejected'].map((folder) =>
  resolve(import.meta.dirname, '../..', folder),
)
const programs = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => resolve(folder, name)),
)

/** What the compiler says of each file of a folder, without its place and number. */
async function compilerWords(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      ['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', folder],
      (_error, stdout) => done(stdout),
    )
  })
  const words = new Map<string, string[]>()
  let current: string[] = []
  for (const line of output.split('\n').filter((text) => text !== '')) {
    const [, file, message] = /^(\S+?)\(\d+,\d+\): error TS\d+: (.*)$/.exec(line) ?? []
    if (file === undefined || message === undefined) current.push(line)
    else words.set(resolve(file), (current = [...(words.get(resolve(file)) ?? []), message]))
  }
  return words
}

/** The comment that a file ends with, as one line. */
function golden(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const first = lines.findLastIndex((line) => !line.startsWith('// ')) + 1
  return lines
    .slice(first)
    .map((line) => line.slice(3))
    .join(' ')
}

const words = Promise.all(folders.map(compilerWords)).then((found) => new Map(found.flatMap((map) => Array.from(map))))

describe.each(programs.map((file) => [basename(file, '.ts'), file] as const))('%s', (_name, file) => {
  const message = golden(file)

  test('is rejected in one line, in these words', async () => {
    expect((await words).get(file)).toEqual([message])
  })

  test('throws the same sentence', async () => {
    const [, sentence] = /'"(✗ [^"]*)"[^"]*'\.$/.exec(message) ?? []
    expect(sentence).toBeDefined()
    const thrown: unknown = await import(file).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(LensorError)
    expect((thrown as LensorError).message).toBe(sentence)
  })
})
