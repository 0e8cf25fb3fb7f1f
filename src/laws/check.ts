import type { Attributes, Graph, Primitive } from '../graph/graph.ts'
import { emit, trace, wiresOf } from '../graph/graph.ts'
import type { Domain } from '../objects/domain.ts'
import { notation } from '../objects/notation.ts'
import { Random } from '../objects/random.ts'
import type { Wire, Wires } from '../objects/wire.ts'
import { Para } from '../terms/parametric.ts'
import { checkBoundTerm } from '../terms/binding.ts'
import { graphOf } from '../terms/reading.ts'
import type { Open, Whole } from '../terms/unfinished.ts'
import { checkWhole } from '../terms/unfinished.ts'
import { laws } from './laws.ts'
import { polynomial } from './polynomial.ts'
import { ringLaws } from './ring.ts'
import type { Broken, CheckOptions } from './report.ts'
import { LawReport, merged, shown } from './report.ts'
import { agree, drawElement, drawn } from './values.ts'

/** A primitive at one choice of operands and attributes. */
export interface PrimitiveCase<A extends Attributes = Attributes> {
  readonly primitive: Primitive<A>
  readonly operands: readonly Wire[]
  readonly attributes: A
}

/** What is held to the laws: a map without a hole, a primitive or a domain. */
type Subject<Given, A extends Attributes> =
  Given extends Para<infer P extends Open, infer _Dom, infer B> ? Whole<[...P, ...B], Given> : PrimitiveCase<A> | Domain

/**
 * Checks the laws of reverse derivatives on a map, a primitive or a domain of one's own.
 *
 * A map, or a primitive at a choice of operands, is held to RD.1, RD.2 and RD.4 to RD.7, to the transpose of its own
 * derivative (by dual numbers, or by differences over ℝ) and to the batch law, at random points. A domain is held to the
 * laws of commutative rings, of its smooth functions and of its storage, and then random polynomials over it, each at four
 * points, to all of these.
 *
 * Source: Cockett et al., Reverse derivative categories (2020), Definition 13.
 *
 * @example
 * ```ts
 * import { integersModulo2, morphism, multiply, real } from 'lensor'
 * import { checkReverseDerivative } from 'lensor/laws'
 *
 * String(checkReverseDerivative(morphism([real(2)], (x) => [multiply(x, x)]))) // => 'holds'
 * checkReverseDerivative(integersModulo2).holds // => true
 * ```
 */
export function checkReverseDerivative<Given, A extends Attributes>(
  subject: Subject<Given, A>,
  options: CheckOptions = {},
): LawReport {
  return checkSubject(subject as Para<Wires, Wires, Wires> | PrimitiveCase | Domain, options)
}

function checkSubject(subject: Para<Wires, Wires, Wires> | PrimitiveCase | Domain, options: CheckOptions): LawReport {
  if (subject instanceof Para) {
    checkWhole(subject.term)
    checkBoundTerm('checkReverseDerivative', subject.term)
    return checkGraph(graphOf(subject.term), 'the map', options)
  }
  if ('primitive' in subject) {
    const { primitive, operands, attributes } = subject
    const graph = trace(operands, (points) => [emit(primitive, points, attributes)])
    return checkGraph(graph, primitive.name, options)
  }
  return checkDomain(subject, options)
}

function checkDomain(domain: Domain, options: CheckOptions): LawReport {
  const { cases = 100, seed = 0 } = options
  const ring = ringLaws(domain, options)
  if (!ring.holds) return ring
  const random = new Random(seed, 1)
  const graphs = Array.from({ length: cases }, () => polynomial(domain, random))
  const reports = graphs.map((graph, index) =>
    checkGraph(graph, `a polynomial over ${domain.symbol}`, { ...options, cases: 4, seed: seed + index }),
  )
  return merged([ring, ...reports])
}

/** Checks the laws of one map on random points. */
export function checkGraph(graph: Graph, name: string, options: CheckOptions = {}): LawReport {
  const { cases = 100, seed = 0, tolerance = 1e-6, element = drawElement } = options
  const [dom, cod] = [wiresOf(graph.inputs), wiresOf(graph.outputs)]
  const domains = new Set([...dom, ...cod].map(({ domain }) => domain))
  const [domain] = domains.size === 1 ? domains : []
  const subject = `${name} : ${notation(dom)} → ${notation(cod)}`
  const broken: Broken[] = []
  const unchecked: string[] = []
  let checked = 0
  const names = laws.flatMap(({ name: law, statement, check }, index) => {
    const random = new Random(seed, index)
    const context = { graph, dom, cod, domain, draw: (object: readonly Wire[]) => drawn(object, random, element) }
    for (let at = 0; at < cases; at++) {
      const sides = check(context)
      if (sides === undefined) {
        unchecked.push(law)
        return []
      }
      checked++
      if (agree(sides.object, sides.left, sides.right, tolerance)) continue
      broken.push({ law, statement, subject, at: shown(sides.at), left: shown(sides.left), right: shown(sides.right) })
      break
    }
    return [law]
  })
  return new LawReport(checked, names, broken, unchecked)
}
