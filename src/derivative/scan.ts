/**
 * The primitive that does a map again and again. It is the only one whose attribute is a graph, and it stands on this
 * floor because its reverse derivative and its batching are those of that graph.
 */
import { ObjectError } from '../objects/errors.ts'
import { parted } from '../objects/list.ts'
import type { Size } from '../objects/named-size.ts'
import { notation } from '../objects/notation.ts'
import { plus, productOf } from '../objects/size.ts'
import { say } from '../objects/words.ts'
import type { Shape, Wire } from '../objects/wire.ts'
import { batched, elements, over, same } from '../objects/wire.ts'
import type { Graph, Primitive, Tensor } from '../graph/graph.ts'
import { dealer, emit, inline, objectSentence, trace, wiresOf } from '../graph/graph.ts'
import { meaningOf } from '../graph/meaning.ts'
import { add, aligned, concatenate, permute, reshape, slice, zeroOf } from '../graph/structural.ts'
import { batchGraph } from './batch.ts'
import { reverseGraph } from './reverse.ts'

/** What is done again and again, and how often. */
export interface Iteration extends Readonly<Record<string, unknown>> {
  /** C ⊗ S ⊗ X → S ⊗ Y: one step. */
  readonly body: Graph
  /** n: how many steps are done. */
  readonly count: number
  /** How many wires C has: what all steps share. */
  readonly shared: number
  /** How many wires S has: what goes from step to step. */
  readonly states: number
}

/** The attributes of a {@link scan}. */
export interface Scan extends Iteration {
  /** Whether the last place of X comes first. */
  readonly backwards: boolean
  /** Which of the wires of S ⊗ Y are in the result; they are over one domain. */
  readonly kept: readonly number[]
}

export const bodySentence =
  '✗ scan does a map C ⊗ S ⊗ X → S ⊗ Y and keeps wires of one domain, but a map from {dom} to {cod} came'

/** C ⊗ S ⊗ Xⁿ: what a scan takes. */
function domainOf({ body, count, shared, states }: Iteration): readonly Wire[] {
  const [C, S, X] = parted(wiresOf(body.inputs), shared, states)
  return [...C, ...S, ...(batched(count, X) as readonly Wire[])]
}

/** S ⊗ Yⁿ: the last state, and what each step puts out. */
function codomainOf({ body, count, states }: Iteration): readonly Wire[] {
  const wires = wiresOf(body.outputs)
  return [...wires.slice(0, states), ...(batched(count, wires.slice(states)) as readonly Wire[])]
}

/**
 * scan: from c, s₀ and x₁ … xₙ, with (sᵢ, yᵢ) = f(c, sᵢ₋₁, xᵢ), to sₙ and y₁ … yₙ, as one vector. Xs and ys have an axis
 * of n in front.
 *
 * The step f is an attribute: nothing is unrolled, and the cost of building and of planning a scan does not depend on n.
 * Its reverse derivative is a scan over R[f] in the other order, whose state is the change of s beside the sum of the
 * changes of c. It takes the states sᵢ from one more scan forward, so R costs n states of memory and a step forward more.
 *
 * Throws `ObjectError` where the operands are not C ⊗ S ⊗ Xⁿ.
 *
 * @example
 * ```ts
 * import { compile, emit, graphOf, morphism, multiply, real, scan } from 'lensor'
 *
 * const body = graphOf(morphism([real(), real()], (state, x) => [multiply(state, x)]).term)
 * const attributes = { body, count: 4, shared: 0, states: 1, backwards: false, kept: [0] }
 * const product = morphism([real(), real(4)], (first, x) => [emit(scan, [first, x], attributes)])
 * compile(product)(Float64Array.of(1), Float64Array.of(1, 2, 3, 4)) // => [Float64Array.of(24)]
 * ```
 */
