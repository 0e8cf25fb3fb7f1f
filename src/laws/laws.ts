/**
 * The laws of a reverse derivative category, of one map f : A → B, as two sides that are computed and compared.
 *
 * Source: Cockett et al., Reverse derivative categories (2020), Definition 13, RD.1 to RD.7; Cruttwell et al., Definition
 * 2.6. Here D[f](a, v) = π₁ R[R[f]]((a, 0), v), as there.
 */
import { batchGraph } from '../derivative/batch.ts'
import { reverseGraph } from '../derivative/reverse.ts'
import type { Graph } from '../graph/graph.ts'
import { emit, inline, trace, wiresOf } from '../graph/graph.ts'
import { meaningOf } from '../graph/meaning.ts'
import { add, zeroOf } from '../graph/structural.ts'
import type { Domain } from '../objects/domain.ts'
import { memoised } from '../objects/memoised.ts'
import { reals } from '../objects/real.ts'
import type { Lists, Wire } from '../objects/wire.ts'
import { zeros } from '../objects/wire.ts'
import { overDuals } from './dual.ts'
import { dot, plus } from './values.ts'

/** What a law is checked with. */
export interface Context {
  /** f. */
  readonly graph: Graph
  readonly dom: readonly Wire[]
  readonly cod: readonly Wire[]
  /** The domain of all wires, where there is only one. */
  readonly domain: Domain | undefined
  draw(object: readonly Wire[]): Lists
}

/** Both sides of a law at one case, what object they are values of, and at which point. */
export interface Sides {
  readonly object: readonly Wire[]
  readonly left: Lists
  readonly right: Lists
  readonly at: Lists
}

/** A law of one map. Where it says nothing of a map, `check` gives nothing. */
export interface Law {
  readonly name: string
  readonly statement: string
  check(context: Context): Sides | undefined
}

const meaning = memoised(meaningOf)

const evaluate = (graph: Graph, inputs: Lists): Lists => meaning(graph)(inputs)

const R = memoised(reverseGraph)

/** D[f](a, v) = π₁ R[R[f]]((a, 0), v). */
const D = memoised((graph: Graph): Graph => {
  const twice = R(R(graph))
  const dom = wiresOf(graph.inputs)
  return trace([...dom, ...dom], (points) => {
    const [a, v] = [points.slice(0, dom.length), points.slice(dom.length)]
    const nothing = wiresOf(graph.outputs).map(zeroOf)
    return inline(twice, [...a, ...nothing, ...v]).slice(dom.length)
  })
})

/** f + f. */
const doubled = memoised((graph: Graph): Graph =>
  trace(wiresOf(graph.inputs), (points) => inline(graph, points).map((output) => emit(add, [output, output], {}))),
)

/** ⟨f, f⟩. */
const paired = memoised((graph: Graph): Graph =>
  trace(wiresOf(graph.inputs), (points) => {
    const outputs = inline(graph, points)
    return [...outputs, ...outputs]
  }),
)

/** f after x ↦ x + x, which has a reverse derivative of its own. */
const afterDouble = memoised((graph: Graph): Graph =>
  trace(wiresOf(graph.inputs), (points) =>
    inline(
      graph,
      points.map((point) => emit(add, [point, point], {})),
    ),
  ),
)

const sum = (context: Context, left: Lists, right: Lists): Lists => plus(context.dom, left, right)

