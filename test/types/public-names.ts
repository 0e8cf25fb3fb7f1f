import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The public names, values and types: through which entry each comes, and in which file it is declared. */
export const publicNames: ReadonlyMap<string, { readonly index: string; readonly file: string }> = new Map(
  ['src/index.ts', 'src/draw/index.ts', 'src/laws/index.ts', 'src/report/index.ts'].flatMap((index) =>
    [...readFileSync(index, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\} from '(.*)'/gm)].flatMap(
      ([, names = '', from = '']) =>
        [...names.matchAll(/\w+(?=\s*(?:,|$))/g)].map(
          ([name]) => [name, { index, file: join(dirname(index), from) }] as const,
        ),
    ),
  ),
)
