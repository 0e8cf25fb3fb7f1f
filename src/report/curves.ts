/** The curves of a page: their data, which a script draws, and their words, which need none. */
import type { Recording } from './record.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { figure, percent } from './numbers.ts'

/** A curve: what it is called, and its value at each report. */
interface Series {
  readonly label: string
  readonly values: readonly number[]
}

/** Curves in one frame, over the same reports. */
interface Chart {
  readonly id: string
  readonly title: string
  /** What the curves show, in a sentence. */
  readonly about: string
  readonly unit: 'number' | 'share'
  /** Whether the axis is logarithmic. */
  readonly logarithmic: boolean
  readonly series: readonly Series[]
}

/** The curves of a run. */
export function chartsOf({ reports, measured, parameters }: Recording): readonly Chart[] {
  const losses = reports.map(({ loss }) => loss)
  const accuracy = measured.map(({ name }, index) => ({
    label: name,
    values: reports.map(({ accuracies }) => accuracies[index] ?? Number.NaN),
  }))
  const updates = parameters.map(({ wire }, index) => ({
    label: `p${subscript(index + 1)} : ${wire}`,
    values: reports.map((report) => report.updates[index] ?? Number.NaN),
  }))
  const charts: readonly Chart[] = [
    {
      id: 'loss',
      title: 'Loss',
      about: 'The mean over the samples between two reports.',
      unit: 'number',
      logarithmic: false,
      series: [{ label: 'loss', values: losses }],
    },
    {
      id: 'accuracy',
      title: 'Accuracy',
      about: 'The share of samples that the model gets right, at each report.',
      unit: 'share',
      logarithmic: false,
      series: accuracy,
    },
    {
      id: 'updates',
      title: 'Sizes of updates',
      about: 'How far each parameter moved between two reports, ‖Δp‖.',
      unit: 'number',
      logarithmic: parameters.every(({ smooth }) => smooth) && spansDecades(updates.flatMap(({ values }) => values)),
      series: updates,
    },
  ]
  return charts.filter(({ series }) => series.length > 0)
}

/** Whether values lie so far apart that only a logarithmic axis shows all of them, or all but zeros. */
function spansDecades(values: readonly number[]): boolean {
  const positive = values.filter((value) => value > 0)
  const least = positive.reduce((low, value) => Math.min(low, value), Infinity)
  const greatest = positive.reduce((high, value) => Math.max(high, value), 0)
  return greatest / least > 30
}

/** A number in subscript. */
export const subscript = (value: number): string =>
  String(value).replaceAll(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '')

/** Along what the curves run: epochs, where there are several of them, else steps. */
export function axisOf({ reports }: Recording): { readonly label: string; readonly values: readonly number[] } {
  const [first, last] = [reports[0], reports.at(-1)]
  const several = (last?.step ?? 0) - (first?.step ?? 0) > (last?.stepsPerEpoch ?? 0)
  return several
    ? { label: 'epoch', values: reports.map(({ step, stepsPerEpoch }) => step / stepsPerEpoch) }
    : { label: 'step', values: reports.map(({ step }) => step) }
}

/** A chart as a figure: a frame for the script, and what it shows in words. */
export function chartFigure({ id, title, about, unit, logarithmic, series }: Chart): Html {
  const shown = unit === 'share' ? percent : figure
  const words = series.map(
    ({ label, values }) =>
      `${label}, ${shown(values[0] as number)} at first, ${shown(values.at(-1) as number)} at last`,
  )
  return html`
    <figure class="chart" id="${id}" aria-labelledby="${id}-title">
      <figcaption>
        <h2 id="${id}-title">${title}</h2>
        <p>${about}${logarithmic ? ' The axis is logarithmic, without zeros.' : ''}</p>
        <p class="unseen">${words.join('; ')}.</p>
      </figcaption>
      <div
        class="plot"
        role="group"
        aria-label="${title}: the arrows move along the reports"
        data-curves="${id}"
        tabindex="0"
      ></div>
    </figure>
  `
}

/** A chart as a script reads it: a gap where a value is no finite number, or has no place on its axis. */
export interface ChartData {
  readonly unit: 'number' | 'share'
  readonly logarithmic: boolean
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[]
}

/** The curves as a script reads them: along what they run, and the charts by their names. */
export interface CurvesData {
  readonly axis: string
  readonly x: readonly number[]
  readonly charts: Readonly<Record<string, ChartData>>
}

/** The data of the curves, to seven digits. */
export function curvesData(run: Recording, charts: readonly Chart[]): CurvesData {
  const { label, values } = axisOf(run)
  const data = charts.map(({ id, unit, logarithmic, series }): readonly [string, ChartData] => {
    const placed = (value: number): number | null =>
      Number.isFinite(value) && !(logarithmic && value === 0) ? short(value) : null
    return [
      id,
      { unit, logarithmic, series: series.map((one) => ({ label: one.label, values: one.values.map(placed) })) },
    ]
  })
  return { axis: label, x: values.map(short), charts: Object.fromEntries(data) }
}

const short = (value: number): number => Number(value.toPrecision(7))
