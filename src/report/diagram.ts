import { layout } from '../draw/layout/layout.ts'
import { svgOf } from '../draw/svg.ts'
import { themes } from '../draw/theme.ts'
import { ParaLens } from '../terms/parametric.ts'
import type { Port } from '../terms/port.ts'
import type { LensTerm } from '../terms/term.ts'
import { Html, html } from './html.ts'

/** The learner as a string diagram: in light colours and in dark ones, to the right and down. The page shows one of them. */
export function diagram(learner: LensTerm): Html {
  const lens = new ParaLens<Port, Port, Port>(learner)
  const scenes = (['right', 'down'] as const).map((direction) => ({ direction, scene: layout(lens, { direction }) }))
  const pictures = (['light', 'dark'] as const).flatMap((theme) =>
    scenes.map(
      ({ direction, scene }) => html`
        <div class="in-${theme} goes-${direction}" style="--width: ${scene.width}px">
          ${new Html(svgOf(scene, { theme: themes[theme], id: `learner-${theme}-${direction}` }))}
        </div>
      `,
    ),
  )
  return html`
    <div class="diagram wide" role="region" aria-label="The learner as a string diagram" tabindex="0">${pictures}</div>
  `
}
