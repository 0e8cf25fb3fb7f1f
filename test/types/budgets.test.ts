/**
 * What programs cost the compiler, in instantiations of types: those of the program, less those of a program that only
 * imports the library. The budgets are committed; what is measured stays under them.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, '.generated/budgets')
const budgets = JSON.parse(readFileSync(resolve(import.meta.dirname, 'budgets.json'), 'utf8')) as Readonly<
  Record<string, number>
>

const model = 'const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))'
const learner = 'model.batch(16).lens().reparam(adam({ rate: 1e-2 })).pipe(softmaxCrossEntropy).pipe(descent(1))'

/** So many layers in one expression, dense ones and tanh in turn. */
function composite(layers: number, sizeOf: (layer: number) => number = () => 8): string {
  const parts = Array.from({ length: layers }, (_, layer) => (layer % 2 ? 'tanh' : `dense(${sizeOf(layer)})`))
  return `import { dense, input, tanh } from 'lensor'\nexport const model = input(8).pipe(${parts.join(').pipe(')})\n`
}

/** So many convolutions, of another number of channels each, on an image that they make smaller. */
function convolutional(layers: number): string {
  const parts = Array.from(
    { length: layers },
    (_, layer) => `convolution(${9 + layer}, 3)).pipe(channelBias).pipe(relu`,
  )
  return `import { channelBias, convolution, input, relu } from 'lensor'
export const model = input(1, 99, 99).pipe(${parts.join(').pipe(')})
`
}

const repeated = (count: number): string => `import { dense, input, repeat, tanh } from 'lensor'
export const model = input(4).pipe(repeat(${count}, dense(8).pipe(tanh)))
`

const programs = {
  import: `import 'lensor'\n`,
  model: `import { dense, input, tanh } from 'lensor'\nexport ${model}\n`,
  learner: `import { adam, dense, descent, input, softmaxCrossEntropy, tanh } from 'lensor'
${model}
export const learner = ${learner}
`,
  '10 layers': composite(10),
  '100 layers': composite(100),
  '400 layers': composite(400),
  '100 layers of different sizes': composite(100, (layer) => 9 + layer),
  '30 convolutional layers': convolutional(10),
  '90 convolutional layers': convolutional(30),
  'a layer repeated once': repeated(1),
  'a layer repeated 10 times': repeated(10),
  'a layer repeated 100 times': repeated(100),
}
type Name = keyof typeof programs

/** The instantiations of a program, all in all. */
async function instantiations(name: Name): Promise<number> {
  const slug = name.replaceAll(' ', '-')
  const configuration = {
    extends: '../../tsconfig.json',
    compilerOptions: { types: [], declaration: false, isolatedDeclarations: false },
    files: [`${slug}.ts`],
    include: [],
  }
  writeFileSync(resolve(folder, `${slug}.ts`), programs[name])
  writeFileSync(resolve(folder, `${slug}.json`), JSON.stringify(configuration))
  const compiler = resolve(root, 'node_modules/typescript/bin/tsc')
  const options = ['--extendedDiagnostics', '--singleThreaded', '-p', resolve(folder, `${slug}.json`)]
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, ...options])
  return Number(/^Instantiations:\s+(\d+)$/m.exec(stdout)?.[1])
}

const totals = new Map<Name, number>()
const total = (name: Name): number => totals.get(name) ?? Number.NaN
const cost = (name: Name): number => total(name) - total('import')

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  for (const name of Object.keys(programs) as Name[]) totals.set(name, await instantiations(name))
}, 120_000)

describe('the cost of a program is within its budget', () => {
  test.each(Object.entries(budgets))('%s: %i', (name, budget) => {
    expect(cost(name as Name)).toBeGreaterThan(0)
    expect(cost(name as Name)).toBeLessThanOrEqual(budget)
  })
})

test('a hundred layers cost less than 150,000 instantiations, the library included', () => {
  expect(total('100 layers')).toBeLessThan(150_000)
  expect(total('100 layers of different sizes')).toBeLessThan(150_000)
})

test('the cost grows linearly, by less than a hundred instantiations a layer', () => {
  const [first, later] = [
    (cost('100 layers') - cost('10 layers')) / 90,
    (cost('400 layers') - cost('100 layers')) / 300,
  ]
  expect(later).toBeLessThan(100)
  expect(later).toBeLessThan(first * 1.05)
})
