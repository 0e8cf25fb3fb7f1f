/**
 * Training under other versions of Node comes to the bits that it comes to here. They are brought by npm, and on other
 * machines than Linux on x64 this is skipped.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trained } from './browser/iris.ts'
import { isServed, majors, underNode } from './node.ts'

if (!isServed) process.stderr.write('Training under other versions of Node is skipped: it asks for Linux on x64.\n')

describe.skipIf(!isServed)('training under Node', () => {
  let folder = ''
  const script = (): string => join(folder, 'train.mjs')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lensor-'))
    await build({
      stdin: {
        contents: `import { trained } from './browser/iris.ts'
import { isServed, majors, underNode } from './node.ts'
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

  test.each(majors)('%i comes to the bits that it comes to here', async (major) => {
    const [version, outcome] = JSON.parse(await underNode(major, script())) as [string, unknown]
    expect(version.startsWith(`v${major}.`)).toBe(true)
    expect(outcome).toEqual(await trained('wasm'))
  })
})