export const scan: Primitive<Scan> = {
  name: 'scan',
  type(operands, attributes) {
    const { body, shared, states, kept } = attributes
    const [dom, cod] = [wiresOf(body.inputs), codomainOf(attributes)]
    const domain = cod[kept[0] as number]?.domain
    if (
      !same(dom.slice(shared, shared + states), cod.slice(0, states)) ||
      domain === undefined ||
      kept.some((index) => cod[index]?.domain !== domain)
    )
      throw new ObjectError(say(bodySentence, { dom: notation(dom), cod: notation(wiresOf(body.outputs)) }))
    const expected = domainOf(attributes)
    if (!same(expected, operands))
      throw new ObjectError(
        say(objectSentence, { name: 'scan', expected: notation(expected), object: notation(operands) }),
      )
    return over(domain, [kept.map((index) => productOf((cod[index] as Wire).shape)).reduce(plus, 0)])
  },
  meaning(_operands, attributes) {
    const { body, count, shared, states, backwards, kept } = attributes
    const step = meaningOf(body)
    const lengths = parted(body.inputs, shared, states)[2].map(({ wire }) => elements(wire.shape))
    return (lists) => {
      const [common, first, each] = parted(lists, shared, states)
      let state = first
      const outputs = body.outputs.slice(states).map(() => new Array<readonly unknown[]>(count))
      for (let done = 0; done < count; done++) {
        const place = backwards ? count - 1 - done : done
        const own = each.map((list, index) => {
          const length = lengths[index] as number
          return list.slice(place * length, (place + 1) * length)
        })
        const results = step([...common, ...state, ...own])
        state = results.slice(0, states)
        for (const [index, list] of outputs.entries()) list[place] = results[states + index] as readonly unknown[]
      }
      const all = [...state, ...outputs.map((list) => list.flat())]
      return kept.flatMap((index) => all[index] as readonly unknown[])
    }
  },
  reverse: (change, operands, attributes) => reversed(unpacked(change, attributes), operands, attributes),
  batch(size, operands, marks, attributes) {
    const { body, shared, states, kept } = attributes
    const isState = (index: number): boolean => index >= shared && index < shared + states
    const whole = operands.map((operand, index) => {
      if (isState(index)) return aligned(size, operand, marks[index] as boolean)
      return marks[index] && index >= shared + states ? firstTwoSwapped(operand) : operand
    })
    const again = {
      ...attributes,
      body: batchGraph(
        size,
        body,
        marks.map((mark, index) => mark || isState(index)),
      ),
    }
    const parts = unpacked(emit(scan, whole, again), again)
    const cod = codomainOf(attributes)
    const rows = kept.map((index) => {
      const part = parts[index] as Tensor
      const samplesFirst = index < states ? part : firstTwoSwapped(part)
      return emit(reshape, [samplesFirst], { shape: [size, productOf((cod[index] as Wire).shape)] })
    })
    return concatenate(1, rows)
  },
}

/** The first two axes in the other order. */
function firstTwoSwapped(operand: Tensor): Tensor {
  const axes = (operand.wire.shape as Shape).map((_, axis) => axis)
  return emit(permute, [operand], { order: [1, 0, ...axes.slice(2)] })
}

/** Whether a graph uses an input. */
function usedBy({ values, outputs }: Graph): (input: Tensor) => boolean {
  const used = new Set([...outputs, ...values.flatMap(({ node }) => node.operands)])
  return (input) => used.has(input)
}

/** The wires of S ⊗ Yⁿ that are in the result of a scan, taken from it. */
function unpacked(packed: Tensor, attributes: Scan): (Tensor | undefined)[] {
  const cod = codomainOf(attributes)
  const parts = new Array<Tensor | undefined>(cod.length)
  let start: Size = 0
  for (const index of attributes.kept) {
    const { shape } = cod[index] as Wire
    const length = productOf(shape)
    parts[index] = emit(reshape, [emit(slice, [packed], { axis: 0, start, length })], { shape })
    start = plus(start, length)
  }
  return parts
}

