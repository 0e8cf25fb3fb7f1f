import type { Graph, Tensor } from '../graph/graph.ts'
import { emit, trace } from '../graph/graph.ts'
import { contract, multiply } from '../graph/ring.ts'
import { add, broadcast, constant, permute, reshape, sum } from '../graph/structural.ts'
import type { Domain } from '../objects/domain.ts'
import type { Random } from '../objects/random.ts'
import type { Wire } from '../objects/wire.ts'
import { elements, over } from '../objects/wire.ts'

/** A random polynomial map over a domain: a few steps of structural and ring primitives from one or two tensors. */
export function polynomial(domain: Domain, random: Random): Graph {
  const under = (count: number): number => Math.floor(count * random.uniform())
  const of = <Element>(list: readonly Element[]): Element => list[under(list.length)] as Element
  const wire = (): Wire =>
    over(
      domain,
      Array.from({ length: under(3) }, () => 1 + under(3)),
    )

  const steps: readonly ((x: Tensor, y: Tensor) => Tensor)[] = [
    (x) => emit(multiply, [x, x], {}),
    (x) => emit(add, [x, emit(constant, [], { wire: x.wire, values: [domain.ring.one] })], {}),
    (x) => emit(multiply, [x, emit(constant, [], { wire: x.wire, values: [domain.ring.negate(domain.ring.one)] })], {}),
    (x) => emit(sum, [x], { axes: shapeOf(x).length === 0 ? [] : [under(shapeOf(x).length)] }),
    (x) => (elements(shapeOf(x)) > 9 ? x : emit(broadcast, [x], { axes: [0], sizes: [2] })),
    (x) => emit(permute, [x], { order: shapeOf(x).map((_, axis, all) => all.length - 1 - axis) }),
    (x) => emit(reshape, [x], { shape: [elements(shapeOf(x))] }),
    (x, y) => {
      const [left, right] = [x, y].map((tensor) => emit(reshape, [tensor], { shape: [elements(shapeOf(tensor))] })) as [
        Tensor,
        Tensor,
      ]
      return elements(shapeOf(x)) * elements(shapeOf(y)) > 16
        ? left
        : emit(contract, [left, right], { left: 'i', right: 'j', output: 'ij' })
    },
    (x, y) => (shapeOf(x).join() === shapeOf(y).join() ? emit(multiply, [x, y], {}) : x),
  ]
  return trace(Array.from({ length: 1 + under(2) }, wire), (points) => {
    const found = [...points]
    for (let count = 1 + under(5); count > 0; count--) found.push(of(steps)(of(found), of(found)))
    return [found.at(-1) as Tensor, ...found.slice(0, under(2))]
  })
}

const shapeOf = ({ wire }: Tensor): readonly number[] => wire.shape as readonly number[]
