/** Training goes on from a state to the same bits, and what stops it leaves the last state good. */
import { reference, train } from 'lensor'
import { describe, expect, test } from 'vitest'
import { learner, points } from './learners.ts'
import type { Decided, Options } from './training.ts'
import { last, trained, watched } from './training.ts'

describe('going on', () => {
  test.each([1, 2, 3])('from the end of epoch %i gives the bits of training that did not stop', async (epochs) => {
    const state = await last({ epochs, seed: 3 })
    expect(await last({ epochs: 5, seed: 3, from: state })).toEqual(await last({ epochs: 5, seed: 3 }))
  })

  test.each([1, 2, 4, 5, 7])('from step %i, within an epoch, gives them too', async (step) => {
    const reports = await trained({ epochs: 4, seed: 3, every: 1 })
    const { epoch, stepOfEpoch, carried } = reports[step - 1] as Decided
    expect(stepOfEpoch).toBe(step % 3)
    const from = { epoch, step, stepOfEpoch, carried }
    expect(await trained({ epochs: 4, seed: 3, every: 1, from })).toEqual(reports.slice(step))
  })

  test('from the end has nothing to do', async () => {
    expect(await trained({ epochs: 2, from: await last({ epochs: 2 }) })).toEqual([])
  })
})

/** Takes reports until training stops, and says why it did. */
async function until(options: Options, each: (report: Decided) => void = () => undefined) {
  const reports: Decided[] = []
  try {
    for await (const report of train(learner, points, options)) {
      reports.push(report)
      each(report)
    }
  } catch (reason) {
    return { reports, reason }
  }
  return { reports, reason: 'the end' }
}

const everything: Options = { epochs: 4, seed: 3 }

describe('a signal', () => {
  test('that is aborted already stops training before its first step', async () => {
    const { reports, reason } = await until({ ...everything, signal: AbortSignal.abort('enough') })
    expect([reports, reason]).toEqual([[], 'enough'])
  })

  test('stops training with its reason, and the last report is good to go on from', async () => {
    const controller = new AbortController()
    const stop = new Error('stop')
    const { reports, reason } = await until({ ...everything, every: 2, signal: controller.signal }, ({ step }) => {
      if (step === 4) controller.abort(stop)
    })
    expect(reason).toBe(stop)
    expect(reports.at(-1)?.step).toBe(4)
    expect(await last({ ...everything, from: reports.at(-1) as Decided })).toEqual(await last(everything))
  })

  test('without a reason of its own throws an AbortError', async () => {
    const { reason } = await until({ ...everything, signal: AbortSignal.abort() })
    expect((reason as Error).name).toBe('AbortError')
  })

  test('is heard while training runs: it keeps no thread to itself', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort('late'), 20)
    const { reports, reason } = await until({ epochs: 1e9, signal: controller.signal })
    expect(reason).toBe('late')
    expect(reports.length).toBeGreaterThan(0)
  })
})

describe('a step that throws', () => {
  test('throws out of training, and leaves the state of the last report as it was', async () => {
    let runs = 0
    const engine = watched(() => {
      if (++runs === 5) throw new Error('out of memory')
    })
    const kept: string[] = []
    const { reports, reason } = await until({ ...everything, every: 1, engine }, (report) => {
      kept.push(JSON.stringify(report))
    })
    expect((reason as Error).message).toBe('out of memory')
    expect(reports.map(({ step }) => step)).toEqual([1, 2, 3, 4])
    expect(reports.map((report) => JSON.stringify(report))).toEqual(kept)
    const again = { ...everything, engine: reference }
    expect(await last({ ...again, from: reports.at(-1) as Decided })).toEqual(await last(again))
  })
})

describe('a consumer that stops', () => {
  test('ends training, and can go on from what it has', async () => {
    for await (const report of train(learner, points, everything)) {
      expect(report.epoch).toBe(1)
      expect(await last({ ...everything, from: report })).toEqual(await last(everything))
      break
    }
  })
})
