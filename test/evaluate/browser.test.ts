/**
 * Training in a real browser, on a page of a strict content-security policy: it comes to what it comes to here. Where the machine
 * has no browser, this is skipped.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EngineName } from '../../src/evaluate/engines.ts'
import { engineNames } from '../../src/evaluate/engines.ts'
import { reference } from '../../src/evaluate/reference.ts'
import { browserPath } from '../report/browser.ts'
import type { Outcome } from './browser/iris.ts'
import { trained } from './browser/iris.ts'
import { layer } from './browser/shared.ts'
import type { page as pageOfTraining } from './browser/page.ts'

/** No script but the page's own, and no code of text; a module of WebAssembly may be made. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/** What makes a page cross-origin isolated, so that threads may share memory. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const worker = resolve(import.meta.dirname, '../../src/evaluate/wasm/threads/worker.js')

/** The library and the page's script as one file, for browsers. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, 'browser/page.ts')],
    alias: { lensor: resolve(import.meta.dirname, '../../src/index.ts') },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

if (browserPath === undefined)
  process.stderr.write('Training in a browser is skipped: no Chromium on the PATH, and no CHROMIUM_PATH.\n')

declare const lensor: typeof pageOfTraining

describe.skipIf(browserPath === undefined)('training in a browser', () => {
  const said: string[] = []
  const server = createServer(({ url }, response) => {
    const known = scripts.get(url ?? '')
    const [kind, text] =
      known === undefined
        ? ['text/html', '<!doctype html><title>lensor</title><script type="module" src="/page.js"></script>']
        : ['text/javascript', known]
    const headers = { 'Content-Type': kind, 'Content-Security-Policy': policy }
    response.writeHead(200, url === '/' ? headers : { ...headers, ...isolation }).end(text)
  })
  const scripts = new Map<string, string>()
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    scripts.set('/page.js', await bundled())
    scripts.set('/worker.js', await readFile(worker, 'utf8'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    browser = await chromium.launch({ executablePath: browserPath as string })
    page = await browser.newPage()
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(addressOf('/'))
  })

  const addressOf = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`

  afterAll(async () => {
    await browser?.close()
    server.close()
  })

  test('is where no code is made of text', async () => {
    expect(await page.evaluate(() => lensor.mayEvaluate)).toBe(false)
  })

  const found = (engine: EngineName): Promise<Outcome> => page.evaluate((name) => lensor.trained(name), engine)

  test.each(engineNames.filter((name) => name !== reference.name))(
    'on the engine %s comes to the bits that it comes to here',
    async (engine) => {
      expect(await found(engine)).toEqual(await trained(engine))
    },
  )

  test('on the reference engine comes to the same but for rounding: its exp and tanh are those of the host', async () => {
    const [there, here] = [await found('reference'), await trained('reference')]
    const numbersOf = ({ losses, parameters }: Outcome): number[] => [...losses, ...parameters.flat()]
    expect(numbersOf(there)).toHaveLength(5 + 64 + 16 + 48 + 3)
    for (const [at, number] of numbersOf(there).entries()) expect(number).toBeCloseTo(numbersOf(here)[at] as number, 11)
    expect(there.accuracy).toBe(here.accuracy)
    expect(here.losses[4]).toBeLessThan(here.losses[0] as number)
  })

  describe('with threads', () => {
    const without = layer(1)

    test('is done by one where the page is not isolated', async () => {
      expect(await page.evaluate(() => lensor.layer(2))).toEqual(without)
      expect(page.workers()).toEqual([])
    })

    test('is shared out where it is, to the same bits', async () => {
      const isolated = await browser.newPage()
      isolated.on('console', (message) => said.push(message.text()))
      isolated.on('pageerror', (error) => said.push(error.message))
      await isolated.goto(addressOf('/isolated'))
      const started = isolated.waitForEvent('worker')
      const { loops, numbers } = await isolated.evaluate(() => lensor.layer(2))
      expect(loops).toBeGreaterThan(0)
      expect(numbers).toEqual(without.numbers)
      expect((await started).url()).toBe(addressOf('/worker.js'))
    })
  })

  test('says nothing', () => {
    // The page asks for an icon, which the policy refuses, and says so or not as the browser pleases.
    expect(said.filter((text) => !text.includes('favicon'))).toEqual([])
  })
})
