/**
 * The package as a user has it: what `npm pack` makes, installed in a folder of its own. Its types hold on each compiler and
 * under each setup, and it learns under each version of Node and in a browser.
 */
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isServed, majors, underNode } from '../evaluate/node.ts'
import { docstring, publicNames } from '../examples/public.ts'
import { browserPath } from '../report/browser.ts'
import type { Said } from '../types/compiler.ts'
import { compiler, golden, sayings, sentenceIn } from '../types/compiler.ts'
import { copied, installed } from './user.ts'

const root = resolve(import.meta.dirname, '../..')
let folder = ''

beforeAll(async () => {
  folder = await installed()
  await copied(folder, 'typetests/accepted', 'typetests/rejected', 'docs/examples/domains')
}, 120_000)

afterAll(async () => rm(folder, { recursive: true }))

/** The programs of a folder, by their names. */
const programsIn = (name: string): string[] =>
  readdirSync(resolve(root, name))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${name}/${file}`)
const [accepted, rejected] = [programsIn('typetests/accepted'), programsIn('typetests/rejected')]

/** How a user's project is set up: how modules are found, whether declarations are checked, how strict the rest is. */
interface Setup {
  readonly modules: 'nodenext' | 'bundler'
  readonly libraries: 'checked' | 'skipped'
  readonly strictness: 'strict' | 'strictest'
}

const plain: Setup = { modules: 'bundler', libraries: 'skipped', strictness: 'strict' }
const careful: Setup = { modules: 'nodenext', libraries: 'checked', strictness: 'strictest' }
// Any two choices stand together in one of them.
const setups: readonly Setup[] = [
  plain,
  careful,
  { modules: 'bundler', libraries: 'checked', strictness: 'strict' },
  { modules: 'nodenext', libraries: 'skipped', strictness: 'strict' },
  { modules: 'bundler', libraries: 'skipped', strictness: 'strictest' },
]

/** The configuration of a setup: neither a browser's names nor Node's are known. */
function configuration({ modules, libraries, strictness }: Setup): object {
  const isStrictest = strictness === 'strictest'
  return {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      module: modules === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution: modules,
      allowImportingTsExtensions: true,
      noEmit: true,
      strict: true,
      skipLibCheck: libraries === 'skipped',
      exactOptionalPropertyTypes: isStrictest,
      noUncheckedIndexedAccess: isStrictest,
      noImplicitOverride: isStrictest,
      noPropertyAccessFromIndexSignature: isStrictest,
      verbatimModuleSyntax: isStrictest,
    },
    include: ['typetests/accepted', 'typetests/rejected'],
  }
}

/** The compilers: ours, and older ones that npm brings. */
const compilers: Readonly<Record<string, readonly Setup[]>> = {
  '7.0': setups,
  '6.0.3': [plain, careful],
  '5.9.3': [plain, careful],
}

/** Where a version of the compiler lies. */
async function scriptOf(version: string): Promise<string> {
  if (version === '7.0') return compiler
  const program = `console.log(require('node:fs').realpathSync(require('node:child_process').execSync('which tsc').toString().trim()))`
  const options = ['--yes', '--package', `typescript@${version}`, '--', 'node', '-e', program]
  const { stdout } = await promisify(execFile)('npx', options, { cwd: folder })
  return stdout.trim()
}

const known = new Map<string, Promise<ReadonlyMap<string, readonly Said[]>>>()

/** What a compiler says of all programs, by their names. It is asked once. */
function said(version: string, setup: Setup): Promise<ReadonlyMap<string, readonly Said[]>> {
  const name = `${version}-${Object.values(setup).join('-')}`
  const compile = async (): Promise<ReadonlyMap<string, readonly Said[]>> => {
    const file = join(folder, `${name}.json`)
    await writeFile(file, JSON.stringify(configuration(setup)))
    return sayings(file, [], await scriptOf(version))
  }
  const answer = known.get(name) ?? compile()
  known.set(name, answer)
  return answer
}

const cases = Object.entries(compilers).flatMap(([version, chosen]) =>
  chosen.map((setup) => [version, ...Object.values(setup), setup] as [string, string, string, string, Setup]),
)

describe.each(cases)('TypeScript %s, modules for %s, libraries %s, %s', (version, _m, _l, _s, setup) => {
  test('accepts what is accepted, and says nothing of the package', async () => {
    const found = await said(version, setup)
    const others = [...found.keys()].filter((file) => !rejected.some((name) => file === join(folder, name)))
    expect(others.map((file) => [file, found.get(file)])).toEqual([])
  }, 300_000)

  test('rejects what is rejected, in the same sentence at the same place', async () => {
    const [here, first] = [await said(version, setup), await said('7.0', plain)]
    for (const name of rejected) {
      const [only] = first.get(join(folder, name)) ?? []
      const sentence = sentenceIn(golden(resolve(root, name)).words)
      // Words of a compiler's own take several lines on some.
      const lines = here.get(join(folder, name))?.filter(({ place }) => sentence !== undefined || place !== '')
      const sentences = lines?.map(({ place, words }) => [place, sentenceIn(words)])
      expect([name, sentences]).toEqual([name, [[only?.place, sentence]]])
    }
  }, 300_000)
})

test('there are programs of both kinds', () => {
  expect(accepted.length).toBeGreaterThanOrEqual(60)
  expect(rejected.length).toBeGreaterThanOrEqual(60)
})

describe('the learner of the readme', () => {
  const program = (): string => join(folder, 'readme.mjs')
  const learnt = /^loss 0\.\d{3}, accuracy 0\.9[5-9]\d*\n$/

  beforeAll(async () => {
    const [, code = ''] = /```ts\n([^]*?)```/.exec(readFileSync(resolve(root, 'README.md'), 'utf8')) ?? []
    await writeFile(program(), code)
  })

  test('learns from the package', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program()])
    expect(stdout).toMatch(learnt)
  })

  test.skipIf(!isServed).each(majors)('learns under Node %i', async (major) => {
    expect(await underNode(major, program())).toMatch(learnt)
  })

  test.skipIf(browserPath === undefined)('learns in a browser, bundled', async () => {
    const { outputFiles } = await build({
      entryPoints: [program()],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    })
    const browser = await chromium.launch({ executablePath: browserPath as string })
    try {
      const page = await browser.newPage()
      const words = page.waitForEvent('console')
      await page.addScriptTag({ type: 'module', content: outputFiles[0]?.text ?? '' })
      expect(`${(await words).text()}\n`).toMatch(learnt)
    } finally {
      await browser.close()
    }
  })
})

/** The text of a file without its comments. */
const withoutComments = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')

/** The names in a text, the words of its sentences among them. */
const namesIn = (text: string): Set<string> => new Set(text.match(/[A-Za-z_$][\w$]*/g))

/** Where `any` stands in declarations, and why. */
const anys: Readonly<Record<string, string>> = {
  'components/boolean-map AnyBit': 'bits of any shape: a shape is invariant, so none is above all others',
  'components/layers/dense DenseAt': 'a real tensor of any shape',
  'components/optimisers/carried FirstOther': 'a real tensor of any shape',
  'components/optimisers/carried RealTensors': 'real tensors of any shapes',
  'components/optimisers/coordinatewise CoordinatewiseAt': 'parameters of any shapes',
  'components/optimisers/coordinatewise FirstElsewhere': 'a tensor of any shape',
  'components/optimisers/coordinatewise IsRule': 'a number of any domain',
  'draw/options Drawable': 'maps and lenses of any objects, which are invariant too',
  'graph/graph Node': 'a primitive of any attributes',
  'graph/graph Primitive': 'elements of any domain',
  'graph/operators Known': 'a shape that a refusal leaves unknown',
  'objects/domain Domain': 'a domain of any elements in any storage',
  'objects/domain SmoothDomain': 'as a domain',
  'objects/wire Bundle': 'a bundle of any content',
  'objects/wire Wire': 'a wire of any shape',
  'terms/family FixedAt': 'what a refusal left unknown, which is not refused again',
  'terms/piece Answer': 'maps of any objects, and a codomain of which nothing is known',
  'terms/piece AnyCarrier': 'an optimiser of any family, a type parameter too',
  'terms/piece AnyMapPiece': 'a layer of any family, a type parameter too',
  'terms/piece CodAt': 'after a refusal nothing more is refused',
  'terms/piece ParamsAbove': 'after a refusal nothing more is refused',
  'terms/piece Refusal': 'after a refusal nothing more is refused',
}

describe('the declarations of the package', () => {
  const built = (): string => join(folder, 'node_modules/lensor/dist')
  const sourceOf = (name: string): string => resolve(root, 'src', name.replace(/\.d\.ts$/, '.ts'))
  const declarations = (): string[] =>
    readdirSync(built(), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))

  test('are those of every source', () => {
    const sources = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' })
    const expected = sources.filter((name) => name.endsWith('.ts')).map((name) => name.replace(/\.ts$/, '.d.ts'))
    expect(declarations().toSorted()).toEqual(expected.toSorted())
  })

  test('import at their head, and not within types', () => {
    expect(declarations().filter((name) => readFileSync(join(built(), name), 'utf8').includes('import("'))).toEqual([])
  })

  test('are written in the letters of the sources', () => {
    expect(declarations().filter((name) => /\\u(?!00[0-9A])/.test(readFileSync(join(built(), name), 'utf8')))).toEqual(
      [],
    )
  })

  test('name nothing that their sources do not name: the compiler has written nothing out', () => {
    for (const name of declarations()) {
      const [declared, written] = [join(built(), name), sourceOf(name)].map((file) => namesIn(withoutComments(file)))
      for (const word of ['declare', 'private']) declared?.delete(word)
      expect([name, [...(declared ?? [])].filter((word) => !written?.has(word))]).toEqual([name, []])
    }
  })

  test('say any where there is a reason for it alone', () => {
    const found = declarations().flatMap((name) => {
      const text = withoutComments(join(built(), name))
      return [...text.matchAll(/\bany\b(?![^"\n]*")/g)].map(({ index }) => {
        const before = [...text.slice(0, index).matchAll(/\b(?:interface|type|class|function|const) (\w+)/g)]
        return `${name.replace(/\.d\.ts$/, '')} ${before.at(-1)?.[1]}`
      })
    })
    expect([...new Set(found)].toSorted()).toEqual(Object.keys(anys).toSorted())
  })

  test.each(publicNames)('of %s have its docstring', (name, file) => {
    const declared = join(built(), relative(resolve(root, 'src'), file).replace(/\.ts$/, '.d.ts'))
    expect(docstring(name, declared)).toBe(docstring(name, file))
    expect(docstring(name, declared)).not.toBe('')
  })
})
