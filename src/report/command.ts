import { relative } from 'node:path'

/** What is known of how a process was begun. */
export interface Begun {
  /** What it was given: the path of the engine, that of the script, and what stands behind them. */
  readonly argv: readonly string[]
  /** What the engine was given before the script. */
  readonly execArgv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  cwd(): string
}

/** The command by which a process was begun, as it would be typed. */
export function commandOf({ argv, execArgv, env, cwd }: Begun): string {
  const [, file, ...rest] = argv
  const given = rest.map(quoted)
  const script = env['npm_lifecycle_event']
  if (script !== undefined && script !== 'npx') {
    const run = ['start', 'test'].includes(script) ? ['npm', script] : ['npm', 'run', quoted(script)]
    return [...run, ...(given.length > 0 ? ['--', ...given] : [])].join(' ')
  }
  // What loads TypeScript for the engine is told to it by its arguments or by its environment.
  const isPreloaded = [...execArgv, env['NODE_OPTIONS'] ?? ''].some((argument) =>
    /(^|[\s/\\=])tsx($|[\s/\\])/.test(argument),
  )
  const engine = isPreloaded ? ['npx', 'tsx'] : ['node']
  return [...engine, ...(file === undefined ? [] : [quoted(relative(cwd(), file))]), ...given].join(' ')
}

/** An argument as a shell reads it: in quotes where it has more than letters, digits and some signs. */
const quoted = (argument: string): string =>
  /^[\w./:=@-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
