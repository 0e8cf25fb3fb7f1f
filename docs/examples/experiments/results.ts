/** Where experiments keep what others go on from: the folder .results, which is not committed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../.results')

/** The path of a file of results. */
export const resultPath = (file: string): string => resolve(folder, file)

/** Keeps a file of results, and gives its path. */
export function keepResult(file: string, content: string | Uint8Array): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(resultPath(file), content)
  return resultPath(file)
}

/** Keeps real parameters, to the bit. */
export function keepParameters(file: string, parameters: readonly Float64Array[]): void {
  keepResult(file, JSON.stringify(parameters.map((parameter) => Array.from(parameter))))
}

/** The real parameters that were kept; `undefined` where there are none. */
export function keptParameters(file: string): Float64Array[] | undefined {
  let content
  try {
    content = readFileSync(resultPath(file), 'utf8')
  } catch {
    return undefined
  }
  return (JSON.parse(content) as number[][]).map((parameter) => Float64Array.from(parameter))
}
