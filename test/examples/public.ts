/** The public names, where each is declared, and the docstring before its declaration. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const sources = resolve(import.meta.dirname, '../../src')

/** Each public name and the file under `src` that declares it. */
export const publicNames: readonly (readonly [name: string, file: string])[] = [
  'index.ts',
  'draw/index.ts',
  'laws/index.ts',
  'report/index.ts',
].flatMap((entry) =>
  [...readFileSync(resolve(sources, entry), 'utf8').matchAll(/\{([^}]*)\} from '(.*)'/g)].flatMap(
    ([, list = '', file = '']) =>
      [...list.matchAll(/\w+/g)].map(([name]) => [name, resolve(sources, entry, '..', file)] as const),
  ),
)

/** The docstring before the declaration of a name. */
export function docstring(name: string, file: string): string {
  const comment = String.raw`/\*\*(?:(?!\*/)[\s\S])*\*/`
  const declaration = `(${comment})\\n(?:// .*\\n)*export (?:declare |async )*(?:const|function\\*?|class|interface|type) ${name}\\b`
  return new RegExp(declaration).exec(readFileSync(file, 'utf8'))?.[1] ?? ''
}
