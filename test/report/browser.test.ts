/** The page in a real browser. Where the machine has none, this is skipped. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { dense, input } from 'lensor'
import type { Para, Wires } from 'lensor'
import { report } from 'lensor/report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lensTermOf } from '../../src/terms/parametric.ts'
import { browserPath } from './browser.ts'
import { recordedCircuit, recordedNetwork } from './runs.ts'
import type { Followed } from './runs.ts'

/** A plot as the plotting library holds it. */
interface Plot {
  readonly data: readonly number[][]
  readonly series: readonly { readonly label: string }[]
  readonly ctx: CanvasRenderingContext2D
  valToPos(value: number, scale: string, onCanvas: boolean): number
}

/** A curve as it is drawn. */
interface Drawn {
  readonly label: string
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** The colour that it has, and the colours of the picture at its points. */
  readonly stroke: string
  readonly colours: readonly string[]
}

if (browserPath === undefined)
  process.stderr.write('The page in a browser is skipped: no Chromium on the PATH, and no CHROMIUM_PATH.\n')

describe.skipIf(browserPath === undefined)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lensor-report-'))
  let browser: Browser
  let network: Followed
  let networkPage: Page
  let circuitPage: Page
  /** What the pages said and asked for. */
  const said: string[] = []
  const asked: string[] = []

  async function opened(name: string, { run }: Followed): Promise<Page> {
    const file = join(folder, name)
    writeFileSync(file, report(run))
    const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 1200, height: 800 } })
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    return page
  }

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath as string })
    network = await recordedNetwork()
    networkPage = await opened('network.html', network)
    circuitPage = await opened('circuit.html', await recordedCircuit())
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** The curves of a chart, from its picture. */
  const curves = (page: Page, id: string): Promise<readonly Drawn[]> =>
    page.evaluate((id) => {
      const { plot } = document.querySelector(`[data-curves=${id}]`) as unknown as { readonly plot: Plot }
      // A copy is read, for a picture that is read itself is drawn in another way from then on.
      const { canvas } = plot.ctx
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
      if (copy === null) throw new Error('no canvas')
      copy.drawImage(canvas, 0, 0)
      const { width, data: pixels } = copy.getImageData(0, 0, canvas.width, canvas.height)
      const hex = (part: number): string => part.toString(16).padStart(2, '0')
      const [xs = [], ...all] = plot.data
      return all.map((ys, index) => ({
        label: plot.series[index + 1]?.label ?? '',
        stroke: getComputedStyle(document.documentElement).getPropertyValue(`--series-${index}`).trim(),
        xs,
        ys,
        colours: ys.map((y, at) => {
          const left = Math.round(plot.valToPos(xs[at] as number, 'x', true))
          const start = 4 * (width * Math.round(plot.valToPos(y, 'y', true)) + left)
          return `#${[...pixels.subarray(start, start + 3)].map(hex).join('')}`
        }),
      }))
    }, id)

  /** The texts of the cells of a table. */
  const cells = (page: Page, selector: string): Promise<string[][]> =>
    page.$$eval(`${selector} tr`, (rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim().replaceAll('\u00A0', ' '))),
    )

  test('has its title', async () => {
    expect([await networkPage.title(), await networkPage.textContent('h1')]).toEqual([
      'Sides of a line',
      'Sides of a line',
    ])
  })

  test('draws the learner once: in the colours of the reader, down where the window is narrow', async () => {
    /** The pictures that are seen: what they are called, the colour of their text, and whether they go down. */
    const seen = (): Promise<(readonly [title: string, colour: string, goesDown: boolean])[]> =>
      networkPage.$$eval('.diagram svg', (pictures) =>
        pictures
          .filter((picture) => picture.checkVisibility())
          .map((picture) => [
            picture.querySelector('title')?.textContent ?? '',
            getComputedStyle(picture.querySelector('text') as Element).fill,
            picture.clientHeight > picture.clientWidth,
          ]),
      )
    const title = 'Adam ⊗ Label ⊗ ℝ[3×2] → 1'
    const [[light], [dark]] = [await seen(), (await networkPage.emulateMedia({ colorScheme: 'dark' }), await seen())]
    expect([light?.[0], light?.[2], dark?.[0], dark?.[2]]).toEqual([title, false, title, false])
    expect(light?.[1]).not.toBe(dark?.[1])
    await networkPage.setViewportSize({ width: 400, height: 800 })
    expect(await seen()).toEqual([[title, dark?.[1], true]])
    await networkPage.emulateMedia({ colorScheme: 'light' })
    expect(await seen()).toEqual([[title, light?.[1], true]])
    await networkPage.setViewportSize({ width: 1200, height: 800 })
    expect(await seen()).toEqual([light])
  })

  test('draws the loss: each report is a point of the curve, in its colour, where it belongs', async () => {
    const [loss, ...others] = await curves(networkPage, 'loss')
    expect([loss?.label, others]).toEqual(['loss', []])
    expect(loss?.xs).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(loss?.ys).toEqual(network.reports.map((one) => Number(one.loss.toPrecision(7))))
    expect(loss?.colours).toEqual(new Array(20).fill(loss?.stroke))
  })

  test('draws the accuracy and the size of the updates of each parameter', async () => {
    const accuracy = await curves(networkPage, 'accuracy')
    expect(accuracy.map(({ label, ys }) => [label, ys.at(-1)])).toEqual([['training', 1]])
    const updates = await curves(networkPage, 'updates')
    expect(updates.map(({ label }) => label)).toEqual(['p₁ : ℝ[3×2]', 'p₂ : ℝ[3]', 'p₃ : ℝ[2×3]', 'p₄ : ℝ[2]'])
    for (const [place, { ys }] of updates.entries())
      expect(ys).toEqual(network.run.reports.map((one) => Number(one.updates[place]?.toPrecision(7))))
    // The last curve lies over all others.
    expect(updates[3]?.colours).toEqual(new Array(20).fill(updates[3]?.stroke))
  })

  test('draws a circuit along its steps', async () => {
    const [loss] = await curves(circuitPage, 'loss')
    expect(loss?.xs).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => step / 4))
    expect(loss?.ys).toEqual([0, 0, 0, 1, 0, 0, 0, 0])
    expect((await curves(circuitPage, 'accuracy')).map(({ label, ys }) => [label, ys[0], ys.at(-1)])).toEqual([
      ['training', 0.75, 1],
      ['test', 0.75, 1],
    ])
  })

  test('has the tables of parameters and of reports', async () => {
    expect(await cells(circuitPage, '#parameters-table')).toEqual([
      ['parameter', 'wire', 'elements', '‖p‖ at first', '‖p‖ at last', '‖Δp‖ at last'],
      ['p₁', 'ℤ₂[1×4]', '4', '0', '1', '0'],
    ])
    const rows = await cells(circuitPage, '#reports')
    expect(rows).toHaveLength(9)
    expect(rows[4]?.slice(0, 6)).toEqual(['4', '1', '1', '100.0 %', '100.0 %', '1'])
  })

  test('has the confusion matrices', async () => {
    expect(await cells(networkPage, '#confusion-training')).toEqual([
      [String.raw`label \ predicted`, 'below', 'above', 'recall'],
      ['below', '4', '0', '100.0 %'],
      ['above', '0', '3', '100.0 %'],
      ['precision', '100.0 %', '100.0 %', '100.0 %'],
    ])
    expect(await circuitPage.$$eval('.confusion', (found) => found.map(({ id }) => id))).toEqual([
      'confusion-training',
      'confusion-test',
    ])
  })

  test('says in words what the curves show, and names what can be reached', async () => {
    expect(await networkPage.textContent('#loss figcaption')).toMatch(/loss, [\d.]+ at first, [\d.]+ at last\./)
    const names = await networkPage.$$eval('canvas, [tabindex]', (found) =>
      found.map((one) => (one.ariaHidden === 'true' ? 'hidden' : one.ariaLabel)),
    )
    expect(names).toEqual([
      'The learner as a string diagram',
      'Loss: the arrows move along the reports',
      'hidden',
      'Accuracy: the arrows move along the reports',
      'hidden',
      'Sizes of updates: the arrows move along the reports',
      'hidden',
      'Confusion, training',
      'Parameters',
      'Reports',
    ])
  })

  test('shows the last value, and another where the arrows lead', async () => {
    const read = async (): Promise<number> =>
      Number(await networkPage.textContent('[data-curves=loss] .u-series:last-child .u-value'))
    const wanted = network.reports.map(({ loss }) => Number(loss.toPrecision(4)))
    expect(await read()).toBe(wanted.at(-1))
    await networkPage.focus('[data-curves=loss]')
    for (const [key, place] of [
      ['Home', 0],
      ['ArrowRight', 1],
      ['End', -1],
      ['ArrowLeft', -2],
    ] as const) {
      await networkPage.keyboard.press(key)
      expect(await read()).toBe(wanted.at(place))
    }
  })

  test('shows a dash where the value at last is no finite number, and numbers as the page writes them', async () => {
    const { run } = network
    const reports = run.reports.map((one, at) => ({
      ...one,
      loss: at === run.reports.length - 1 ? Number.NaN : 1.5e-7,
      accuracies: [0.97342],
    }))
    const page = await opened('broken.html', { ...network, run: { ...run, reports } })
    const read = (id: string): Promise<string | null> =>
      page.textContent(`[data-curves=${id}] .u-series:last-child .u-value`)
    expect([await read('loss'), await read('accuracy')]).toEqual(['–', '97.3\u00A0%'])
    await page.focus('[data-curves=loss]')
    await page.keyboard.press('Home')
    expect(await read('loss')).toBe('1.5 × 10⁻⁷')
    expect(await page.$eval('.u-legend th', (label) => getComputedStyle(label, '::after').content)).toBe('none')
    await page.close()
  })

  test('follows light and dark, its pictures too', async () => {
    for (const [colorScheme, ground, stroke] of [
      ['dark', 'rgb(15, 18, 22)', '#6ea8fe'],
      ['light', 'rgb(246, 247, 249)', '#1763c6'],
    ] as const) {
      await networkPage.emulateMedia({ colorScheme })
      // The page is told before it draws its next frame.
      await networkPage.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      expect(await networkPage.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground)
      expect((await curves(networkPage, 'loss'))[0]?.colours).toEqual(new Array(20).fill(stroke))
    }
  })

  test.each([360, 800, 1600])('fits a window of %i pixels, and its curves with it', async (width) => {
    await circuitPage.setViewportSize({ width, height: 800 })
    await circuitPage.waitForFunction(() =>
      [...document.querySelectorAll('.plot')].every(
        (place) => place.querySelector('canvas')?.clientWidth === place.clientWidth,
      ),
    )
    expect(await circuitPage.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

  test('makes a wide picture smaller, to 65 % at most, and scrolls it beyond that', async () => {
    const layers = Array.from({ length: 8 }, () => dense(3))
    const deep = layers.reduce<Para<Wires, Wires, Wires>>(
      (model, layer) => (model as unknown as { pipe(next: unknown): typeof model }).pipe(layer),
      input(2) as unknown as Para<Wires, Wires, Wires>,
    )
    const page = await opened('wide.html', { ...network, run: { ...network.run, learner: lensTermOf(deep.lens()) } })
    const widths = async (width: number): Promise<readonly [shown: number, room: number, whole: number]> => {
      await page.setViewportSize({ width, height: 800 })
      return page.$eval('.in-light.goes-right svg', (picture) => [
        picture.clientWidth,
        picture.closest('.diagram')?.clientWidth ?? 0,
        Number(picture.getAttribute('width')),
      ])
    }
    const [wide, narrow] = [await widths(1200), await widths(600)]
    expect(wide[2]).toBeGreaterThan(wide[1])
    expect(wide[0]).toBe(wide[1])
    expect(narrow[0]).toBeCloseTo(0.65 * narrow[2], -1)
    expect(narrow[0]).toBeGreaterThan(narrow[1])
    await page.close()
  })

  test('says no error, and asks for nothing but itself', async () => {
    await networkPage.mouse.move(300, 500)
    expect(said).toEqual([])
    expect(asked.map((url) => basename(url))).toEqual(['network.html', 'circuit.html', 'broken.html', 'wide.html'])
  })
})
