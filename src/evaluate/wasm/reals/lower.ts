/** From a graph over ℝ to kernels. */
import type { Graph, Primitive, Tensor } from '../../../graph/graph.ts'
import type { Subscripts } from '../../../graph/ring.ts'
import { contract } from '../../../graph/ring.ts'
import { max } from '../../../graph/smooth.ts'
import {
  broadcast,
  constant,
  fold,
  gather,
  pad,
  permute,
  reshape,
  scatterAdd,
  slice,
  sum,
  window,
} from '../../../graph/structural.ts'
import { notation } from '../../../objects/notation.ts'
import { reals } from '../../../objects/real.ts'
import { elements } from '../../../objects/wire.ts'
import type { Letter } from '../contraction/index.ts'
import { contractionKernels } from '../contraction/index.ts'
import type { Kernel, NewRegion, Region } from '../kernel.ts'
import { doubleSize } from '../kernel.ts'
import type { Access, Term } from './access.ts'
import { reachOf, shapeOf } from './access.ts'
import type { Expression } from './expression.ts'
import type { Home } from './fusion.ts'
import { fillingOf, fused, operationOf } from './fusion.ts'
import type { Target } from './loop.ts'
import { loopKernel } from './loop.ts'
import { gatherKernel, scatterKernel } from './rows.ts'
import type { View } from './view.ts'
import { contiguous, isInjective, isWhole, keptOf, pushed } from './view.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any attributes
const others: ReadonlySet<Primitive<any> | undefined> = new Set<Primitive<any>>([
  broadcast,
  constant,
  contract,
  fold,
  gather,
  max,
  pad,
  permute,
  reshape,
  scatterAdd,
  slice,
  sum,
  window,
])

/** Whether there is a kernel for a value over ℝ. */
export function hasRealKernel(value: Tensor): boolean {
  const isReal = [value, ...value.node.operands].every(({ wire }) => wire.domain === reals)
  return isReal && (operationOf(value) !== undefined || others.has(value.node.primitive))
}

