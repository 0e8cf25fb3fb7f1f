/** What a compiler says of a project, file by file. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** The compiler that this project is written for. */
export const compiler: string = resolve(root, 'node_modules/typescript/bin/tsc')

/** One thing that a compiler says: at which line and column, and its words. */
export interface Said {
  readonly place: string
  readonly words: string
}

/** What a compiler says of each file of a project, a folder or its configuration. */
export async function sayings(
  project: string,
  options: readonly string[] = [],
  script: string = compiler,
): Promise<ReadonlyMap<string, readonly Said[]>> {
  const output = await new Promise<string>((done) => {
    const given = [script, '--noEmit', '--pretty', 'false', '-p', project, ...options]
    execFile(process.execPath, given, { cwd: root, maxBuffer: Infinity }, (_error, stdout) => done(stdout))
  })
  const said = new Map<string, Said[]>()
  let current: Said[] = []
  for (const line of output.split('\n').filter((text) => text !== '')) {
    const [, file = '', place = '', words = line] = /^(\S+?)\((\d+,\d+)\): error TS\d+: (.*)$/.exec(line) ?? []
    if (file !== '' || said.size === 0) said.set(resolve(root, file), (current = said.get(resolve(root, file)) ?? []))
    current.push({ place, words })
  }
  return said
}

/** The comment that a rejected program ends with, as one line: the compiler's words. */
export function golden(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const first = lines.findLastIndex((line) => !line.startsWith('// ')) + 1
  return lines
    .slice(first)
    .map((line) => line.slice(3))
    .join(' ')
}

/** The sentence in the compiler's words. */
export function sentenceIn(words: string): string | undefined {
  return /"(✗ [^"]*)"[^"]*'\.$/.exec(words)?.[1]
}
