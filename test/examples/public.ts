/** The public names, where each is declared, and the docstring before its declaration. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const sources = resolve(import.meta.dirname, '../../src')

/** The entries of the package, and the file of each. */
export const entries: readonly (readonly [entry: string, file: string])[] = [
  ['lensor', 'index.ts'],
  ['lensor/draw', 'draw/index.ts'],
  ['lensor/laws', 'laws/index.ts'],
  ['lensor/report', 'report/index.ts'],
]

/** The names that an entry makes public, and the file under `src` that declares each. */
export function namesOf(index: string): readonly (readonly [name: string, file: string])[] {
  return [...readFileSync(resolve(sources, index), 'utf8').matchAll(/\{([^}]*)\} from '(.*)'/g)].flatMap(
    ([, list = '', file = '']) =>
      [...list.matchAll(/\w+/g)].map(([name]) => [name, resolve(sources, index, '..', file)] as const),
  )
}

/** Each public name and the file under `src` that declares it. */
export const publicNames: readonly (readonly [name: string, file: string])[] = entries.flatMap(([, index]) =>
  namesOf(index),
)

/** The docstring before the declaration of a name. */
export function docstring(name: string, file: string): string {
  const comment = String.raw`/\*\*(?:(?!\*/)[\s\S])*\*/`
  const declaration = `(${comment})\\n(?:// .*\\n)*export (?:declare |async )*(?:const|function\\*?|class|interface|type) ${name}\\b`
  return new RegExp(declaration).exec(readFileSync(file, 'utf8'))?.[1] ?? ''
}