/** The kernels of a graph over ℝ, between regions of its inputs and of its outputs, in row-major order. */
export function realKernels(
  graph: Graph,
  inputs: readonly Region[],
  outputs: readonly Region[],
  newRegion: NewRegion,
): readonly Kernel[] {
  const reach = reachOf(graph)
  const { homes, homeOf, isStored } = fused(graph, reach)
  const regions = new Map<Tensor, Region>(graph.inputs.map((input, index) => [input, inputs[index] as Region]))
  const kernels: Kernel[] = []

  // A computed value that is an output is computed where it is to be.
  for (const [index, output] of graph.outputs.entries())
    if (!regions.has(output) && homeOf(output) !== undefined && reach.access(output).root === output)
      regions.set(output, outputs[index] as Region)

  /** The region of a computed value. */
  function regionOf(value: Tensor): Region {
    const known = regions.get(value)
    if (known !== undefined) return known
    const size = elements(shapeOf(value))
    const data = value.node.primitive === constant ? bytesOf(value, size) : undefined
    const region = newRegion(notation([value.wire]), size * doubleSize, data)
    regions.set(value, region)
    return region
  }

  /** What a loop computes as the element of an access, in a home whose own members it computes too. */
  function expressions(home?: Home): (access: Access) => Expression {
    const known = new Map<string | Tensor, Expression>()
    const remembered = (key: string | Tensor, made: () => Expression): Expression => {
      const expression = known.get(key) ?? made()
      known.set(key, expression)
      return expression
    }
    const expressionOf = ({ root, view }: Access): Expression => {
      const filling = fillingOf(root)
      if (filling !== undefined) return remembered(`${filling}`, () => ({ kind: 'constant', value: filling }))
      const operation = operationOf(root)
      const isHere = home !== undefined && homeOf(root) === home && operation !== undefined && !reach.hasTerms(root)
      if (isHere)
        return remembered(root, () => ({
          kind: 'apply',
          operation,
          operands: root.node.operands.map((operand) => expressionOf(reach.access(operand))),
        }))
      const region = regionOf(root)
      return remembered(`${regionNumber(region)} ${JSON.stringify(view)}`, () => ({ kind: 'load', region, view }))
    }
    return expressionOf
  }

  const numbers = new Map<Region, number>()
  function regionNumber(region: Region): number {
    const number = numbers.get(region) ?? numbers.size
    numbers.set(region, number)
    return number
  }

  /** A contraction whose products go where a view of a region says. */
  function contractInto(value: Tensor, region: Region, target: View, accumulate: boolean): void {
    const { left, right, output } = value.node.attributes as Subscripts
    const [first, second] = value.node.operands.map((operand) => reach.access(operand)) as [Access, Access]
    const stepOf = (letters: string, view: View, letter: string): number => view.steps[letters.indexOf(letter)] ?? 0
    const letters = [...new Set(left + right)].map((letter): Letter => {
      const axis = left.includes(letter) ? left.indexOf(letter) : right.indexOf(letter)
      return {
        size: (left.includes(letter) ? first : second).view.shape[axis] as number,
        left: stepOf(left, first.view, letter),
        right: stepOf(right, second.view, letter),
        output: stepOf(output, target, letter),
      }
    })
    kernels.push(
      ...contractionKernels(
        { letters, left: first.view.offset, right: second.view.offset, output: target.offset, accumulate },
        { left: regionOf(first.root), right: regionOf(second.root), output: region },
        newRegion,
      ),
    )
  }

  /** A region in which a value lies in row-major order. */
  function wholeRegion(value: Tensor): Region {
    const access = reach.access(value)
    if (isWhole(access.view) && elements(access.view.shape) === elements(shapeOf(access.root)))
      return regionOf(access.root)
    const region = newRegion(notation([value.wire]), elements(shapeOf(value)) * doubleSize)
    copy(access, region)
    return region
  }

  function copy(access: Access, region: Region): void {
    const { shape } = access.view
    kernels.push(loopKernel({ shape, targets: [stored(region, contiguous(shape), expressions()(access))] }))
  }

  /** The sum of terms: each goes to its places of the region. */
  function addUp(value: Tensor, home: Home, terms: readonly Term[]): void {
    const region = regionOf(value)
    const size = elements(shapeOf(value))
    const covers = ({ view }: Term): boolean => isInjective(keptOf(view)) && elements(keptOf(view).shape) === size
    const first = terms.find(covers)
    const rest = terms.filter((term) => term !== first)
    if (first === undefined)
      kernels.push(
        loopKernel({
          shape: [size],
          targets: [stored(region, contiguous([size]), { kind: 'constant', value: 0 })],
        }),
      )
    for (const term of first === undefined ? rest : [first, ...rest]) {
      const held = term !== first
      if (isContracted(term.source)) contractInto(term.source, region, term.view, held)
      else {
        const isCombined = held || term.view.steps.some((step, axis) => step === 0 && term.view.shape[axis] !== 1)
        const only = first === undefined && terms.length === 1 && isInjective(term.view)
        kernels.push(
          loopKernel({
            shape: term.view.shape,
            targets: [
              {
                region,
                view: term.view,
                expression: expressions(home)(reach.access(term.source)),
                combination: isCombined && !only ? 'add' : 'replace',
                held: held && !only,
              },
            ],
          }),
        )
      }
    }
  }

  /** Whether a value is a contraction that one sum alone uses, which goes there at once. */
  const contracted = new Set(
    graph.values
      .filter((value) => !reach.isAbsorbed(value))
      .flatMap((value) => reach.terms(value) ?? [])
      .map(({ source }) => source)
      .filter((source) => source.node.primitive === contract && reach.uses(source) === 1),
  )
  const isContracted = (value: Tensor): boolean => contracted.has(value)

  for (const home of homes) {
    const only = home.members.at(-1) as Tensor
    const terms = reach.terms(only)
    const { primitive, operands } = only.node
    if (terms !== undefined) addUp(only, home, terms)
    else if (operationOf(only) !== undefined) {
      const expressionOf = expressions(home)
      const shape = shapeOf(only)
      const targets = home.members
        .filter(isStored)
        .map((member) => stored(regionOf(member), contiguous(shape), expressionOf(reach.access(member))))
      if (targets.length > 0) kernels.push(loopKernel({ shape, targets }))
    } else if (primitive === contract) {
      if (!isContracted(only)) contractInto(only, regionOf(only), contiguous(shapeOf(only)), false)
    } else if (primitive === max) {
      const [operand] = operands as readonly [Tensor]
      kernels.push(
        loopKernel({
          shape: shapeOf(operand),
          targets: [
            {
              region: regionOf(only),
              view: pushed(contiguous(shapeOf(only)), only),
              expression: expressions(home)(reach.access(operand)),
              combination: 'greatest',
              held: false,
            },
          ],
        }),
      )
    } else {
      const [rows, index] = operands.map(wholeRegion) as [Region, Region]
      const make = primitive === gather ? gatherKernel : scatterKernel
      kernels.push(make(only, rows, index, regionOf(only)))
    }
  }

  for (const [index, output] of graph.outputs.entries())
    if (regions.get(output) !== outputs[index]) copy(reach.access(output), outputs[index] as Region)
  return kernels
}

const stored = (region: Region, view: View, expression: Expression): Target => ({
  region,
  view,
  expression,
  combination: 'replace',
  held: false,
})

/** The bytes of a constant of so many elements. */
function bytesOf({ node }: Tensor, size: number): Uint8Array {
  const { values } = node.attributes as { readonly values: readonly number[] }
  const all = values.length === size ? Float64Array.from(values) : new Float64Array(size).fill(values[0] as number)
  return new Uint8Array(all.buffer)
}
