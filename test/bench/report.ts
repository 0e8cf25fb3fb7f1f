/** What was measured, as tables in Markdown. */
import type { Spread } from './measure.ts'
import type { Peer } from './peer.ts'
import type { Target, Workload } from './workload.ts'

/** What a peer came to in a workload. */
export interface Row {
  readonly peer: Pick<Peer, 'id' | 'name' | 'precision' | 'threads'>
  /** How far its parameters were off after three steps; `undefined` where they are not compared. */
  readonly distance?: number | undefined
  /** Why it has no time. */
  readonly refusal?: string
}

/** A workload, and what its peers came to. */
export interface Result {
  readonly workload: Workload
  readonly rows: readonly Row[]
  /** The time of a step of those that have one, by the `id` of the peer. */
  readonly spreads: ReadonlyMap<string, Spread>
}

/** What was asked for and what came. */
export interface Outcome {
  readonly workload: string
  readonly against: string
  readonly asked: string
  readonly measured: string
  /** How many times what was asked for came; `undefined` where it was not measured. */
  readonly share: number | undefined
}

/** A table: one line for its head, one for each row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The tables of a page, each the rows of its cells, its head first. */
export function tablesOf(page: string): string[][][] {
  const tables: string[][][] = []
  let isInside = false
  for (const line of page.split('\n')) {
    const isRow = line.startsWith('|')
    if (isRow && !isInside) tables.push([])
    if (isRow && !/^(\| --- )+\|$/.test(line))
      tables.at(-1)?.push(
        line
          .slice(1, line.lastIndexOf('|'))
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim().replaceAll('\\|', '|')),
      )
    isInside = isRow
  }
  return tables
}

/** A number in so many significant digits, its thousands apart. */
export function figure(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–'
  const whole = Math.abs(value) >= 10 ** (digits - 1)
  const text = whole ? String(Math.round(value)) : Number(value.toPrecision(digits)).toString()
  return whole ? text.replaceAll(/\B(?=(\d{3})+$)/g, ' ') : text
}

/** How many times one time is another. */
export const times = (ratio: number): string => `${figure(ratio, 3)}×`

/** The rows of the peers, by the time of ours. */
export function resultTable({ workload: { rate }, rows, spreads }: Result, ours: string): string {
  const own = spreads.get(ours)
  const shown = (microseconds: number): string =>
    figure(rate === undefined ? microseconds : rate.perStep / microseconds / 1000)
  const measured = (spread: Spread): readonly string[] => [
    shown(spread.median),
    (rate === undefined ? [spread.lower, spread.upper] : [spread.upper, spread.lower]).map(shown).join(' – '),
    own === undefined ? '' : times(spread.median / own.median),
  ]
  return table(
    ['', 'numbers', 'threads', rate?.unit ?? 'µs a step', 'middle half', 'times ours', 'off by'],
    rows.map(({ peer, distance, refusal }) => {
      const spread = spreads.get(peer.id)
      const off = distance === undefined ? '' : distance === 0 ? '0' : distance.toExponential(0)
      const times = spread === undefined ? [refusal ?? 'not measured', '', ''] : measured(spread)
      return [peer.name, peer.precision, String(peer.threads), ...times, off]
    }),
  )
}

/** How a target was met. */
export function outcomeOf({ workload, rows, spreads }: Result, { peer: id, least }: Target, ours: string): Outcome {
  const [own, theirs] = [spreads.get(ours), spreads.get(id)]
  const peer = rows.find(({ peer }) => peer.id === id)?.peer
  const ratio = own && theirs && theirs.median / own.median
  return {
    workload: `${workload.group}: ${workload.title}`,
    against: peer === undefined ? id : described(peer),
    asked: `at least ${times(least)}`,
    measured: ratio === undefined ? 'not measured' : times(ratio),
    share: ratio === undefined ? undefined : ratio / least,
  }
}

const described = ({ name, precision, threads }: Row['peer']): string =>
  `${name}${precision === 'bits' ? '' : `, ${precision}`}${threads > 1 ? `, ${threads} threads` : ''}`

export const outcomeHead: readonly string[] = ['workload', 'beside', 'target', 'measured', 'outcome']

/** Targets and what came of them. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  return table(
    outcomeHead,
    outcomes.map(({ workload, against, asked, measured, share }) => [
      workload,
      against,
      asked,
      measured,
      share === undefined ? '–' : share >= 1 ? `met, by ${times(share)}` : `missed, by ${times(1 / share)}`,
    ]),
  )
}

/** The rows of a page's tables of targets that say that one is missed. */
export function missedOn(page: string): readonly (readonly string[])[] {
  return tablesOf(page)
    .filter(([head]) => head?.join() === outcomeHead.join())
    .flatMap(([, ...rows]) => rows)
    .filter((row) => row.at(-1)?.startsWith('missed'))
}
