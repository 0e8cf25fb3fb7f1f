import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { DataError } from '../objects/errors.ts'
import { checkTakes, isObject } from '../learning/takes.ts'
import { typeOf } from '../draw/names.ts'
import { chartFigure, chartsOf, curvesData } from './curves.ts'
import { diagram } from './diagram.ts'
import { Html, html } from './html.ts'
import { count, counted, duration, figure, percent } from './numbers.ts'
import type { Recording } from './record.ts'
import { confusionTable, parameterTable, reportTable } from './tables.ts'

export const unfollowedSentence = '✗ report takes a run of which a report of training has come, but none has'

/**
 * A page that shows what was recorded of training: an HTML file of its own, which asks for nothing outside itself.
 *
 * It shows the learner as a string diagram, the curves of loss, accuracy and sizes of updates, the parameters, the confusion
 * matrix where the label is a class, and what made it: command, seed, time, versions. It follows the reader's light or dark
 * colours. Throws `LensorError` where no run came, `DataError` where none of its reports has come yet.
 *
 * @example
 * ```ts
 * import { basicUpdate, bit, bits, booleanError, dataset, identityRate, lookupTable, supervised, train } from 'lensor'
 * import { record, report } from 'lensor/report'
 *
 * const not = dataset(bit(1), bit(1), [
 *   [[0], [1]],
 *   [[1], [0]],
 * ])
 * const model = bits(1).pipe(lookupTable(1))
 * const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
 * const options = { epochs: 1, seed: 1 }
 *
 * const run = record(train(learner, not, options), { title: 'Negation', learner, model, data: not, ...options })
 * for await (const { loss } of run) {
 *   loss <= 1 // => true
 * }
 * report(run).includes('<title>Negation</title>') // => true
 * ```
 */
export function report(run: Recording): string {
  const given: unknown = run
  checkTakes('report', 'a run, as record gives it', given, isObject(given) && Array.isArray(given['reports']))
  if (run.reports.length === 0) throw new DataError(unfollowedSentence)
  const charts = chartsOf(run)
  const plotting = `/*!\n${plotter('LICENSE')}\n*/\n${plotter('dist/uPlot.iife.min.js')}`
  const drawing = own('src/report/charts.js')
  const style = `${plotter('dist/uPlot.min.css')}\n${own('src/report/page.css')}`
  const confusions = run.measured.flatMap((measured) => {
    const confusion = measured.confusion()
    return confusion === undefined ? [] : [confusionTable(measured, confusion)]
  })
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="${policy([plotting, drawing])}" />
        <title>${run.title}</title>
        ${verbatim('style', style)}
      </head>
      <body>
        <header>
          <p class="kind">Learning report</p>
          <h1>${run.title}</h1>
          ${outcome(run)}
        </header>
        <main>
          <section class="panel" aria-labelledby="learner">
            <h2 id="learner">Learner</h2>
            ${diagram(run.learner)}
            <p class="type">${typeOf(run.learner)}</p>
          </section>
          <div class="charts">${charts.map(chartFigure)}</div>
          <noscript><p>The curves are drawn by a script; the table of reports has their numbers.</p></noscript>
          ${
            confusions.length === 0
              ? undefined
              : html`<section class="panel" aria-labelledby="confusion">
                  <h2 id="confusion">Confusion</h2>
                  <div class="matrices">${confusions}</div>
                </section>`
          }
          <section class="panel" aria-labelledby="parameters">
            <h2 id="parameters">Parameters</h2>
            ${parameterTable(run)}
          </section>
          <section class="panel" aria-labelledby="numbers">
            <h2 id="numbers">Reports</h2>
            ${reportTable(run)}
          </section>
          <section class="panel" aria-labelledby="origin">
            <h2 id="origin">Origin</h2>
            ${origin(run)}
          </section>
        </main>
        ${verbatim('script', json(curvesData(run, charts)), ' type="application/json" id="curves"')}
        ${verbatim('script', plotting)} ${verbatim('script', drawing)}
      </body>
    </html>`
  return `${page.text}\n`
}

/** An element whose content is no HTML, to the letter: the hash of a script depends on it. */
const verbatim = (element: 'script' | 'style', content: string, attributes = ''): Html =>
  new Html(`<${element}${attributes}>${content}</${element}>`)

/** Data as JSON that no element ends in. */
const json = (data: unknown): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`)

/** What training came to, in a few numbers. */
function outcome({ reports, measured, parameters, seconds }: Recording): Html {
  const last = reports.at(-1)
  if (last === undefined) return html``
  const elements = parameters.reduce((sum, parameter) => sum + parameter.elements, 0)
  const facts = [
    ['loss', figure(last.loss)],
    ...measured.map(({ name }, index) => [`accuracy, ${name}`, percent(last.accuracies[index])] as const),
    [last.epoch === 1 ? 'epoch' : 'epochs', count(last.epoch)],
    [last.step === 1 ? 'step' : 'steps', count(last.step)],
    [elements === 1 ? 'element' : 'elements', count(elements)],
    ['time', duration(seconds)],
  ] as const
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

/** What made the run. */
function origin({ command, seed, engine, began, seconds, reports }: Recording): Html {
  const [lensor, plotting] = [own, plotter].map(
    (file) => JSON.parse(file('package.json')) as { readonly version: string },
  )
  const time = began?.toISOString() ?? ''
  return html`<dl class="origin">
    <dt>Command</dt>
    <dd><code>${command}</code></dd>
    <dt>Seed</dt>
    <dd>${seed}</dd>
    <dt>Time</dt>
    <dd>
      <time datetime="${time}">${time.replace('T', ' ').replace(/\..*/, ' UTC')}</time>, ${duration(seconds)} for
      ${counted(reports.length, 'report')}
    </dd>
    <dt>Versions</dt>
    <dd>lensor ${lensor?.version}, engine ${engine}, Node ${process.versions.node}, uPlot ${plotting?.version}</dd>
  </dl>`
}

const { resolve } = createRequire(import.meta.url)

const text = (path: string | URL): string => readFileSync(path, 'utf8').trim()

/** A file of the plotting library, whose script asks for nothing. */
const plotter = (file: string): string => text(resolve(`uplot/${file}`))

/** A file of this package. */
const own = (file: string): string => text(new URL(`../../${file}`, import.meta.url))

/** What the page may do: run these scripts, and ask for nothing. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return `default-src 'none'; style-src 'unsafe-inline'; script-src ${hashes.join(' ')}`
}
