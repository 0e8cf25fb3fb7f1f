/**
 * Diagrams: what of a term is seen in its picture. It is a reading of terms, and R is a functor in it: the lens of a
 * composite is drawn as the composite of the lenses of its parts.
 */
import type { Bundle, Wire, Wires } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import type { Port } from '../terms/port.ts'
import { backward, forward } from '../terms/port.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { nameOf, objectName, styleOf, typeOf } from './names.ts'
import type { BoxKind, FrameKind } from './scene.ts'
import { subjectIn } from './showable.ts'

type Part = Wire | Bundle

/** What is drawn as one: a wire of a map, or the two wires of a lens, one forward and one back. */
export interface Strand {
  /** Whether it is of a lens. */
  readonly lens: boolean
  readonly forward: Part | undefined
  readonly backward: Part | undefined
}

export type Strands = readonly Strand[]

/** The strands that meet a diagram. */
interface Sides {
  readonly params: Strands
  readonly inputs: Strands
  readonly outputs: Strands
}

export type BoxDiagram = Sides & {
  readonly kind: 'box'
  readonly style: BoxKind
  readonly name: string
  readonly type: string
}

/** Copies, discards and permutations are one thing: each output is one of the inputs. */
export type StructureDiagram = Sides & { readonly kind: 'structure'; readonly from: readonly number[] }

export type SequenceDiagram = Sides & { readonly kind: 'compose' | 'tensor'; readonly parts: readonly Diagram[] }

/** A reparametrisation: a diagram, and what stands above its parameters. */
export type AlongDiagram = Sides & { readonly kind: 'along'; readonly of: Diagram; readonly by: Diagram }

export type FrameDiagram = Sides & {
  readonly kind: 'frame'
  readonly frame: FrameKind
  readonly name: string
  readonly type: string
  readonly of: Diagram
}

/** What of a term is seen in its picture. */
export type Diagram = BoxDiagram | StructureDiagram | SequenceDiagram | AlongDiagram | FrameDiagram

/** Which halves of lenses are seen: the forward one alone, as in pictures of maps, or both. */
export type Halves = 'forward' | 'both'

/** The strands of a port. Where its two objects are not equally long, what is left over stands alone. */
export function strandsOf(port: Port, halves: Halves): Strands {
  const ahead = forward(port)
  const back = halves === 'both' ? backward(port) : []
  return Array.from({ length: Math.max(ahead.length, back.length) }, (_, at) => ({
    lens: halves === 'both',
    forward: ahead[at],
    backward: back[at],
  }))
}

const sidesOf = (
  { params, dom, cod }: { readonly params: Port; readonly dom: Port; readonly cod: Port },
  halves: Halves,
): Sides => ({
  params: strandsOf(params, halves),
  inputs: strandsOf(dom, halves),
  outputs: strandsOf(cod, halves),
})

const box = (term: Term | LensTerm, style: BoxKind, name: string, halves: Halves): BoxDiagram => ({
  kind: 'box',
  style,
  name,
  type: typeOf(term),
  ...sidesOf(term, halves),
})

const frame = (term: Term | LensTerm, frame: FrameKind, name: string, of: Diagram, halves: Halves): FrameDiagram => ({
  kind: 'frame',
  frame,
  name,
  type: typeOf(term),
  of,
  ...sidesOf(term, halves),
})

/** The identity, copies, discards and permutations of strands. */
export const structure = (inputs: Strands, from: readonly number[]): StructureDiagram => ({
  kind: 'structure',
  from,
  params: [],
  inputs,
  outputs: from.map((place) => inputs[place] as Strand),
})

const places = (strands: Strands): number[] => [...strands.keys()]

const wires = (strands: Strands): StructureDiagram => structure(strands, places(strands))

/** The symmetry A ⊗ B → B ⊗ A. */
const swapped = (first: Strands, second: Strands): StructureDiagram =>
  structure([...first, ...second], [...second.map((_, at) => first.length + at), ...places(first)])

