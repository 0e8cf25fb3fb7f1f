/** The command that made a page, as it would be typed. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { commandOf } from '../../src/report/command.ts'

const begun = (rest: readonly string[], env = {}, execArgv: readonly string[] = [], file = '/home/runs/start.ts') =>
  commandOf({ argv: ['/usr/bin/node', file, ...rest], execArgv, env, cwd: () => '/home/runs' })

test.each([
  [[], 'node start.ts'],
  [['--rate=0.1', 'a/b.json', '@c:d'], 'node start.ts --rate=0.1 a/b.json @c:d'],
  [['two words', '', '$HOME', "it's"], String.raw`node start.ts 'two words' '' '$HOME' 'it'\''s'`],
])('arguments %j are written so that a shell reads them', (rest, command) => {
  expect(begun(rest)).toBe(command)
})

test('so is a script', () => {
  expect(begun([], {}, [], '/home/runs/my runs/a.ts')).toBe("node 'my runs/a.ts'")
  expect(commandOf({ argv: ['/usr/bin/node'], execArgv: [], env: {}, cwd: () => '/' })).toBe('node')
})

test.each([
  [[], { npm_lifecycle_event: 'start' }, 'npm start'],
  [[], { npm_lifecycle_event: 'sides' }, 'npm run sides'],
  [['two words'], { npm_lifecycle_event: 'sides' }, "npm run sides -- 'two words'"],
  [[], { npm_lifecycle_event: 'npx' }, 'node start.ts'],
])('scripts of npm: %j, %j', (rest, env, command) => {
  expect(begun(rest, env)).toBe(command)
})

test.each([
  [['--import', 'tsx']],
  [['--import=tsx']],
  [['--require', '/home/node_modules/tsx/dist/preflight.cjs']],
  [['--import', 'file:///home/node_modules/tsx/dist/loader.mjs']],
])('what loads TypeScript is seen in %j', (execArgv) => {
  expect(begun([], { npm_lifecycle_event: 'npx' }, execArgv)).toBe('npx tsx start.ts')
})

test('it is seen in the environment too, and a script of that name is none', () => {
  expect(begun([], { NODE_OPTIONS: '--no-warnings --import tsx' })).toBe('npx tsx start.ts')
  expect(begun(['tsx'], {}, ['--conditions=tsx-like'])).toBe('node start.ts tsx')
})

test('a process that tsx began knows it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lensor-command-'))
  try {
    const file = join(folder, 'told.ts')
    const source = pathToFileURL(resolve(import.meta.dirname, '../../src/report/command.ts')).href
    writeFileSync(file, `import { commandOf } from '${source}'\nconsole.log(commandOf(process))\n`)
    const tsx = resolve(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs')
    const env = { ...process.env, npm_lifecycle_event: 'npx' }
    const said = execFileSync(process.execPath, [tsx, 'told.ts', 'a b'], { cwd: folder, env, encoding: 'utf8' })
    expect(said.trim()).toBe("npx tsx told.ts 'a b'")
  } finally {
    rmSync(folder, { recursive: true })
  }
})
