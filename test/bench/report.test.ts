/** What was measured as tables, and the page as tables that can be read again. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sectionOn, sections, withSections } from './page.ts'
import type { Result } from './report.ts'
import { figure, missedOn, outcomeHead, outcomeOf, outcomeTable, resultTable, table, tablesOf } from './report.ts'
import { shapesOf, operationsOf } from './workload.ts'
import { workloads } from './workloads/index.ts'

const spread = (median: number) => ({ median, lower: median - 1, upper: median + 1, rounds: 5 })

const result: Result = {
  workload: {
    group: 'W1',
    title: 'small',
    task: { kind: 'contraction', size: 2 },
    targets: [
      { peer: 'other', least: 2 },
      { peer: 'other', least: 20 },
      { peer: 'third', least: 1 },
    ],
  },
  rows: [
    { peer: { id: 'ours', name: 'ours', precision: 'float64', threads: 1 }, distance: 0 },
    { peer: { id: 'other', name: 'other 1.0', precision: 'float32', threads: 2 }, distance: 2e-5 },
    { peer: { id: 'wrong', name: 'wrong', precision: 'bits', threads: 1 }, refusal: 'refused: its parameters differ' },
  ],
  spreads: new Map([
    ['ours', spread(10)],
    ['other', spread(100)],
  ]),
}
const outcomes = result.workload.targets.map((target) => outcomeOf(result, target, 'ours'))

describe('a table', () => {
  test('is read as it was written', () => {
    const rows = [
      ['a', ''],
      ['‖x‖ | y', '1'],
    ]
    const page = `text\n\n${table(['', 'n'], rows)}\n\n${table(['m'], [])}\n`
    expect(tablesOf(page)).toEqual([[['', 'n'], ...rows], [['m']]])
  })

  test('has a row for each peer: its time, how many times ours, and why where it has none', () => {
    const [[, ...rows] = []] = tablesOf(resultTable(result, 'ours'))
    expect(rows).toEqual([
      ['ours', 'float64', '1', '10', '9 – 11', '1×', '0'],
      ['other 1.0', 'float32', '2', '100', '99 – 101', '10×', '2e-5'],
      ['wrong', 'bits', '1', 'refused: its parameters differ', '', '', ''],
    ])
  })

  test('has rates instead of times where a workload has them, the faster last', () => {
    const rated = { ...result, workload: { ...result.workload, rate: { perStep: 10_000, unit: 'GFLOP/s' } } }
    const [[head, ours] = []] = tablesOf(resultTable(rated, 'ours'))
    expect(head?.[3]).toBe('GFLOP/s')
    expect(ours?.slice(3, 6)).toEqual(['1', '0.909 – 1.11', '1×'])
  })

  test('says of each target whether it is met, and by how much', () => {
    const [[head, ...rows] = []] = tablesOf(outcomeTable(outcomes))
    expect(head).toEqual(outcomeHead)
    expect(rows).toEqual([
      ['W1: small', 'other 1.0, float32, 2 threads', 'at least 2×', '10×', 'met, by 5×'],
      ['W1: small', 'other 1.0, float32, 2 threads', 'at least 20×', '10×', 'missed, by 2×'],
      ['W1: small', 'third', 'at least 1×', 'not measured', '–'],
    ])
  })
})

test.each([
  [0.012_345, '0.0123'],
  [2.6, '2.6'],
  [123.4, '123'],
  [2_420_000, '2 420 000'],
  [Number.NaN, '–'],
])('%d is written %s', (value, written) => {
  expect(figure(value)).toBe(written)
})

describe('the page', () => {
  const page = withSections('', { W1: outcomeTable(outcomes) })

  test('keeps the sections that a run leaves out', () => {
    const next = withSections(page, { W2: 'second' })
    expect(sectionOn(next, 'W1')).toBe(outcomeTable(outcomes))
    expect(sectionOn(next, 'W2')).toBe('second')
    expect(withSections(next, {})).toBe(next)
  })

  test('says where a target is missed', () => {
    expect(missedOn(page)).toHaveLength(1)
    expect(page).toContain(
      '- **W1: small**, beside other 1.0, float32, 2 threads: at least 20× was asked for, 10× came',
    )
    expect(withSections('', { W1: 'nothing' })).toContain('Nowhere.')
  })

  const file = resolve(import.meta.dirname, '../../docs/performance.md')
  test('in the documentation has tables whose rows are whole', () => {
    const written = readFileSync(file, 'utf8')
    const tables = tablesOf(written)
    expect(tables.length).toBeGreaterThan(0)
    for (const [head = [], ...rows] of tables) for (const row of rows) expect(row).toHaveLength(head.length)
    expect(withSections(written, {})).toBe(written)
  })
})

describe('workloads', () => {
  test('have sections on the page', () => {
    for (const { group } of workloads) expect(Object.keys(sections)).toContain(group)
  })

  test('have the shapes and the arithmetic that their layers say', () => {
    const convolutional = {
      input: [1, 28, 28],
      layers: [{ kind: 'convolution', channels: 2, kernel: 3 }, { kind: 'maxPooling', size: 2 }, { kind: 'flatten' }],
      batch: 2,
    } as const
    expect(shapesOf(convolutional)).toEqual({ parameters: [[2, 1, 3, 3], [2]], output: [338] })
    expect(operationsOf(convolutional)).toBe(2 * 2 * 2 * 2 * 26 * 26 * 9)
  })
})