/** The diagram of a map; with both halves, that of its lens (f, R[f]). */
export function diagramOf(term: Term, halves: Halves = 'forward'): Diagram {
  const { inputs, outputs } = sidesOf(term, halves)
  const boxOf = (name: string): Diagram => box(term, halves === 'both' ? 'derivative' : 'map', name, halves)
  switch (term.kind) {
    case 'identity':
      return wires(inputs)
    case 'copy':
      return structure(inputs, [...places(inputs), ...places(inputs)])
    case 'discard':
      return structure(inputs, [])
    case 'permutation':
      return structure(inputs, term.order)
    case 'generator':
    case 'layer':
      return boxOf(nameOf(term))
    case 'compose':
      return composed(
        inputs,
        term.parts.map((part) => diagramOf(part, halves)),
        outputs,
      )
    case 'tensor':
      return beside(term.parts.map((part) => diagramOf(part, halves)))
    case 'reparametrise':
      return along(diagramOf(term.of, halves), diagramOf(term.by, halves))
    case 'batch':
      return frame(term, 'batch', `batch ${term.size}`, diagramOf(term.of, halves), halves)
    case 'iterate':
      return frame(term, 'iterate', `iterate ${term.count}`, diagramOf(term.of, halves), halves)
    case 'reverse': {
      const of = diagramOf(term.of)
      return of.kind === 'box' ? box(term, 'reverse', `R[${of.name}]`, halves) : frame(term, 'reverse', 'R', of, halves)
    }
    case 'get':
      return diagramOf(getOf(term.of), halves)
    case 'put':
      return frame(term, 'put', 'put', diagramOfLens(term.of), halves)
  }
}

/** The diagram of a lens. */
export function diagramOfLens(lens: LensTerm): Diagram {
  switch (lens.kind) {
    case 'compose': {
      const { inputs, outputs } = sidesOf(lens, 'both')
      return composed(inputs, lens.parts.map(diagramOfLens), outputs)
    }
    case 'tensor':
      return beside(lens.parts.map(diagramOfLens))
    case 'derivative':
      return diagramOf(lens.of, 'both')
    case 'lens': {
      const { made } = lens
      const of = made?.given?.map(subjectIn).find((subject) => subject?.kind === 'lens')
      return made === undefined || of === undefined
        ? box(lens, styleOf(lens), nameOf(lens), 'both')
        : frame(lens, 'lens', made.name, diagramOfLens(of.term), 'both')
    }
    case 'layer':
      return box(lens, styleOf(lens), nameOf(lens), 'both')
    case 'reparametrise':
      return along(diagramOfLens(lens.of), diagramOfLens(lens.by))
  }
}

/** The forward half of a lens as a map: that of a composite is the composite of those of its parts. */
function getOf(lens: LensTerm): Term {
  const [params, dom, cod] = [lens.params, lens.dom, lens.cod].map(forward) as [Wires, Wires, Wires]
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return { kind: lens.kind, parts: lens.parts.map(getOf), params, dom, cod }
    case 'derivative':
      return lens.of
    case 'lens':
      return lens.get
    case 'layer':
      return {
        kind: 'layer',
        layer: {
          name: lens.layer.name,
          rule: lens.layer.rule,
          made: lens.layer.made,
          role: lens.layer.role,
          at: (object) => getOf(lens.layer.at(object)),
        },
        of: getOf(lens.of),
        params,
        dom,
        cod,
      }
    case 'reparametrise':
      return { kind: 'reparametrise', of: getOf(lens.of), by: getOf(lens.by), initial: [], params, dom, cod }
  }
}

/** Diagrams one after another, from strands to strands; where bundles are opened or closed between them, a bar says so. */
export function composed(inputs: Strands, parts: readonly Diagram[], outputs: Strands): Diagram {
  const all: Diagram[] = []
  const add = (part: Diagram): void => {
    const last = all.at(-1)
    if (part.kind === 'compose') part.parts.forEach(add)
    else if (part.kind !== 'structure') all.push(part)
    else if (last?.kind === 'structure') {
      all.pop()
      const from = part.from.map((place) => last.from[place] as number)
      add(structure(last.inputs, from))
    } else if (!isIdentity(part)) all.push(part)
  }
  let flowing = inputs
  for (const part of [...parts, wires(outputs)]) {
    add(opened(flowing, part.inputs))
    add(part)
    flowing = part.outputs
  }
  const [only, ...more] = all
  if (only === undefined) return wires(inputs)
  if (more.length === 0) return only
  return { kind: 'compose', parts: all, params: all.flatMap(({ params }) => params), inputs, outputs }
}

const isIdentity = ({ from, inputs }: StructureDiagram): boolean =>
  from.length === inputs.length && from.every((place, at) => place === at)

