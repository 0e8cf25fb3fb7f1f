/**
 * What a term computes, in symbols, read off the term and read off its scene: a picture is right where both are the same.
 *
 * A box is a free operation: of a lens one forward, of its parameters and inputs, and one back, of these and of what comes
 * back. Values of one expression are one number, so that expressions stay short however often they are used.
 */
import type { Graph, LensTerm, Tensor, Term } from 'lensor'
import type { DrawnBox, DrawnEnd, DrawnFrame, DrawnPort, Scene } from 'lensor/draw'
import { primitiveName } from '../../src/draw/primitives.ts'

type Symbols = readonly string[]

/** Gives equal expressions one short name. */
export class Expressions {
  readonly #known = new Map<string, string>()
  readonly #sums = new Map<string, Symbols>()

  named(expression: string): string {
    const name = this.#known.get(expression) ?? `#${this.#known.size}`
    this.#known.set(expression, name)
    return name
  }

  /** The results of an operation. */
  applied(name: string, operands: Symbols, count: number): Symbols {
    const call = this.named(`${name}(${operands.join()})`)
    return Array.from({ length: count }, (_, at) => `${call}.${at}`)
  }

  /** A sum, in any order; sums of sums are flat, and a sum of one is that. */
  sum(addends: Symbols): string {
    const all = addends.flatMap((addend) => this.#sums.get(addend) ?? [addend]).toSorted()
    const [only = '0'] = all
    if (all.length === 1) return only
    const name = all.length === 0 ? '0' : this.named(`sum(${all.join()})`)
    this.#sums.set(name, all)
    return name
  }
}

type Dealt = (part: { readonly length: number }) => Symbols

function dealer(symbols: Symbols): Dealt {
  let dealt = 0
  return ({ length }) => symbols.slice(dealt, (dealt += length))
}

/** A term as a function on symbols, and its reverse derivative as one. */
export interface Halves {
  get(params: Symbols, inputs: Symbols): Symbols
  put(params: Symbols, inputs: Symbols, changes: Symbols): readonly [params: Symbols, inputs: Symbols]
}

type Sizes = { readonly params: unknown; readonly dom: unknown; readonly cod: unknown }
const lengths = ({ params, dom, cod }: Sizes): { params: number; dom: number; cod: number } => {
  const [p, a, b] = [params, dom, cod].map((object) => (object as readonly unknown[]).length) as [
    number,
    number,
    number,
  ]
  return { params: p, dom: a, cod: b }
}

/** The name of a term that is one box. */
function boxName(term: Term | LensTerm): string | undefined {
  switch (term.kind) {
    case 'generator':
      return term.name
    case 'layer':
      return term.layer.name
    case 'get':
    case 'derivative':
      return boxName(term.of)
    case 'compose':
    case 'tensor': {
      const parts: readonly (Term | LensTerm)[] = term.parts
      const [only, ...more] = parts.filter((part) => !(term.kind === 'tensor' ? isNothing(part) : isIdentity(part)))
      return only === undefined || more.length > 0 ? undefined : boxName(only)
    }
    default:
      return undefined
  }
}

/** Whether a term is an identity, however it is written. */
function isIdentity(term: Term | LensTerm): boolean {
  if (term.kind === 'permutation') return term.order.every((from, to) => from === to)
  if (term.kind === 'tensor') return term.parts.every(isIdentity)
  return term.kind === 'identity' || isNothing(term)
}

/** Whether a term is wires alone, and none of them. */
function isNothing(term: Term | LensTerm): boolean {
  const { dom, cod } = lengths(term)
  return ['identity', 'copy', 'discard', 'permutation'].includes(term.kind) && dom + cod === 0
}

/** Symbols of a term or of a lens whose objects are plain. */
export function symbolsOf(term: Term | LensTerm, expressions: Expressions): Halves {
  const sizes = lengths(term)
  const again = (part: Term | LensTerm): Halves => symbolsOf(part, expressions)
  const boxed = (name: string): Halves => ({
    get: (params, inputs) => expressions.applied(`${name}>`, [...params, ...inputs], sizes.cod),
    put(params, inputs, changes) {
      const all = expressions.applied(`${name}<`, [...params, ...inputs, ...changes], params.length + inputs.length)
      return [all.slice(0, params.length), all.slice(params.length)]
    },
  })
  /** Each output is one of the inputs. */
  const wired = (from: readonly number[]): Halves => ({
    get: (_, inputs) => from.map((place) => inputs[place] as string),
    put: (_, inputs, changes) => [
      [],
      inputs.map((_input, place) => expressions.sum(changes.filter((_change, at) => from[at] === place))),
    ],
  })
  const places = Array.from({ length: sizes.dom }, (_, place) => place)
  switch (term.kind) {
    case 'identity':
      return wired(places)
    case 'copy':
      return wired([...places, ...places])
    case 'discard':
      return wired([])
    case 'permutation':
      return wired(term.order)
    case 'generator':
      return boxed(term.name)
    case 'layer':
      return boxed(term.layer.name)
    case 'compose': {
      const parts = term.parts.map((part) => ({ halves: again(part), sizes: lengths(part) }))
      const run = (params: Symbols, inputs: Symbols) => {
        const deal = dealer(params)
        let flowing = inputs
        return parts.map(({ halves, sizes }) => {
          const [own, before] = [deal({ length: sizes.params }), flowing]
          flowing = halves.get(own, before)
          return { halves, params: own, inputs: before, outputs: flowing }
        })
      }
      return {
        get: (params, inputs) => run(params, inputs).at(-1)?.outputs ?? inputs,
        put: (params, inputs, changes) =>
          run(params, inputs).reduceRight<readonly [Symbols, Symbols]>(
            ([later, change], { halves, params, inputs }) => {
              const [own, before] = halves.put(params, inputs, change)
              return [[...own, ...later], before]
            },
            [[], changes],
          ),
      }
    }
    case 'tensor': {
      const parts = term.parts.map((part) => ({ halves: again(part), sizes: lengths(part) }))
      return {
        get(params, inputs) {
          const [dealParams, dealInputs] = [dealer(params), dealer(inputs)]
          return parts.flatMap(({ halves, sizes }) =>
            halves.get(dealParams({ length: sizes.params }), dealInputs({ length: sizes.dom })),
          )
        },
        put(params, inputs, changes) {
          const [dealParams, dealInputs, dealChanges] = [dealer(params), dealer(inputs), dealer(changes)]
          const all = parts.map(({ halves, sizes }) =>
            halves.put(
              dealParams({ length: sizes.params }),
              dealInputs({ length: sizes.dom }),
              dealChanges({ length: sizes.cod }),
            ),
          )
          return [all.flatMap(([own]) => own), all.flatMap(([, before]) => before)]
        },
      }
    }
    case 'reparametrise': {
      const [of, by] = [again(term.of), again(term.by)]
      const { params: count } = lengths(term.by)
      const halved = (params: Symbols): readonly [Symbols, Symbols] => [params.slice(0, count), params.slice(count)]
      return {
        get: (params, inputs) => of.get(by.get(...halved(params)), inputs),
        put(params, inputs, changes) {
          const [change, before] = of.put(by.get(...halved(params)), inputs, changes)
          return [by.put(...halved(params), change).flat(), before]
        },
      }
    }
    case 'batch':
    case 'iterate':
    case 'derivative':
    case 'get':
      return again(term.of)
    case 'reverse': {
      const name = boxName(term.of)
      return boxed(name === undefined ? 'R' : `R[${name}]`)
    }
    case 'put':
      return boxed('put')
    case 'lens':
      return boxed('lens')
  }
}

/** Symbols of a term's graph, so many of its inputs parameters: an operation takes parameters before all else. */
export function symbolsOfGraph(
  { inputs, values, outputs }: Graph,
  params: Symbols,
  given: Symbols,
  expressions: Expressions,
): Symbols {
  const known = new Map<Tensor, string>(inputs.map((input, at) => [input, [...params, ...given][at] as string]))
  const parameters = new Set(inputs.slice(0, params.length))
  const symbolOf = (value: Tensor): string => known.get(value) as string
  for (const value of values) {
    const { operands } = value.node
    const ordered = [...operands.filter((x) => parameters.has(x)), ...operands.filter((x) => !parameters.has(x))]
    known.set(value, expressions.applied(`${primitiveName(value)}>`, ordered.map(symbolOf), 1)[0] as string)
  }
  return outputs.map(symbolOf)
}

/** The numbers of those ports of a side in which something flows in, or out. */
function portsOf(ports: readonly DrawnPort[], side: DrawnPort['side'], flow: 'in' | 'out'): number[] {
  return [...ports.keys()].filter((at) => ports[at]?.side === side && ports[at]?.flow === flow)
}

const keyOf = (end: DrawnEnd): string =>
  end.kind === 'open' ? `open ${end.port}` : end.kind === 'dot' ? end.id : `${end.id} ${end.port}`

/** What flows out of a scene, given what flows in: of each side, in order. */
export function symbolsOfScene(
  scene: Scene,
  given: Readonly<Record<DrawnPort['side'], Symbols>>,
  expressions: Expressions,
): Record<DrawnPort['side'], Symbols> {
  const sources = new Map<string, DrawnEnd[]>()
  for (const { from, to } of scene.wires) sources.set(keyOf(to), [...(sources.get(keyOf(to)) ?? []), from])
  const boxes = new Map(scene.boxes.map((box) => [box.id, box]))
  const frames = new Map(scene.frames.map((frame) => [frame.id, frame]))
  const dots = new Map(scene.dots.map((dot) => [dot.id, dot]))
  const known = new Map<string, string>()

  const arriving = (key: string): string => {
    const [source] = sources.get(key) ?? []
    return source === undefined ? 'nothing' : leaving(source)
  }
  const leaving = (end: DrawnEnd): string => {
    const key = keyOf(end)
    const value = known.get(key) ?? found(end)
    known.set(key, value)
    return value
  }
  function found(end: DrawnEnd): string {
    switch (end.kind) {
      case 'open': {
        const { side } = scene.ports[end.port] as DrawnPort
        return given[side][portsOf(scene.ports, side, 'in').indexOf(end.port)] ?? 'nothing'
      }
      case 'dot': {
        const all = (sources.get(end.id) ?? []).map(leaving)
        return dots.get(end.id)?.kind === 'copy' ? (all[0] ?? 'nothing') : expressions.sum(all)
      }
      case 'box':
        return boxes.get(end.id)?.kind === 'bundle'
          ? arriving(`${end.id} 0`)
          : applied(boxes.get(end.id) as DrawnBox, end.port)
      case 'frame': {
        const frame = frames.get(end.id) as DrawnFrame
        if (frame.kind === 'put' || frame.kind === 'reverse')
          return applied({ ...frame, name: frame.label.text, ports: frame.ports.slice(0, frame.outside) }, end.port)
        // What meets a frame at one side goes on at the other.
        return arriving(`${end.id} ${(end.port + frame.outside) % frame.ports.length}`)
      }
    }
  }
  function applied({ id, name, ports }: Pick<DrawnBox, 'id' | 'name' | 'ports'>, port: number): string {
    const values = (side: DrawnPort['side']): Symbols => portsOf(ports, side, 'in').map((at) => arriving(`${id} ${at}`))
    const operands = [...values('parameter'), ...values('input')]
    const forward = portsOf(ports, 'output', 'out')
    const back = [...portsOf(ports, 'parameter', 'out'), ...portsOf(ports, 'input', 'out')]
    return forward.includes(port)
      ? (expressions.applied(`${name}>`, operands, forward.length)[forward.indexOf(port)] as string)
      : (expressions.applied(`${name}<`, [...operands, ...values('output')], back.length)[back.indexOf(port)] as string)
  }
  const out = (side: DrawnPort['side']): Symbols =>
    portsOf(scene.ports, side, 'out').map((at) => arriving(`open ${at}`))
  return { parameter: out('parameter'), input: out('input'), output: out('output') }
}
