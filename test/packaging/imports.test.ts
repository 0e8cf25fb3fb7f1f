/** What the sources import from outside: each package in one module alone. */
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const sources = resolve(import.meta.dirname, '../../src')
const statement = /^(?:import|export) (?:type )?(?:\{[^}]*\}|\* as \w+|\w+) from '([^.'][^']*)'/gm

/** Each import of a package: in which module, and from where. */
const imports = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[jt]s$/.test(name))
  .flatMap((module) =>
    [...readFileSync(resolve(sources, module), 'utf8').matchAll(statement)].map(([, from = '']) => ({ module, from })),
  )
  .filter(({ from }) => !from.startsWith('node:') && !from.startsWith('lensor'))

const of = (name: string): typeof imports => imports.filter(({ from }) => from.startsWith(`${name}/`))

test.each([
  ['ts-toolbelt', 'objects/list.ts'],
  ['pure-rand', 'objects/random.ts'],
])('%s is imported in %s alone, and only what is used of it', (name, module) => {
  expect(new Set(of(name).map((found) => found.module))).toEqual(new Set([module]))
})

test('ts-toolbelt is used for lists alone', () => {
  expect(of('ts-toolbelt').filter(({ from }) => !/^ts-toolbelt\/out\/List\/\w+\.js$/.test(from))).toEqual([])
})

test('nothing else is imported', () => {
  expect(imports.length).toBe(of('ts-toolbelt').length + of('pure-rand').length)
})
