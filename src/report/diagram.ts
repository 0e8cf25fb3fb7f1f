import { notation } from '../objects/notation.ts'
import type { LensTerm } from '../terms/term.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'

/** The learner as a string diagram. */
export function diagram(learner: LensTerm): Html {
  return html`<p>${notation(learner.params)}</p>`
}
