/** Code that is pasted: evaluated with the public names of the library, and of those domains that tests bring. */
import * as lensor from 'lensor'
import { integersModulo4 } from '../../docs/examples/domains/integers-modulo-4.ts'

const names = { ...lensor, Z4: integersModulo4 }

/** What code makes; `own` are names that are in scope besides. */
export function pasted(code: string, own: Readonly<Record<string, unknown>> = {}): unknown {
  const scope = { ...names, ...own }
  // oxlint-disable-next-line no-new-func -- code is what is tested
  return new Function(...Object.keys(scope), `return ${code}`)(...Object.values(scope))
}
