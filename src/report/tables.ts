/** The tables of a page. */
import type { Confusion } from './confusion.ts'
import { subscript } from './curves.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { count, counted, figure, percent } from './numbers.ts'
import type { Measured, Recording } from './record.ts'

/** Each parameter: its wire, its size, its norm before and after. */
export function parameterTable({ parameters, reports }: Recording): Html {
  const last = reports.at(-1)
  const total = parameters.reduce((sum, { elements }) => sum + elements, 0)
  const rows = parameters.map(
    ({ wire, elements, norm }, index) => html`
      <tr>
        <th scope="row"><i class="key" data-series="${index}"></i>p${subscript(index + 1)}</th>
        <td class="wire">${wire}</td>
        <td>${count(elements)}</td>
        <td>${figure(norm)}</td>
        <td>${figure(last?.norms[index] ?? Number.NaN)}</td>
        <td>${figure(last?.updates[index] ?? Number.NaN)}</td>
      </tr>
    `,
  )
  return html`
    <p class="note" id="parameters-note">
      ${counted(total, 'element')} in ${counted(parameters.length, 'parameter')}. ${normNote(parameters)}
    </p>
    <div class="wide" role="region" aria-label="Parameters" tabindex="0">
      <table id="parameters-table" aria-describedby="parameters-note">
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col" class="wire">wire</th>
            <th scope="col">elements</th>
            <th scope="col">‖p‖ at first</th>
            <th scope="col">‖p‖ at last</th>
            <th scope="col">‖Δp‖ at last</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  `
}

/** What ‖p‖ is. */
function normNote(parameters: Recording['parameters']): string {
  const [euclid, number] = ['Euclid’s norm', 'how many elements are not zero']
  const smooth = parameters.filter((parameter) => parameter.smooth).length
  if (smooth === parameters.length) return `‖p‖ is ${euclid}.`
  return smooth === 0 ? `‖p‖ is ${number}.` : `‖p‖ is ${euclid} over a smooth domain, and elsewhere ${number}.`
}

/** A confusion matrix: a row for each label, a column for each prediction, and the share of each that is right. */
export function confusionTable({ name, samples }: Measured, { classes, counts }: Confusion): Html {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const rows = counts.map((row, index) => {
    const all = total(row)
    const cells = row.map((value, column) => {
      const kind = value === 0 ? 'none' : column === index ? 'right' : 'wrong'
      return html`<td class="${kind}" style="--share: ${all === 0 ? 0 : (value / all).toFixed(4)}">${count(value)}</td>`
    })
    return html`
      <tr>
        <th scope="row">${classes[index]}</th>
        ${cells}
        <td class="margin">${all === 0 ? '–' : percent((row[index] ?? 0) / all)}</td>
      </tr>
    `
  })
  const columns = (counts[0]?.length ?? 0) > classes.length ? [...classes, 'none'] : classes
  const precisions = columns.map((_, column) => {
    const all = total(counts.map((row) => row[column] ?? 0))
    return html`<td class="margin">
      ${all === 0 || column === classes.length ? '–' : percent((counts[column]?.[column] ?? 0) / all)}
    </td>`
  })
  const right = total(counts.map((row, index) => row[index] ?? 0))
  return html`
    <div class="wide" role="region" aria-label="Confusion, ${name}" tabindex="0">
      <table class="confusion" id="confusion-${name}">
        <caption>
          <b>${name}</b
          >: ${count(right)} of ${counted(samples, 'sample')} right
        </caption>
        <thead>
          <tr>
            <th scope="col">label \\ predicted</th>
            ${columns.map((label) => html`<th scope="col">${label}</th>`)}
            <th scope="col" class="margin">recall</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" class="margin">precision</th>
            ${precisions}
            <td class="margin">${percent(right / samples)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  `
}

/** How many reports the table shows, at most. */
const most = 200

/** What was reported, as numbers: all reports, or as many as can be read, evenly chosen, the last among them. */
export function reportTable({ reports, measured, parameters }: Recording): Html {
  const every = Math.ceil(reports.length / most)
  const chosen = reports.filter((_, index) => (reports.length - 1 - index) % every === 0)
  const rows = chosen.map(
    ({ epoch, step, loss, accuracies, updates, stepsPerSecond }) => html`
      <tr>
        <th scope="row">${count(step)}</th>
        <td>${count(epoch)}</td>
        <td>${figure(loss)}</td>
        ${accuracies.map((share) => html`<td>${percent(share)}</td>`)}
        ${updates.map((size) => html`<td>${figure(size)}</td>`)}
        <td>${count(Math.round(stepsPerSecond))}</td>
      </tr>
    `,
  )
  return html`
    <details>
      <summary>
        ${every === 1 ? 'All' : `${count(chosen.length)} of`} ${counted(reports.length, 'report')}, as numbers
      </summary>
      <div class="wide" role="region" aria-label="Reports" tabindex="0">
        <table id="reports">
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">epochs done</th>
              <th scope="col">loss</th>
              ${measured.map(({ name }) => html`<th scope="col">accuracy, ${name}</th>`)}
              ${parameters.map((_, index) => html`<th scope="col">‖Δp${subscript(index + 1)}‖</th>`)}
              <th scope="col">steps/s</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </details>
  `
}
