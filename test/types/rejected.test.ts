/**
 * Rejected programs: each file under `typetests/rejected` (and each rejected block of the documentation) ends with the
 * compiler's exact words. The running program throws the same sentence.
 */
import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LensorError } from 'lensor'
import { golden, sayings, sentenceIn } from './compiler.ts'

const folders = ['typetests/rejected', '.generated/rejected'].map((folder) =>
  resolve(import.meta.dirname, '../..', folder),
)
const programs = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => resolve(folder, name)),
)

const said = Promise.all(folders.map((folder) => sayings(folder))).then(
  (found) => new Map(found.flatMap((map) => Array.from(map))),
)

describe.each(programs.map((file) => [basename(file, '.ts'), file] as const))('%s', (_name, file) => {
  const message = golden(file)

  test('is rejected in one line, in these words', async () => {
    expect((await said).get(file)?.map(({ words }) => words)).toEqual([message])
  })

  test('throws the same sentence', async () => {
    const sentence = sentenceIn(message)
    expect(sentence).toBeDefined()
    const thrown: unknown = await import(file).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(LensorError)
    expect((thrown as LensorError).message).toBe(sentence)
  })
})
