import { draw } from '../draw/draw.ts'
import { ParaLens } from '../terms/parametric.ts'
import type { Port } from '../terms/port.ts'
import type { LensTerm } from '../terms/term.ts'
import { Html, html } from './html.ts'

/** The learner as a string diagram: in light colours and in dark ones, to the right and down. The page shows one of them. */
export function diagram(learner: LensTerm): Html {
  const lens = new ParaLens<Port, Port, Port>(learner)
  const pictures = (['light', 'dark'] as const).flatMap((theme) =>
    (['right', 'down'] as const).map(
      (direction) => html`
        <div class="in-${theme} goes-${direction}">
          ${new Html(draw(lens, { theme, direction, id: `learner-${theme}-${direction}` }))}
        </div>
      `,
    ),
  )
  return html`
    <div class="diagram wide" role="region" aria-label="The learner as a string diagram" tabindex="0">${pictures}</div>
  `
}
