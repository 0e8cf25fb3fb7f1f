/**
 * Accepted programs: each file under `typetests/accepted` is a program that a user would write, which the compiler takes
 * without a word. It says itself which types are inferred, and it runs.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sayings } from './compiler.ts'

const folder = resolve(import.meta.dirname, '../../typetests/accepted')
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => resolve(folder, name))

const said = sayings(folder)

test('nothing is said of anything else', async () => {
  expect([...(await said).keys()].filter((file) => !programs.includes(file))).toEqual([])
})

describe.each(programs.map((file) => [basename(file, '.ts'), file] as const))('%s', (_name, file) => {
  test('is accepted, and has the types that it says', async () => {
    expect(readFileSync(file, 'utf8')).toContain('expectTypeOf(')
    expect((await said).get(file) ?? []).toEqual([])
  })

  test('runs', async () => {
    await expect(import(file)).resolves.toBeDefined()
  })
})
