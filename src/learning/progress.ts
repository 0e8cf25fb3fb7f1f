import { checkRecord } from '../objects/records.ts'
import { sparkline } from './sparkline.ts'
import { checkReports, checkTakes } from './takes.ts'
import type { Report } from './train.ts'

/** Where a line is written over and over: a stream such as `process.stderr`. */
export interface Terminal {
  /** Whether it is a terminal; nothing is written where it is not. */
  readonly isTTY?: boolean
  /** How many characters fit in a line; 80 where it does not say. */
  readonly columns?: number
  write(text: string): unknown
}

/** Options of {@link progress}. */
export interface ProgressOptions {
  /** How often all samples are seen in all, as `train` was told. */
  readonly epochs: number
  /** Whether nothing is written. */
  readonly silent?: boolean
  /** Where it is written; `process.stderr` where there is none. */
  readonly stream?: Terminal
}

/** What of a report the line shows. */
type Shown = Pick<Report, 'epoch' | 'step' | 'stepsPerEpoch' | 'stepsPerSecond' | 'loss'>

/** The shortest between two writings of the line, in milliseconds. */
const pause = 100

/** How many losses are kept for the curve, at most. */
const kept = 512

/** How many bars the curve has, at most, and how many there is room for before the step is left out. */
const most = 20
const fewest = 10

const clear = '\r\u001B[K'

/**
 * The reports of training as they come, and one line on a terminal that says how it goes: epoch, steps, steps in a second,
 * time left, the loss and its curve. Where the terminal is too narrow for the curve, the step is left out.
 *
 * The line is written at most ten times in a second and ends with a newline, however training ends. Where the stream is no
 * terminal, or `silent` is asked, nothing is written. The line moves as often as there are reports, so long epochs want
 * `every`. Throws `LensorError` at the first report that is asked for, where no reports or no epochs came.
 *
 * @example
 * ```ts
 * import { basicUpdate, bit, bits, booleanError, dataset, identityRate, lookupTable, progress, supervised, train } from 'lensor'
 *
 * const not = dataset(bit(1), bit(1), [
 *   [[0], [1]],
 *   [[1], [0]],
 * ])
 * const model = bits(1).pipe(lookupTable(1))
 * const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
 * const options = { epochs: 2, seed: 1 }
 * for await (const { parameters } of progress(train(learner, not, options), options)) {
 *   parameters.join() // => '10'
 * }
 * ```
 */
export async function* progress<R extends Shown>(
  reports: AsyncIterable<R>,
  options: ProgressOptions,
): AsyncGenerator<R, void, undefined> {
  checkReports('progress', reports)
  const { epochs, stream = standardError() } = checkRecord('progress', 'options', options)
  checkTakes('progress', 'epochs: a whole number from 0', epochs, Number.isInteger(epochs) && epochs >= 0)
  if (options.silent === true || stream?.isTTY !== true) {
    yield* reports
    return
  }
  const began = performance.now()
  const losses: number[] = []
  let between = 1
  let seen = 0
  let first: { readonly step: number; readonly at: number } | undefined
  let last: R | undefined
  let written = -Infinity

  const write = (report: R, now: number): void => {
    written = now
    const { epoch, step, stepsPerEpoch, loss } = report
    const since = first ?? { step, at: now }
    const rate = step > since.step ? (1000 * (step - since.step)) / (now - since.at) : report.stepsPerSecond
    const left = options.epochs * stepsPerEpoch - step
    const time = left > 0 ? `${clock(left / rate)} left` : `in ${clock((now - began) / 1000)}`
    const room = (stream.columns || 80) - 1
    const headed = (counts: readonly string[]): string =>
      [`epoch ${epoch} of ${options.epochs}`, ...counts, `${count(rate)} steps/s`, time, `loss ${number(loss)} `].join(
        ' · ',
      )
    const whole = headed([`step ${count(step)}`])
    const head = whole.length + fewest <= room ? whole : headed([])
    const curve = sparkline(losses, Math.max(0, Math.min(most, room - head.length)))
    stream.write(clear + (head + curve).slice(0, room))
  }

  try {
    for await (const report of reports) {
      const now = performance.now()
      first ??= { step: report.step, at: now }
      last = report
      if (seen++ % between === 0) losses.push(report.loss)
      if (losses.length > kept) {
        losses.splice(0, Infinity, ...losses.filter((_, at) => at % 2 === 0))
        between *= 2
      }
      if (now - written >= pause) write(report, now)
      yield report
    }
  } finally {
    if (last !== undefined) {
      write(last, performance.now())
      stream.write('\n')
    }
  }
}

/** The stream of a process for what is not its output; a page has none. */
function standardError(): Terminal | undefined {
  return (globalThis as { readonly process?: { readonly stderr?: Terminal } }).process?.stderr
}

/** A number to four significant digits. */
const number = (value: number): string => String(Number(value.toPrecision(4)))

/** A count, its thousands apart. */
const count = (value: number): string => Math.round(value).toLocaleString('en')

/** Seconds as `0:07` or `1:02:03`. */
function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–:––'
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const two = (part: number): string => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
