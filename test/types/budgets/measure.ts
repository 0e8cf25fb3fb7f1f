/** What a program costs the compiler, measured by the compiler itself on one thread. */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../../..')
const folder = resolve(root, '.generated/budgets')

/** A program: a file of this project, or its text. */
export type Program = { readonly file: string } | { readonly text: string }

/** What the compiler says of a program. */
export interface Cost {
  readonly instantiations: number
  readonly types: number
  /** The seconds that checking takes, without reading and binding files. */
  readonly seconds: number
}

/** Options of the compiler beside those of this project. */
export type Options = Readonly<Record<string, unknown>>

/** What a program costs, all in all. Throws where the compiler rejects it. */
export async function measure(name: string, program: Program, options: Options = {}): Promise<Cost> {
  mkdirSync(folder, { recursive: true })
  const slug = name.replaceAll(/\W+/g, '-')
  const file = 'file' in program ? program.file : resolve(folder, `${slug}.ts`)
  if ('text' in program) writeFileSync(file, program.text)
  const configuration = {
    extends: '../../tsconfig.json',
    compilerOptions: { types: [], declaration: false, isolatedDeclarations: false, ...options },
    files: [relative(folder, file)],
    include: [],
  }
  const project = resolve(folder, `${slug}.json`)
  writeFileSync(project, JSON.stringify(configuration))
  const compiler = resolve(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = await promisify(execFile)(process.execPath, [
    compiler,
    '--extendedDiagnostics',
    '--singleThreaded',
    '-p',
    project,
  ]).catch((error: { readonly stdout: string }) => {
    throw new Error(`✗ ${name} is rejected: ${error.stdout}`)
  })
  const said = (what: string): number => Number(new RegExp(`^${what}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return { instantiations: said('Instantiations'), types: said('Types'), seconds: said('Check time') }
}
