/** The readings of terms that run: their graphs, and their first parameters. */
import { batchGraph } from '../derivative/batch.ts'
import { reverseGraph } from '../derivative/reverse.ts'
import { scanned } from '../derivative/scan.ts'
import type { Graph, Tensor } from '../graph/graph.ts'
import { dealer, inline, trace } from '../graph/graph.ts'
import { LensorError } from '../objects/errors.ts'
import { memoised } from '../objects/memoised.ts'
import type { Random } from '../objects/random.ts'
import type { Lists } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import { drawn } from './initialisers.ts'
import type { Port } from './port.ts'
import { backward, forward } from './port.ts'
import type { Initialiser, LensTerm, Term } from './term.ts'

type Points = readonly Tensor[]

export const graphSentence = '✗ graphOf takes the term of a map; of a map, write graphOf(map.term)'

/**
 * The graph of P ⊗ A → B. It is made once for a term. Throws `LensorError` where the value is no term.
 *
 * @example
 * ```ts
 * import { graphOf, input, linear } from 'lensor'
 *
 * graphOf(input(4).pipe(linear(3)).term).values.length // => 1
 * ```
 */
export function graphOf<Of>(term: Of extends Term ? Of : typeof graphSentence): Graph {
  const of: unknown = term
  if (typeof of !== 'object' || of === null || !('kind' in of && 'cod' in of)) throw new LensorError(graphSentence)
  return graphs(of as Term)
}

const graphs: (term: Term) => Graph = memoised((term) =>
  trace(flat([...term.params, ...term.dom]), (points) => {
    const deal = dealer(points)
    return apply(term, deal(term.params), deal(term.dom))
  }),
)

/** A term at points of the map that is being written. */
function apply(term: Term, params: Points, inputs: Points): Points {
  switch (term.kind) {
    case 'identity':
      return inputs
    case 'compose': {
      const deal = dealer(params)
      return term.parts.reduce((flowing, part) => apply(part, deal(part.params), flowing), inputs)
    }
    case 'tensor': {
      const [dealParams, dealInputs] = [dealer(params), dealer(inputs)]
      return term.parts.flatMap((part) => apply(part, dealParams(part.params), dealInputs(part.dom)))
    }
    case 'copy':
      return [...inputs, ...inputs]
    case 'discard':
      return []
    case 'permutation': {
      const deal = dealer(inputs)
      const parts = term.dom.map((part) => deal([part]))
      return term.order.flatMap((from) => parts[from] as Points)
    }
    case 'generator':
      return inline(term.graph, [...params, ...inputs], term.name)
    case 'layer':
      return apply(term.of, params, inputs)
    case 'reparametrise':
      return apply(term.of, apply(term.by, [], params), inputs)
    case 'reverse':
      return inline(reverseGraph(graphOf(term.of)), [...params, ...inputs])
    case 'batch': {
      const points = [...params, ...inputs]
      const marked = points.map((_, index) => index >= params.length)
      return inline(batchGraph(term.size, graphOf(term.of), marked), points)
    }
    case 'iterate':
      return scanned(
        { body: graphOf(term.of), count: term.count, shared: params.length, states: flat(term.cod).length },
        [...params, ...inputs],
      )
    case 'get':
      return get(term.of, params, inputs)
    case 'put': {
      const deal = dealer(inputs)
      const [paramChanges, changes] = put(term.of, params, deal(forward(term.of.dom)), deal(backward(term.of.cod)))
      return [...paramChanges, ...changes]
    }
  }
}

const dealForward = (points: Points): ((port: Port) => Points) => {
  const deal = dealer(points)
  return (port) => deal(forward(port))
}

const dealBackward = (points: Points): ((port: Port) => Points) => {
  const deal = dealer(points)
  return (port) => deal(backward(port))
}

/** The forward half of a lens: P ⊗ A → B. */
function get(lens: LensTerm, params: Points, inputs: Points): Points {
  switch (lens.kind) {
    case 'compose': {
      const deal = dealForward(params)
      return lens.parts.reduce((flowing, part) => get(part, deal(part.params), flowing), inputs)
    }
    case 'tensor': {
      const [dealParams, dealInputs] = [dealForward(params), dealForward(inputs)]
      return lens.parts.flatMap((part) => get(part, dealParams(part.params), dealInputs(part.dom)))
    }
    case 'derivative':
      return apply(lens.of, params, inputs)
    case 'lens':
      return apply(lens.get, params, inputs)
    case 'layer':
      return get(lens.of, params, inputs)
    case 'reparametrise':
      return get(lens.of, below(lens.by, params), inputs)
  }
}

