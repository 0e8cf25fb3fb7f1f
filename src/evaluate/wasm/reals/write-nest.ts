/** The code of a nest of loops over ℝ. */
import type { I32, Local, Statement, V128 } from '../encoder/index.ts'
import { f64, f64x2, i32, repeatWhile, sequence, v128, when } from '../encoder/index.ts'
import type { Body, Region } from '../kernel.ts'
import { doubleSize } from '../kernel.ts'
import { mathematics } from '../mathematics/index.ts'
import type { Expression, Load } from './expression.ts'
import { partsOf, usesOf } from './expression.ts'
import type { Combination, Target } from './loop.ts'
import type { Nest } from './nest.ts'
import type { View } from './view.ts'

/** The addresses of a loop's regions. */
export interface Addresses {
  load(load: Load): I32
  store(region: Region): I32
}

/** How many places are done at once. */
type Lanes = 1 | 2

/** The code of a nest of loops, for the units of work of its body. */
export function writeNest(nest: Nest, targets: readonly Target[], body: Body, addresses: Addresses): Statement {
  const { axes, vector } = nest
  const firstReduced = axes.findIndex(({ isReduced }) => isReduced)
  const walks = new Map<string, Walk>()
  const [first] = targets as readonly [Target]

  /** How far all views have gone that have these steps. */
  function walkOf(view: View): Walk {
    const steps = nest.stepsOf(view).map((step) => step * doubleSize)
    const key = steps.join()
    const known = walks.get(key)
    if (known !== undefined) return known
    const walk = { steps, locals: steps.map((step) => (step === 0 ? undefined : body.newLocal('i32'))) }
    walks.set(key, walk)
    return walk
  }

  /** The address of a view's place, without its offset. */
  const placeOf = (base: I32, view: View): I32 => {
    const walked = reached(walkOf(view), axes.length)
    return walked === undefined ? base : i32.add(base, walked)
  }

  /** The elements of a view at one place or two. */
  function elementsAt(base: I32, view: View, lanes: Lanes): V128 {
    const step = (walkOf(view).steps[vector] ?? 0) as number
    const address = placeOf(base, view)
    const offset = view.offset * doubleSize
    if (lanes === 1 || step === 0) return v128.load64Splat(address, offset)
    if (step === doubleSize) return v128.load(address, offset)
    return f64x2.replace(v128.load64Splat(address, offset), 1, f64.load(address, offset + step))
  }

  /** Puts elements to one place or two. */
  function put({ region, view }: Target, elements: Local<'v128'>, lanes: Lanes): Statement {
    const step = (walkOf(view).steps[vector] ?? 0) as number
    const address = placeOf(addresses.store(region), view)
    const offset = view.offset * doubleSize
    const lane = (at: Lanes): Statement =>
      f64.store(address, f64x2.extract(elements.get, at - 1), offset + (at - 1) * step)
    if (lanes === 1) return lane(1)
    return step === doubleSize ? v128.store(address, elements.get, offset) : sequence(lane(1), lane(2))
  }

  /** The values of expressions at one place or two, after a statement that computes once what several of them use. */
  function valuesOf(
    expressions: readonly Expression[],
    lanes: Lanes,
  ): { readonly before: Statement; readonly values: V128[] } {
    const uses = usesOf(expressions)
    const known = new Map<Expression, V128>()
    const value = (expression: Expression): V128 => known.get(expression) as V128
    const shared: Statement[] = []
    for (const part of partsOf(expressions)) {
      const computed =
        part.kind === 'constant'
          ? f64x2.constant(part.value)
          : part.kind === 'load'
            ? elementsAt(addresses.load(part), part.view, lanes)
            : applied(part, value)
      if (part.kind === 'constant' || uses.get(part) === 1) known.set(part, computed)
      else {
        const local = body.newLocal('v128')
        shared.push(local.set(computed))
        known.set(part, local.get)
      }
    }
    return { before: sequence(...shared), values: expressions.map(value) }
  }

  function applied(
    { operation, operands }: Expression & { kind: 'apply' },
    value: (operand: Expression) => V128,
  ): V128 {
    const [left, right, third] = operands.map(value) as [V128, V128, V128]
    switch (operation) {
      case 'add':
        return f64x2.add(left, right)
      case 'multiply':
        return f64x2.multiply(left, right)
      case 'greater':
        return v128.and(f64x2.greater(left, right), f64x2.constant(1))
      case 'select':
        return v128.select(f64x2.notEqual(left, f64x2.constant(0)), right, third)
      default:
        return mathematics[operation](left, body.newLocal)
    }
  }

  /** What is done at the innermost places where nothing comes together in a register. */
  function atPlace(lanes: Lanes): Statement {
    const { before, values } = valuesOf(
      targets.map(({ expression }) => expression),
      lanes,
    )
    const locals = targets.map(() => body.newLocal('v128'))
    return sequence(
      before,
      ...targets.map((target, index) => {
        const held = (): V128 => elementsAt(addresses.store(target.region), target.view, lanes)
        const value = values[index] as V128
        return (locals[index] as Local<'v128'>).set(target.held ? combined(target.combination, held(), value) : value)
      }),
      ...targets.map((target, index) => put(target, locals[index] as Local<'v128'>, lanes)),
    )
  }

  /** The reduced axes: what is computed comes together in a register, and then goes to the target. */
  function inRegister(depth: number, lanes: Lanes): Statement {
    const { combination, expression, held, region, view } = first
    const total = body.newLocal('v128')
    const unit = combination === 'add' ? 0 : Number.NEGATIVE_INFINITY
    const isAcross = vector >= depth
    const loops = nested(depth, lanes, (inner) => {
      const { before, values } = valuesOf([expression], inner)
      const [value] = values as [V128]
      const own = isAcross && inner === 1 ? f64x2.replace(value, 1, f64.constant(unit)) : value
      return sequence(before, total.set(combined(combination, total.get, own)))
    })
    const swapped = f64x2.splat(f64x2.extract(total.get, 1))
    return sequence(
      total.set(f64x2.constant(unit)),
      loops,
      ...(isAcross ? [total.set(combined(combination, total.get, swapped))] : []),
      ...(held ? [total.set(combined(combination, elementsAt(addresses.store(region), view, lanes), total.get))] : []),
      put(first, total, lanes),
    )
  }

  /** The loops from a depth on, around what is done inside all of them. */
  function nested(depth: number, lanes: Lanes, inside: (lanes: Lanes) => Statement): Statement {
    const axis = axes[depth]
    if (axis === undefined) return inside(lanes)
    const all = [...walks.values()]
    const inner = (count: Lanes): Statement =>
      depth + 1 === firstReduced ? inRegister(depth + 1, count) : nested(depth + 1, count, inside)
    const isRanged = depth === 0 && nest.extent > 1
    const lanesHere: Lanes = depth === vector ? 2 : lanes
    const width = depth === vector ? 2 : 1

    const start = isRanged ? i32.multiply(body.from, i32.constant(nest.unit)) : i32.constant(0)
    const enter = sequence(
      ...all.flatMap(({ steps, locals }) => {
        const outer = reached({ steps, locals }, depth) ?? i32.constant(0)
        const gone = isRanged ? i32.add(outer, i32.multiply(start, i32.constant(steps[depth] as number))) : outer
        return locals[depth] === undefined ? [] : [(locals[depth] as Local<'i32'>).set(gone)]
      }),
    )
    const advance = sequence(
      ...all.flatMap(({ steps, locals }) => {
        const local = locals[depth]
        return local === undefined
          ? []
          : [local.set(i32.add(local.get, i32.constant((steps[depth] as number) * width)))]
      }),
    )
    const counter = body.newLocal('i32')
    const isOdd = depth === vector && axis.size % 2 === 1
    const whole = axis.size - (isOdd ? 1 : 0)
    const turn = sequence(inner(lanesHere), advance)
    const next = counter.tee(i32.add(counter.get, i32.constant(width)))
    if (!isRanged) {
      const turns = whole / width
      const loop =
        turns <= 1
          ? sequence(...(turns === 1 ? [turn] : []))
          : sequence(counter.set(i32.constant(0)), repeatWhile(turn, i32.less(next, i32.constant(whole))))
      return sequence(enter, loop, ...(isOdd ? [inner(1)] : []))
    }
    const end = body.newLocal('i32')
    const least = (bound: I32, most: number): I32 =>
      i32.select(i32.less(bound, i32.constant(most)), bound, i32.constant(most))
    const ended = i32.multiply(body.to, i32.constant(nest.unit))
    return sequence(
      enter,
      end.set(least(ended, whole)),
      counter.set(start),
      when(i32.less(counter.get, end.get), repeatWhile(turn, i32.less(next, end.get))),
      ...(isOdd ? [when(i32.less(i32.constant(whole), ended), inner(1))] : []),
    )
  }

  // Views say which walks there are, before the loops are written that go them.
  for (const { view } of targets) walkOf(view)
  for (const part of partsOf(targets.map(({ expression }) => expression))) if (part.kind === 'load') walkOf(part.view)
  return firstReduced === 0 ? inRegister(0, 1) : nested(0, 1, atPlace)
}

/** How far the views of some steps have gone, in bytes: a local for each axis along which they move. */
interface Walk {
  readonly steps: readonly number[]
  readonly locals: readonly (Local<'i32'> | undefined)[]
}

/** How far a walk has gone inside so many loops. */
const reached = ({ locals }: Walk, depth: number): I32 | undefined =>
  locals.slice(0, depth).findLast((local) => local !== undefined)?.get

function combined(combination: Combination, left: V128, right: V128): V128 {
  return combination === 'greatest' ? f64x2.greatest(left, right) : f64x2.add(left, right)
}
