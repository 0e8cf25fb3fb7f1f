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

/**
 * What the comment that a rejected program ends with says: the compiler's words, and the sentence that the running program
 * throws. The compiler's words hold the sentence; where they hold none, as of an argument too few, it stands below them.
 */
export function golden(file: string): { readonly words: string; readonly sentence: string | undefined } {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const comment = lines.slice(lines.findLastIndex((line) => !line.startsWith('// ')) + 1).map((line) => line.slice(3))
  const below = comment.findIndex((line) => line.startsWith('✗'))
  const words = comment.slice(0, below < 0 ? undefined : below).join(' ')
  return { words, sentence: below < 0 ? sentenceIn(words) : comment.slice(below).join(' ') }
}

/** The sentence in the compiler's words. */
export function sentenceIn(words: string): string | undefined {
  return /"(✗ [^"]*)"[^"]*'\.$/.exec(words)?.[1]
}
