/** The line that says how training goes: what is written, when, and when nothing is. */
import { LensorError, progress, sparkline, train } from 'lensor'
import type { Terminal } from 'lensor'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { learner, points } from './learners.ts'
import { all } from './training.ts'

/** A stream that keeps what is written to it. */
class Fake implements Terminal {
  readonly isTTY: boolean
  readonly columns: number
  readonly written: string[] = []

  constructor(isTTY = true, columns = 200) {
    this.isTTY = isTTY
    this.columns = columns
  }

  write(text: string): void {
    this.written.push(text)
  }

  /** What each writing leaves on the screen. */
  get lines(): string[] {
    return this.written.filter((text) => text !== '\n').map((text) => text.replace('\r\u001B[K', ''))
  }
}

/** The report after so many steps of ten an epoch. */
const after = (step: number, loss = 1 / step) => ({
  epoch: Math.floor(step / 10),
  step,
  stepsPerEpoch: 10,
  stepsPerSecond: 5,
  loss,
})

async function* reporting<Given>(given: readonly Given[], between: () => void = () => {}): AsyncGenerator<Given> {
  for (const one of given) {
    between()
    yield one
  }
}

/** A clock that stands still where nobody moves it. */
function stillClock(): { pass(milliseconds: number): void } {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  return { pass: (milliseconds) => (now += milliseconds) }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('on a terminal', () => {
  test('a line says epoch, step, rate, time left, loss and its curve; the last one how long it took', async () => {
    const clock = stillClock()
    const stream = new Fake()
    const reports = [after(5, 4), after(10, 2), after(20, 1)]
    const given = reporting(reports, () => clock.pass(1000))
    await all(progress(given, { epochs: 2, stream }))
    expect(stream.lines).toEqual([
      // The first report's own rate, then that since the first report.
      'epoch 0 of 2 · step 5 · 5 steps/s · 0:03 left · loss 4 █',
      'epoch 1 of 2 · step 10 · 5 steps/s · 0:02 left · loss 2 █▅',
      'epoch 2 of 2 · step 20 · 8 steps/s · in 0:03 · loss 1 █▅▃',
      'epoch 2 of 2 · step 20 · 8 steps/s · in 0:03 · loss 1 █▅▃',
    ])
    expect(stream.written.slice(0, -1).every((text) => text.startsWith('\r\u001B[K'))).toBe(true)
  })

  test('it ends with a newline, and has no other', async () => {
    const stream = new Fake()
    await all(progress(reporting([after(10), after(20)]), { epochs: 2, stream }))
    expect(stream.written.at(-1)).toBe('\n')
    expect(stream.written.join('').match(/\n/g)).toHaveLength(1)
  })

  test('it ends with a newline where training throws, and where nobody asks for more', async () => {
    const [thrown, left] = [new Fake(), new Fake()]
    async function* failing(): AsyncGenerator<ReturnType<typeof after>> {
      yield after(10)
      throw new Error('stopped')
    }
    await expect(all(progress(failing(), { epochs: 2, stream: thrown }))).rejects.toThrow('stopped')
    for await (const _ of progress(reporting([after(10), after(20)]), { epochs: 2, stream: left })) break
    for (const { written } of [thrown, left]) expect(written.at(-1)).toBe('\n')
  })

  test('it is written at most ten times in a second, and at the end', async () => {
    const clock = stillClock()
    const stream = new Fake()
    const reports = Array.from({ length: 1000 }, (_, at) => after(at + 1))
    await all(
      progress(
        reporting(reports, () => clock.pass(1)),
        { epochs: 100, stream },
      ),
    )
    expect(stream.lines).toHaveLength(11)
    expect(stream.lines.at(-1)).toMatch(/^epoch 100 of 100 · step 1,000 · 1,000 steps\/s · in 0:01 · loss 0.001 /)
  })

  test('it fits the terminal', async () => {
    const stream = new Fake(true, 30)
    await all(progress(reporting([after(10)]), { epochs: 2, stream }))
    expect(stream.lines[0]).toHaveLength(29)
  })

  test('on 80 columns the curve has its room, for which the step is left out', async () => {
    const clock = stillClock()
    const stream = new Fake(true, 80)
    const reports = Array.from({ length: 310 }, (_, at) => ({
      epoch: at + 1,
      step: 100 * (at + 1),
      stepsPerEpoch: 100,
      stepsPerSecond: 4812,
      loss: (310 - at) / 2,
    }))
    await all(
      progress(
        reporting(reports, () => clock.pass(20)),
        { epochs: 500, stream },
      ),
    )
    expect(stream.lines.at(-1)).toBe('epoch 310 of 500 · 5,000 steps/s · 0:04 left · loss 0.5 ██▇▇▇▆▆▅▅▅▄▄▄▃▃▃▂▂▂▁')
    for (const line of stream.lines) expect(line.length).toBeLessThan(80)
    // Where there is room for the step and ten bars, both are there.
    expect(stream.lines[0]).toBe('epoch 1 of 500 · step 100 · 4,812 steps/s · 0:10 left · loss 155 █')
  })

  test('the curve keeps its shape over many reports', async () => {
    const stream = new Fake()
    const reports = Array.from({ length: 5000 }, (_, at) => after(at + 1, 5000 - at))
    await all(progress(reporting(reports), { epochs: 500, stream }))
    // A straight way down, in twenty characters of eight heights.
    expect(stream.lines.at(-1)).toMatch(/ loss 1 ██▇▇▇▆▆▅▅▅▄▄▄▃▃▃▂▂▂▁$/)
  })

  test('a rate that is not known yet leaves the time open', async () => {
    const stream = new Fake()
    await all(progress(reporting([{ ...after(5), stepsPerSecond: 0 }]), { epochs: 2, stream }))
    expect(stream.lines[0]).toContain(' · –:–– left · ')
  })

  test('nothing is written where there is no report', async () => {
    const stream = new Fake()
    await all(progress(train(learner, points, { epochs: 0 }), { epochs: 0, stream }))
    expect(stream.written).toEqual([])
  })
})

describe('nothing is written', () => {
  test.each([
    ['where the stream is no terminal', new Fake(false), {}],
    ['where silence is asked for', new Fake(), { silent: true }],
  ] as const)('%s', async (_, stream, options) => {
    const reports = [after(10), after(20)]
    expect(await all(progress(reporting(reports), { epochs: 2, stream, ...options }))).toEqual(reports)
    expect(stream.written).toEqual([])
  })
})

test('the reports of training come through, one by one', async () => {
  const options = { epochs: 3, seed: 1 }
  const reports = await all(progress(train(learner, points, options), { ...options, stream: new Fake() }))
  const direct = await all(train(learner, points, options))
  expect(reports.map(({ carried, loss }) => [carried, loss])).toEqual(
    direct.map(({ carried, loss }) => [carried, loss]),
  )
})

describe('a sparkline', () => {
  test('lies between zero and the greatest', () => {
    expect(sparkline([8, 4, 7])).toBe('█▅▇')
  })

  test('begins below zero where a value does', () => {
    expect(sparkline([-7, 0, 7])).toBe('▁▅█')
  })

  test('of equal values is full, and of zeros is low', () => {
    expect([sparkline([2, 2]), sparkline([0, 0])]).toEqual(['██', '▁▁'])
  })

  test('has a space where a value is no finite number', () => {
    expect(sparkline([1, Number.NaN, Infinity, 1])).toBe('█  █')
  })

  test('of no values is empty', () => {
    expect(sparkline([])).toBe('')
  })
})

describe('what is no such thing is refused', () => {
  const untyped = progress as unknown as (...given: readonly unknown[]) => AsyncIterable<unknown>
  const reports = () => reporting([after(10)])

  test.each([
    [[], '✗ progress takes the reports of training, as train gives them, but nothing came'],
    [[3, {}], '✗ progress takes the reports of training, as train gives them, but number 3 came'],
    [[reports()], '✗ progress takes its options as an object, but undefined came'],
    [[reports(), {}], '✗ progress takes epochs: a whole number from 0, but nothing came'],
    [[reports(), { epochs: 1.5 }], '✗ progress takes epochs: a whole number from 0, but number 1.5 came'],
  ])('progress, case %#', async (given, message) => {
    await expect(all(untyped(...given))).rejects.toThrow(new LensorError(message))
  })

  test.each([
    [[], '✗ sparkline takes a list of numbers, but nothing came'],
    [[3], '✗ sparkline takes a list of numbers, but number 3 came'],
  ])('sparkline, case %#', (given, message) => {
    const curve = sparkline as unknown as (...given: readonly unknown[]) => string
    expect(() => curve(...given)).toThrow(new LensorError(message))
  })
})
