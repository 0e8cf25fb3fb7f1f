/** The page as a text: what stands in it, and that nothing in it reaches outside. */
import { DataError, LensorError, train } from 'lensor'
import { record, report } from 'lensor/report'
import { describe, expect, test } from 'vitest'
import { count, counted, duration, figure, percent } from '../../src/report/numbers.ts'
import { html } from '../../src/report/html.ts'
import { learner, points } from '../learning/learners.ts'
import { recordedCircuit, recordedNetwork } from './runs.ts'

describe('the page', () => {
  test('has its title, and what made it', async () => {
    const { run } = await recordedNetwork(3)
    const page = report(run)
    expect(page).toContain('<title>Sides of a line</title>')
    expect(page).toContain('<code>npm run sides</code>')
    expect(page).toMatch(/<dt>elements<\/dt>\s*<dd>17<\/dd>/)
    expect(page).toMatch(/p₂ : ℝ\[3\], [\d.]+ at first, [\d.]+ at last/)
    expect(page).toMatch(/<dt>Seed<\/dt>\s*<dd>3<\/dd>/)
    expect(page).toContain(`datetime="${run.began?.toISOString()}"`)
    expect(page).toContain(`lensor 0.1.0, engine wasm, Node ${process.versions.node}, uPlot 1.6`)
  })

  test('asks for nothing outside itself', async () => {
    const page = report((await recordedNetwork(3)).run)
    expect(page).toContain("content=\"default-src 'none'; ")
    expect(page).not.toMatch(/<(link|img|iframe|script[^>]* src|base)\b/)
    expect(page).not.toMatch(/@import|url\(/)
  })

  test('carries the licence of what draws its curves', async () => {
    expect(report((await recordedNetwork(1)).run)).toMatch(
      /MIT License[^]*Copyright \(c\) \d+ Leon Sorokin[^]*uPlot \(v1/,
    )
  })

  test('is the same text of the same run, apart from its times', async () => {
    const pages = [await recordedCircuit(), await recordedCircuit()].map(({ run }) =>
      report({
        ...run,
        reports: run.reports.map((one) => ({ ...one, stepsPerSecond: 1 })),
        began: undefined,
        seconds: 1,
      }),
    )
    expect(pages[0]).toBe(pages[1])
  })

  test('shows text as text', async () => {
    const { run } = await recordedNetwork(1, '</title><script>alert("&")</script>')
    const page = report({ ...run, command: '<b>' })
    expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;</title>')
    expect(page).toContain('<code>&lt;b&gt;</code>')
    expect(page).not.toContain('<script>alert')
  })

  test('has a gap in a curve where a loss is no finite number, and says so in the table', async () => {
    const { run } = await recordedNetwork(3)
    const broken = run.reports.map((one, at) => (at === 1 ? { ...one, loss: Number.NaN } : one))
    const page = report({ ...run, reports: broken })
    expect(page).toMatch(/"series":\[\{"label":"loss","values":\[[\d.]+,null,[\d.]+\]\}\]/)
    expect(page).toContain('<td>NaN</td>')
  })

  test('has a logarithmic axis where updates lie decades apart, and a gap there for each zero', async () => {
    const { run } = await recordedNetwork(3)
    const axis = (...sizes: readonly number[]): string | undefined => {
      const reports = run.reports.map((one, at) => ({ ...one, updates: [sizes[at] as number] }))
      const page = report({ ...run, reports, parameters: run.parameters.slice(0, 1) })
      return /"updates":(\{.*?\})/.exec(page)?.[1]
    }
    const curve = (logarithmic: boolean, values: string): string =>
      `{"unit":"number","logarithmic":${logarithmic},"series":[{"label":"p₁ : ℝ[3×2]","values":[${values}]}`
    expect(axis(0, 1, 0.01)).toBe(curve(true, 'null,1,0.01'))
    expect(axis(0, 1, 0.1)).toBe(curve(false, '0,1,0.1'))
    expect(axis(0, 0, 0)).toBe(curve(false, '0,0,0'))
  })

  test('says what the norm of its parameters is', async () => {
    const [network, circuit] = [(await recordedNetwork(3)).run, (await recordedCircuit()).run]
    const note = (page: string): string | undefined => /‖p‖ is .*(?=\s*<\/p>)/.exec(page)?.[0]
    expect(note(report(network))).toBe('‖p‖ is Euclid’s norm.')
    expect(note(report(circuit))).toBe('‖p‖ is how many elements are not zero.')
    const both = { ...network, parameters: [...network.parameters.slice(1), ...circuit.parameters] }
    expect(note(report(both))).toBe(
      '‖p‖ is Euclid’s norm over a smooth domain, and elsewhere how many elements are not zero.',
    )
  })

  test('stays short where there are many reports: the table has some of them, the last among them', async () => {
    const { run } = await recordedNetwork(3)
    const [one] = run.reports
    if (one === undefined) throw new Error('no report')
    const reports = Array.from({ length: 1001 }, (_, at) => ({ ...one, step: 3 * (at + 1), epoch: at + 1 }))
    const page = report({ ...run, reports })
    const rows = [...(page.split('id="reports"')[1] ?? '').matchAll(/<th scope="row">([\d,]+)<\/th>/g)]
    expect(rows).toHaveLength(167)
    expect(rows.at(-1)?.[1]).toBe('3,003')
    expect(page).toMatch(/167 of\s+1,001 reports, as numbers/)
  })

  test('of a run without a report is refused', () => {
    const run = record(train(learner, points, { epochs: 1 }), { title: 'Nothing', learner })
    expect(() => report(run)).toThrow(DataError)
    expect(() => report(run)).toThrow('✗ report takes a run of which a report of training has come, but none has')
  })
})

test.each([
  [undefined, 'nothing'],
  [{}, 'an Object'],
  [learner, 'a ParaLens'],
])('what is no run is refused, case %#', (given, value) => {
  const untyped = report as unknown as (given: unknown) => string
  expect(() => untyped(given)).toThrow(new LensorError(`✗ report takes a run, as record gives it, but ${value} came`))
})

describe('numbers', () => {
  test.each([
    [0, '0'],
    [0.123456, '0.1235'],
    [-2.5, '−2.5'],
    [123_456, '123500'],
    [1_234_567, '1.235 × 10⁶'],
    [-0.000_001_5, '−1.5 × 10⁻⁶'],
    [Number.NaN, 'NaN'],
    [-Infinity, '−∞'],
    [Infinity, '∞'],
  ])('%d is %s', (value, text) => {
    expect(figure(value)).toBe(text)
  })

  test('have units that a line does not part from them', () => {
    expect([0.4321, 59.94, 61, 3725].map(duration)).toEqual(
      ['0.432 s', '59.9 s', '1 min 1 s', '1 h 2 min'].map((text) => text.replaceAll(/(?<=\d) /g, '\u00A0')),
    )
    expect([percent(0.9734), percent(undefined), percent(Number.NaN)]).toEqual(['97.3\u00A0%', '–', '–'])
    expect([count(1234), counted(1, 'step'), counted(1234, 'step')]).toEqual(['1,234', '1 step', '1,234 steps'])
  })
})

test('a template of HTML escapes what it is given, and keeps what it made', () => {
  const row = (text: string): ReturnType<typeof html> => html`<b>${text}</b>`
  expect(html`<p title="${'"&<>'}">${[row('a<b'), undefined, 3]}</p>`.text).toBe(
    '<p title="&quot;&amp;&lt;&gt;"><b>a&lt;b</b>3</p>',
  )
})
