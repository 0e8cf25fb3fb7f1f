/**
 * What the types cost: `npm run bench:types -- [hovers …]`. It measures programs of ours and of others in turns, and
 * hovers, and writes the tables of `docs/type-performance.md`, or those that are named. With `--quick` it measures each once and writes nothing.
 *
 * typetensor is not in the registry; `TYPETENSOR` names a folder with the sources of its core, `index.ts` among them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { baseline, programs } from '../types/budgets/budgets.ts'
import { different } from '../types/budgets/composites.ts'
import type { Cost, Options, Program } from '../types/budgets/measure.ts'
import { measure } from '../types/budgets/measure.ts'
import type { Program as Opened } from '../types/language-server.ts'
import { LanguageServer } from '../types/language-server.ts'
import { pieces, plain, typetensor } from './composites.ts'
import { setting } from './setting.ts'

const page = resolve(import.meta.dirname, '../../docs/type-performance.md')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const rounds = values.quick ? 1 : 5
const hovers = values.quick ? 3 : 40

/** A program to measure, and one that has only its imports. */
interface Subject {
  readonly program: Program
  readonly beside: Program
  readonly options?: Options | undefined
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right)
  const half = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? half : half - 1], sorted[half]]
  return (low + high) / 2
}

/**
 * What programs cost beside those that only import them, in rounds in which they take turns: the least of each, since
 * other programs on the machine only ever add to it.
 */
async function costs(subjects: Readonly<Record<string, Subject>>): Promise<ReadonlyMap<string, Cost>> {
  const least = new Map<Program, Cost>()
  const run = async (name: string, program: Program, options?: Options | undefined): Promise<void> => {
    const { instantiations, types, seconds } = await measure(name, program, options)
    const known = least.get(program)?.seconds ?? Number.POSITIVE_INFINITY
    least.set(program, { instantiations, types, seconds: Math.min(known, seconds) })
  }
  for (let round = 0; round < rounds; round++) {
    const imports = new Map(Object.entries(subjects).map(([name, { beside, options }]) => [beside, { name, options }]))
    for (const [beside, { name, options }] of imports) await run(`${name}, imports`, beside, options)
    for (const [name, { program, options }] of Object.entries(subjects)) await run(name, program, options)
  }
  return new Map(
    Object.entries(subjects).map(([name, { program, beside }]) => {
      const [whole, base] = [least.get(program) as Cost, least.get(beside) as Cost]
      return [
        name,
        {
          instantiations: whole.instantiations - base.instantiations,
          types: whole.types - base.types,
          seconds: whole.seconds - base.seconds,
        },
      ]
    }),
  )
}

const count = (value: number): string => Math.round(value).toLocaleString('en-GB')
const milliseconds = (seconds: number): string => count(Math.max(0, 1000 * seconds))
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** How many layers a program has, by its name. */
const layersOf = (name: string): number | undefined => {
  const found = /^(\d+) .*layers/.exec(name)?.[1]
  return found === undefined ? undefined : Number(found)
}

async function ofPrograms(): Promise<string> {
  const found = await costs(
    Object.fromEntries(Object.entries(programs).map(([name, program]) => [name, { program, beside: baseline }])),
  )
  return table(
    ['program', 'instantiations', 'a layer', 'types', 'check, ms'],
    Array.from(found, ([name, { instantiations, types, seconds }]) => {
      const layers = layersOf(name)
      const each = layers === undefined ? '' : count(instantiations / layers)
      return [name, count(instantiations), each, count(types), milliseconds(seconds)]
    }),
  )
}

/** What one more of each piece costs, on an object that nothing was on before. */
async function ofPieces(): Promise<string> {
  const rows: string[][] = []
  for (const [name, { alone, pieced, count: often }] of Object.entries(pieces)) {
    const [less, more] = [await measure('without', { text: alone }), await measure('with', { text: pieced })]
    rows.push([`\`${name}\``, count((more.instantiations - less.instantiations) / often)])
  }
  return table(['one more', 'instantiations'], rows)
}

const sizes = [10, 100, 400] as const

