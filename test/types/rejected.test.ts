/**
 * Rejected programs: each file under `typetests/rejected` (and each rejected block of the documentation) ends with the
 * compiler's exact words. The running program throws the sentence in them, or the one below them.
 */
import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LensorError } from 'lensor'
import { golden, sayings } from './compiler.ts'

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

/** The compiler's words without what it says of a record that was given: it prints as much of it as it likes. */
const withoutRecord = (words: string): string => words.replace(/'\{ .* \}'/, "'{}'")

test('there are more than a hundred programs', () => {
  expect(programs.length).toBeGreaterThan(100)
})

describe.each(programs.map((file) => [basename(file, '.ts'), file] as const))('%s', (_name, file) => {
  const { words, sentence } = golden(file)

  test('is rejected in one line, in these words', async () => {
    expect((await said).get(file)?.map((one) => one.words)).toEqual([words])
  })

  test('names no overload and no property of a type, and leaves nothing out', () => {
    expect(withoutRecord(words)).not.toMatch(/overload|Types of property|\.\.\.|\bnever\b/)
    expect(sentence).not.toMatch(/\$\{|undefined flows|an object flows/)
  })

  test('throws the same sentence', async () => {
    expect(sentence).toBeDefined()
    const thrown: unknown = await import(file).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(LensorError)
    expect((thrown as LensorError).message).toBe(sentence)
  })
})
