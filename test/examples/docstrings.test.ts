/** Every public name has a docstring; that of a public value has an example, which is compiled and run. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as lensor from 'lensor'
import * as draw from 'lensor/draw'
import * as laws from 'lensor/laws'
import * as reports from 'lensor/report'

const root = resolve(import.meta.dirname, '../../src')

/** Each public name and the file that declares it. */
const names = ['index.ts', 'draw/index.ts', 'laws/index.ts', 'report/index.ts'].flatMap((entry) =>
  [...readFileSync(resolve(root, entry), 'utf8').matchAll(/\{([^}]*)\} from '(.*)'/g)].flatMap(
    ([, list = '', file = '']) =>
      [...list.matchAll(/\w+/g)].map(([name]) => [name, resolve(root, entry, '..', file)] as const),
  ),
)

/** The docstring before the declaration of a name. */
function docstring(name: string, file: string): string {
  const comment = String.raw`/\*\*(?:(?!\*/)[\s\S])*\*/`
  const declaration = `(${comment})\\n(?:// .*\\n)*export (?:declare |async )?(?:const|function\\*?|class|interface|type) ${name}\\b`
  return new RegExp(declaration).exec(readFileSync(file, 'utf8'))?.[1] ?? ''
}

test.each(names)('%s has a docstring', (name, file) => {
  expect(docstring(name, file)).toMatch(/[A-Z0-9`][^]*\./)
})

test.each(names.filter(([name]) => [lensor, draw, laws, reports].some((entry) => name in entry)))(
  '%s has an example',
  (name, file) => {
    expect(docstring(name, file)).toContain('// => ')
  },
)
