/** Diagrams in words. */
import type { Diagram } from './diagram.ts'

/** A term in a sentence: its type, and what it is put together from. */
export function describe(diagram: Diagram, type: string, both: boolean): string {
  const inside = words(diagram)
  return `A parametric ${both ? 'lens' : 'map'} ${type}${inside === '' ? '' : `: ${inside}`}.`
}

function words(diagram: Diagram): string {
  switch (diagram.kind) {
    case 'box':
      return diagram.name
    case 'structure': {
      const { from, inputs } = diagram
      const uses = inputs.map((_, place) => from.filter((source) => source === place).length)
      if (uses.some((count) => count > 1)) return 'a copy'
      if (uses.some((count) => count === 0)) return 'a discard'
      return from.some((place, at) => place !== at) ? 'a crossing' : ''
    }
    case 'compose':
      return diagram.parts.map(words).filter(Boolean).join(', then ')
    case 'tensor':
      return diagram.parts.map((part) => words(part) || 'a wire').join(' beside ')
    case 'along':
      return `${words(diagram.of)} with ${words(diagram.by) || 'wires'} above its parameters`
    case 'frame':
      return `${diagram.name} (${words(diagram.of)})`
  }
}
