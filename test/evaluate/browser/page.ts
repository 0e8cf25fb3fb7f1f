/** What the page runs: it computes what it is asked for, and says whether it may make code of text. */
import { trained } from './iris.ts'
import { layer } from './shared.ts'

/** Whether the page may make code of text. */
function mayEvaluate(): boolean {
  try {
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- that it is refused is what is asked
    return new Function('return true')() as boolean
  } catch {
    return false
  }
}

export const page: {
  readonly trained: typeof trained
  readonly layer: typeof layer
  readonly mayEvaluate: boolean
} = { trained, layer, mayEvaluate: mayEvaluate() }

Object.assign(globalThis, { lensor: page })