/**
 * S ⊗ Yⁿ from C ⊗ S ⊗ Xⁿ: a scan for each domain among the wanted wires; all are wanted where nothing else is said.
 *
 * Operands that the body does not use are left out.
 */
export function scanned(
  { body, ...iteration }: Iteration & { readonly backwards?: boolean },
  operands: readonly Tensor[],
  isWanted: (index: number) => boolean = () => true,
): Tensor[] {
  const isUsed = usedBy(body)
  const { shared, states } = iteration
  const stays = body.inputs.map((input, index) => (index >= shared && index < shared + states) || isUsed(input))
  const only = <Part>(parts: readonly Part[]): Part[] => parts.filter((_, index) => stays[index])
  const wanted = [...body.outputs.keys()].filter(isWanted)
  const results: Tensor[] = []
  for (const domain of new Set(wanted.map((index) => body.outputs[index]?.wire.domain))) {
    const attributes: Scan = {
      body: { ...body, inputs: only(body.inputs) },
      count: iteration.count,
      shared: stays.slice(0, shared).filter(Boolean).length,
      states,
      backwards: iteration.backwards ?? false,
      kept: wanted.filter((index) => body.outputs[index]?.wire.domain === domain),
    }
    const parts = unpacked(emit(scan, only(operands), attributes), attributes)
    for (const index of attributes.kept) results[index] = parts[index] as Tensor
  }
  return results
}

/** R: the changes of C ⊗ S ⊗ Xⁿ, from those changes of S ⊗ Yⁿ that there are. */
function reversed(changes: readonly (Tensor | undefined)[], operands: readonly Tensor[], attributes: Scan): Tensor[] {
  const { body, count, shared, states, backwards } = attributes
  const [C, S, X] = parted(wiresOf(body.inputs), shared, states)
  const [c, , xs] = parted(operands, shared, states)
  const [ofS, ofY] = [changes.slice(0, states), changes.slice(states)]
  const Y = wiresOf(body.outputs).slice(states)
  const given = Y.filter((_, index) => ofY[index] !== undefined)
  const back = reverseGraph(body)

  // C ⊗ (S′ ⊗ C′) ⊗ (S ⊗ X ⊗ Y′) → (S′ ⊗ C′) ⊗ X′: one step back, which adds what it changes of C.
  const stepBack = trace([...C, ...S, ...C, ...S, ...X, ...given], (points) => {
    const deal = dealer(points)
    const [common, change, sum, state, input] = [deal(C), deal(S), deal(C), deal(S), deal(X)]
    const changeOfY = Y.flatMap((wire, index) => (ofY[index] === undefined ? [zeroOf(wire)] : deal([wire])))
    const [ofC, ofState, ofX] = parted(
      inline(back, [...common, ...state, ...input, ...change, ...changeOfY]),
      shared,
      states,
    )
    return [...ofState, ...sum.map((done, index) => emit(add, [done, ofC[index] as Tensor], {})), ...ofX]
  })

  // C ⊗ S ⊗ X → S ⊗ S: one step forward, which puts out the state before it.
  const remembering = trace([...C, ...S, ...X], (points) => [
    ...inline(body, points).slice(0, states),
    ...points.slice(shared, shared + states),
  ])
  const isUsed = usedBy(stepBack)
  const before = scanned(
    { body: remembering, count, shared, states, backwards },
    operands,
    (index) => index >= states && isUsed(stepBack.inputs[shared + states + shared + index - states] as Tensor),
  )
  const results = scanned({ body: stepBack, count, shared, states: states + shared, backwards: !backwards }, [
    ...c,
    ...S.map((wire, index) => ofS[index] ?? zeroOf(wire)),
    ...C.map(zeroOf),
    ...S.map((_, index) => before[states + index] as Tensor),
    ...xs,
    ...ofY.filter((ofWire) => ofWire !== undefined),
  ])
  const [toS, toC, toXs] = parted(results, states, shared)
  return [...toC, ...toS, ...toXs]
}
