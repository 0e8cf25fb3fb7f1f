/** How learning is shown: a line that moves on a terminal, plain lines elsewhere. */
import { progress } from 'lensor'
import type { Follow } from './outcome.ts'

/** Follows training to its end, and shows it. */
export const follow: Follow = async (title, epochs, reports) => {
  console.log(`\n${title}`)
  const losses: number[] = []
  let last
  let shown = { epoch: 0, at: performance.now() }
  for await (const report of progress(reports, { epochs })) {
    last = report
    losses.push(report.loss)
    const { epoch, loss, stepsPerSecond } = report
    const isQuarter = epoch > shown.epoch && epoch % Math.ceil(epochs / 4) === 0
    if (!process.stderr.isTTY && (isQuarter || performance.now() - shown.at > 10_000)) {
      shown = { epoch, at: performance.now() }
      const speed = Math.round(stepsPerSecond).toLocaleString('en')
      console.log(`  epoch ${epoch} of ${epochs}, loss ${loss.toFixed(4)}, ${speed} steps/s`)
    }
  }
  if (last === undefined) throw new Error('training gave no report')
  return { last, losses }
}

/** A circuit of four bits and one output as a picture: its value at all sixteen inputs, two bits down and two across. */
export function truthTable(values: readonly number[]): string {
  const codes = ['00', '01', '10', '11']
  const rows = codes.map((code, row) => {
    const cells = values.slice(4 * row, 4 * row + 4).map((value) => (value === 1 ? '██' : '··'))
    return `        ${code}  ${cells.join(' ')}`
  })
  return [`  sepal\\petal ${codes.join(' ')}`, ...rows].join('\n')
}

/** A share in per cent; a dash where there is none. */
export const percent = (share: number | undefined, digits = 1): string =>
  share === undefined ? '–' : `${(100 * share).toFixed(digits)} %`

/** Rows of cells below each other, each column as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return rows.map((row) => `  ${line(row)}`.trimEnd()).join('\n')
}