/**
 * The backward half of a lens: P ⊗ A ⊗ B′ → P′ ⊗ A′.
 *
 * A composite's put uses the gets of what comes before; hash-consing makes them the same values as its own get's.
 */
function put(
  lens: LensTerm,
  params: Points,
  inputs: Points,
  changes: Points,
): readonly [params: Points, inputs: Points] {
  switch (lens.kind) {
    case 'compose': {
      const deal = dealForward(params)
      let flowing = inputs
      const parts = lens.parts.map((part) => {
        const at = { part, params: deal(part.params), inputs: flowing }
        flowing = get(part, at.params, at.inputs)
        return at
      })
      return parts.reduceRight<readonly [Points, Points]>(
        ([laterParams, change], at) => {
          const [paramChanges, inputChanges] = put(at.part, at.params, at.inputs, change)
          return [[...paramChanges, ...laterParams], inputChanges]
        },
        [[], changes],
      )
    }
    case 'tensor': {
      const [dealParams, dealInputs, dealChanges] = [dealForward(params), dealForward(inputs), dealBackward(changes)]
      const parts = lens.parts.map((part) =>
        put(part, dealParams(part.params), dealInputs(part.dom), dealChanges(part.cod)),
      )
      return [parts.flatMap(([paramChanges]) => paramChanges), parts.flatMap(([, inputChanges]) => inputChanges)]
    }
    case 'derivative': {
      const all = inline(reverseGraph(graphOf(lens.of)), [...params, ...inputs, ...changes])
      return [all.slice(0, params.length), all.slice(params.length)]
    }
    case 'lens': {
      const all = apply(lens.put, params, [...inputs, ...changes])
      return [all.slice(0, params.length), all.slice(params.length)]
    }
    case 'layer':
      return put(lens.of, params, inputs, changes)
    case 'reparametrise': {
      const [paramChanges, inputChanges] = put(lens.of, below(lens.by, params), inputs, changes)
      const deal = dealForward(params)
      const [ownChanges, newParams] = put(lens.by, deal(lens.by.params), deal(lens.by.dom), paramChanges)
      return [[...ownChanges, ...newParams], inputChanges]
    }
  }
}

/** What a lens above parameters gives of its own parameters and of what it carries: the parameters below. */
function below(by: LensTerm, params: Points): Points {
  const deal = dealForward(params)
  return get(by, deal(by.params), deal(by.dom))
}

/** The first parameters of a term, as elements of each wire. */
export function initialise(term: Term, random: Random): Lists {
  switch (term.kind) {
    case 'compose':
    case 'tensor':
      return term.parts.flatMap((part) => initialise(part, random))
    case 'layer':
    case 'reverse':
    case 'batch':
    case 'iterate':
      return initialise(term.of, random)
    case 'get':
    case 'put':
      return initialiseLens(term.of, random)
    case 'generator':
    case 'reparametrise': {
      const { initial } = term
      if ('kind' in initial) return initialise(initial, random)
      return flat(term.params).map((wire, index) => drawn(initial[index] as Initialiser, wire, random))
    }
    default:
      return []
  }
}

/** The first parameters of a lens, as elements of each wire; a reparametrised one carries its optimiser's first state. */
export function initialiseLens(lens: LensTerm, random: Random): Lists {
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return lens.parts.flatMap((part) => initialiseLens(part, random))
    case 'derivative':
      return initialise(lens.of, random)
    case 'layer':
      return initialiseLens(lens.of, random)
    case 'reparametrise':
      return [...initialiseLens(lens.by, random), ...carried(lens.by, initialiseLens(lens.of, random))]
    case 'lens':
      return initialise(lens.get, random)
  }
}

/** What a reparametrisation carries at first, from the parameters at first. */
function carried(lens: LensTerm, parameters: Lists): Lists {
  switch (lens.kind) {
    case 'compose':
      return lens.parts.reduceRight((inner, part) => carried(part, inner), parameters)
    case 'tensor': {
      let dealt = 0
      return lens.parts.flatMap((part) =>
        carried(part, parameters.slice(dealt, (dealt += flat(forward(part.cod)).length))),
      )
    }
    case 'layer':
      return carried(lens.of, parameters)
    case 'lens':
      if (lens.initial !== undefined) return lens.initial(parameters)
      break
    case 'derivative':
      if (lens.of.kind === 'identity') return parameters
      if (lens.of.dom.length === 0) return []
      break
    case 'reparametrise':
      return carried(lens.of, parameters)
  }
  throw new LensorError('✗ a reparametrisation does not say what it carries at first; give the first state to train')
}
