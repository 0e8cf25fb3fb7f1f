/** Every public name has a docstring; that of a public value has an example, which is compiled and run. */
import { expect, test } from 'vitest'
import * as lensor from 'lensor'
import * as draw from 'lensor/draw'
import * as laws from 'lensor/laws'
import * as reports from 'lensor/report'
import { docstring, publicNames } from './public.ts'

test.each(publicNames)('%s has a docstring', (name, file) => {
  expect(docstring(name, file)).toMatch(/[A-Z0-9`][^]*\./)
})

test.each(publicNames.filter(([name]) => [lensor, draw, laws, reports].some((entry) => name in entry)))(
  '%s has an example',
  (name, file) => {
    expect(docstring(name, file)).toContain('// => ')
  },
)
