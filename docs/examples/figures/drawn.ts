/** The figures of the documentation, drawn, and the page that they stand on. */
import { draw, show } from 'lensor/draw'
import { figures } from './figures.ts'

/** The figures as SVG, each for light and for dark pages, and the names of their files. */
export function drawnFigures(): readonly { readonly file: string; readonly svg: string }[] {
  return figures.flatMap(({ name, term, options }) => [
    { file: `${name}.svg`, svg: draw(term, { ...options, id: name }) },
    { file: `${name}-dark.svg`, svg: draw(term, { ...options, id: name, theme: 'dark' }) },
  ])
}

/** All figures on one page, each with what it shows and its term as a line of mathematics. */
export function figuresPage(): string {
  const parts = figures.map(
    ({ name, shows, term }) => `## ${shows}

\`${show(term)}\`

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${name}-dark.svg">
  <img alt="${shows}" src="${name}.svg">
</picture>
`,
  )
  return `# Figures

The figures of the paper, each drawn from a term and written by \`npm run figures\`. What flows forward is dark, what flows
back is red; parameters enter from above. A double border is the lens of a map and its reverse derivative.

${parts.join('\n')}`
}