export const laws: readonly Law[] = [
  {
    name: 'RD.1',
    statement: 'R[f + f](a, b) = R[f](a, b) + R[f](a, b)',
    check(context) {
      const at = [...context.draw(context.dom), ...context.draw(context.cod)]
      const back = evaluate(R(context.graph), at)
      return { object: context.dom, left: evaluate(R(doubled(context.graph)), at), right: sum(context, back, back), at }
    },
  },
  {
    name: 'RD.2',
    statement: 'R[f](a, b + c) = R[f](a, b) + R[f](a, c)',
    check(context) {
      const { dom, cod } = context
      const [a, b, c] = [context.draw(dom), context.draw(cod), context.draw(cod)]
      const back = (change: Lists): Lists => evaluate(R(context.graph), [...a, ...change])
      return { object: dom, left: back(plus(cod, b, c)), right: sum(context, back(b), back(c)), at: [...a, ...b, ...c] }
    },
  },
  {
    name: 'RD.2, zero',
    statement: 'R[f](a, 0) = 0',
    check(context) {
      const at = [...context.draw(context.dom), ...context.cod.map(zeros)]
      return { object: context.dom, left: evaluate(R(context.graph), at), right: context.dom.map(zeros), at }
    },
  },
  {
    name: 'RD.4',
    statement: 'R[⟨f, f⟩](a, b, c) = R[f](a, b) + R[f](a, c)',
    check(context) {
      const { dom, cod } = context
      const [a, b, c] = [context.draw(dom), context.draw(cod), context.draw(cod)]
      const at = [...a, ...b, ...c]
      const [first, second] = [b, c].map((change) => evaluate(R(context.graph), [...a, ...change])) as [Lists, Lists]
      return { object: dom, left: evaluate(R(paired(context.graph)), at), right: sum(context, first, second), at }
    },
  },
  {
    name: 'RD.5',
    statement: 'R[g; f](a, c) = R[g](a, R[f](g(a), c)), where g(a) = a + a',
    check(context) {
      const { dom } = context
      const [a, c] = [context.draw(dom), context.draw(context.cod)]
      const inner = evaluate(R(context.graph), [...sum(context, a, a), ...c])
      const at = [...a, ...c]
      return { object: dom, left: evaluate(R(afterDouble(context.graph)), at), right: sum(context, inner, inner), at }
    },
  },
  {
    name: 'RD.6',
    statement: 'D[R[f]]((a, b), (0, c)) = R[f](a, c)',
    check(context) {
      const { dom, cod } = context
      const [a, b, c] = [context.draw(dom), context.draw(cod), context.draw(cod)]
      const left = evaluate(D(R(context.graph)), [...a, ...b, ...dom.map(zeros), ...c])
      return { object: dom, left, right: evaluate(R(context.graph), [...a, ...c]), at: [...a, ...b, ...c] }
    },
  },
  {
    name: 'RD.7',
    statement: 'D[D[f]]((a, b), (c, d)) = D[D[f]]((a, c), (b, d))',
    check(context) {
      const { dom } = context
      const [a, b, c, d] = [context.draw(dom), context.draw(dom), context.draw(dom), context.draw(dom)]
      const twice = D(D(context.graph))
      const left = evaluate(twice, [...a, ...b, ...c, ...d])
      return {
        object: context.cod,
        left,
        right: evaluate(twice, [...a, ...c, ...b, ...d]),
        at: [...a, ...b, ...c, ...d],
      }
    },
  },
  {
    name: 'transpose',
    statement: 'R[f](a, b) · v = b · f′(a)v, where f′ is not taken from R',
    check(context) {
      const { dom, cod, domain, graph } = context
      if (domain === undefined) return undefined
      const [a, b, v] = [context.draw(dom), context.draw(cod), context.draw(dom)]
      const slope = slopeAlong(context, a, v)
      if (slope === undefined) return undefined
      const back = evaluate(R(graph), [...a, ...b])
      const scalar: Wire = { domain, shape: [] }
      return {
        object: [scalar],
        left: [[dot(domain, back, v)]],
        right: [[dot(domain, b, slope)]],
        at: [...a, ...b, ...v],
      }
    },
  },
  {
    name: 'batch',
    statement: 'batch(2, f)(a, b) = f(a), f(b)',
    check(context) {
      const [a, b] = [context.draw(context.dom), context.draw(context.dom)]
      const batched = batchGraph(
        2,
        context.graph,
        context.dom.map(() => true),
      )
      const both = (first: Lists, second: Lists): Lists =>
        first.map((list, index) => [...list, ...(second[index] ?? [])])
      const right = both(evaluate(context.graph, a), evaluate(context.graph, b))
      return { object: wiresOf(batched.outputs), left: evaluate(batched, both(a, b)), right, at: [...a, ...b] }
    },
  },
]

/** f′(a)v: by dual numbers where f means the same over them, else by central differences over ℝ, else unknown. */
function slopeAlong(context: Context, a: Lists, v: Lists): Lists | undefined {
  return byDuals(context, a, v) ?? (context.domain === reals ? byDifferences(context, a, v) : undefined)
}

function byDuals({ graph, dom, domain }: Context, a: Lists, v: Lists): Lists | undefined {
  if (domain === undefined) return undefined
  const along = dom.map((_, index) => (a[index] ?? []).map((value, place) => ({ value, slope: v[index]?.[place] })))
  try {
    const outputs = evaluate(overDuals(graph, domain), along) as readonly (readonly {
      value: unknown
      slope: unknown
    }[])[]
    const values = outputs.map((list) => list.map(({ value }) => value))
    const same = evaluate(graph, a).every((list, index) =>
      list.every((element, place) => domain.ring.equals(element, values[index]?.[place])),
    )
    return same ? outputs.map((list) => list.map(({ slope }) => slope)) : undefined
  } catch {
    // A primitive of the user's may mean something over its own elements alone.
    return undefined
  }
}

const step = 1e-5

function byDifferences({ graph }: Context, a: Lists, v: Lists): Lists {
  const moved = (by: number): Lists =>
    evaluate(
      graph,
      a.map((list, index) => list.map((element, place) => (element as number) + by * (v[index]?.[place] as number))),
    )
  const [before, after] = [moved(-step), moved(step)]
  return after.map((list, index) =>
    list.map((element, place) => ((element as number) - (before[index]?.[place] as number)) / (2 * step)),
  )
}