/** Diagrams beside each other. */
export function beside(parts: readonly Diagram[]): Diagram {
  const all = parts
    .flatMap((part) => (part.kind === 'tensor' ? part.parts : [part]))
    .filter(({ kind, inputs, outputs }) => kind !== 'structure' || inputs.length + outputs.length > 0)
  const [only, ...more] = all
  if (only !== undefined && more.length === 0) return only
  const sides: Sides = {
    params: all.flatMap(({ params }) => params),
    inputs: all.flatMap(({ inputs }) => inputs),
    outputs: all.flatMap(({ outputs }) => outputs),
  }
  const from: number[] = []
  let before = 0
  for (const part of all) {
    if (part.kind !== 'structure') return { kind: 'tensor', parts: all, ...sides }
    for (const place of part.from) from.push(before + place)
    before += part.inputs.length
  }
  return structure(sides.inputs, from)
}

/** A diagram with another above its parameters, whose own parameters come first; above what is above, it is one with it. */
export function along(of: Diagram, by: Diagram): Diagram {
  if (of.kind === 'along') return along(of.of, composed(by.inputs, [by, uncurried(of.by)], of.by.outputs))
  const above = composed(by.inputs, [by], of.params)
  if (above.kind === 'structure' && isIdentity(above)) return of
  const params = [...above.params, ...above.inputs]
  return { kind: 'along', of, by: above, params, inputs: of.inputs, outputs: of.outputs }
}

/** P ⊗ A → B as a diagram without parameters, from P ⊗ A. */
export function uncurried(diagram: Diagram): Diagram {
  const { params, outputs } = diagram
  if (params.length === 0) return diagram
  const inputs = [...params, ...diagram.inputs]
  switch (diagram.kind) {
    case 'box':
      return { ...diagram, params: [], inputs }
    case 'frame':
      return { ...diagram, params: [], inputs, of: uncurried(diagram.of) }
    case 'structure':
      return diagram
    case 'along':
      return composed(inputs, [beside([uncurried(diagram.by), wires(diagram.inputs)]), uncurried(diagram.of)], outputs)
    case 'tensor': {
      let [param, input] = [0, params.length]
      const from = diagram.parts.flatMap((part) => [
        ...part.params.map(() => param++),
        ...part.inputs.map(() => input++),
      ])
      return composed(inputs, [structure(inputs, from), beside(diagram.parts.map(uncurried))], outputs)
    }
    case 'compose': {
      // Each part takes its parameters from those of all; the others go past it.
      let waiting = params
      const parts = diagram.parts.flatMap((part) => {
        const [own, later] = [waiting.slice(0, part.params.length), waiting.slice(part.params.length)]
        waiting = later
        const past = swapped(own, later)
        return [beside([past, wires(part.inputs)]), beside([wires(later), uncurried(part)])]
      })
      return composed(inputs, parts, outputs)
    }
  }
}

/** What lies between strands that have the same wires, but perhaps not in the same bundles. */
function opened(outputs: Strands, inputs: Strands): Diagram {
  return beside(
    groups(outputs, inputs).map(([before, behind]) =>
      before.length === 1 && behind.length === 1
        ? structure(before, [0])
        : {
            kind: 'box',
            style: 'bundle',
            name: '',
            type: `${strandsText(before)} → ${strandsText(behind)}`,
            params: [],
            inputs: before,
            outputs: behind,
          },
    ),
  )
}

const strandsText = (strands: Strands): string =>
  objectName(strands.flatMap(({ forward, backward }) => forward ?? backward ?? []))

/** The least groups of strands that have as many wires, forward and back. */
function groups(outputs: Strands, inputs: Strands): (readonly [Strands, Strands])[] {
  const found: [Strands, Strands][] = []
  let [before, behind] = [0, 0]
  while (before < outputs.length || behind < inputs.length) {
    const start = [before, behind] as const
    const surplus = { forward: 0, backward: 0 }
    const take = (strand: Strand | undefined, sign: 1 | -1): void => {
      for (const way of ['forward', 'backward'] as const) {
        const part = strand?.[way]
        if (part !== undefined) surplus[way] += sign * flat([part]).length
      }
    }
    take(outputs[before++], 1)
    take(inputs[behind++], -1)
    while (surplus.forward !== 0 || surplus.backward !== 0)
      if ((surplus.forward > 0 || surplus.backward > 0) && behind < inputs.length) take(inputs[behind++], -1)
      else if (before < outputs.length) take(outputs[before++], 1)
      else break
    found.push([outputs.slice(start[0], before), inputs.slice(start[1], behind)])
  }
  return found
}