async function ofPeers(): Promise<string> {
  const folder = process.env['TYPETENSOR']
  const nothing: Program = { text: 'export {}\n' }
  const peers: Readonly<Record<string, (layers: number) => Subject>> = {
    'ours, sizes checked': (layers) => ({ program: { text: different(layers) }, beside: baseline }),
    'plain generics, no sizes': (layers) => ({ program: { text: plain(layers) }, beside: nothing }),
    ...(folder === undefined
      ? {}
      : {
          'typetensor, shapes checked': (layers: number): Subject => ({
            program: { text: typetensor(layers, folder) },
            beside: imports(folder),
            // Its sources are written for a bundler and looser rules.
            options: {
              module: 'preserve',
              moduleResolution: 'bundler',
              verbatimModuleSyntax: false,
              noUnusedLocals: false,
              noUnusedParameters: false,
              erasableSyntaxOnly: false,
              skipLibCheck: true,
            },
          }),
        }),
  }
  const text = new Map<string, Program>()
  const imports = (from: string): Program => {
    const known = text.get(from) ?? { text: typetensor(0, from) }
    text.set(from, known)
    return known
  }
  const subjects = Object.entries(peers).flatMap(([name, of]) =>
    sizes.map((layers) => [`${name}, ${layers} layers`, of(layers)] as const),
  )
  const found = await costs(Object.fromEntries(subjects))
  const figures = (name: string): string[] =>
    sizes.flatMap((layers) => {
      const cost = found.get(`${name}, ${layers} layers`)
      return cost === undefined ? [] : [count(cost.instantiations), milliseconds(cost.seconds)]
    })
  const rows = Object.keys(peers).map((name) => [name].concat(figures(name)))
  const head = ['', ...sizes.flatMap((layers) => [`${layers} layers: instantiations`, 'check, ms'])]
  const absent = folder === undefined ? '\n\nAbsent: typetensor, since `TYPETENSOR` names no folder.' : ''
  return table(head, rows) + absent
}

/** The milliseconds that something takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function ofHovers(): Promise<string> {
  const server = await LanguageServer.start()
  const text = (layers: number, first: number): string =>
    different(layers)
      .replace(/dense\(9\)/, `dense(${first})`)
      .replace('export const', 'export const')
  const rows: string[][] = []
  for (const layers of sizes) {
    const program = server.open(text(layers, 9))
    const places = ['model', `dense(${9 + layers - 2})`, `tanh)\n`].map((what) => ({ text: what }))
    const ask = (at: number): Promise<unknown> => program.hover(places[at % places.length] as { readonly text: string })
    for (let at = 0; at < places.length; at++) await ask(at)
    const still: number[] = []
    for (let at = 0; at < hovers; at++) still.push(await timed(() => ask(at)))
    rows.push([
      `${layers} layers`,
      median(still).toFixed(1),
      median(await edited(program, text, layers, ask)).toFixed(1),
    ])
  }
  await server.stop()
  return table(['hover on the last of', 'median, ms', 'after an edit of the first layer, ms'], rows)
}

/** The milliseconds of hovers, each after the first layer was given another size. */
async function edited(
  program: Opened,
  text: (layers: number, first: number) => string,
  layers: number,
  ask: (at: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; at < hovers; at++) {
    program.edit(text(layers, 1_000 + at))
    times.push(await timed(() => ask(at)))
  }
  return times
}

/** A page with another body between the marks of a section. */
function replaced(text: string, section: string, body: string): string {
  const [begin, end] = [`<!-- ${section} -->`, `<!-- end of ${section} -->`]
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)]
  if (start < 0 || stop < 0) throw new Error(`✗ the page has no section ${section}`)
  return `${text.slice(0, start + begin.length)}\n\n${body}\n\n${text.slice(stop)}`
}

const [load = 0] = loadavg()
if (load > 0.5) console.log(`other programs run here (load ${load.toFixed(1)}): times will be off`)
const { version } = createRequire(import.meta.url)('typescript/package.json') as { readonly version: string }
const sections = {
  setting: async () => `${setting()}; TypeScript ${version}.`,
  hovers: ofHovers,
  pieces: ofPieces,
  peers: ofPeers,
  programs: ofPrograms,
}
for (const [section, of] of Object.entries(sections)) {
  if (positionals.length > 0 && !positionals.includes(section)) continue
  const body = await of()
  console.log(`\n${section}\n\n${body}`)
  if (!values.quick) writeFileSync(page, replaced(readFileSync(page, 'utf8'), section, body))
}
