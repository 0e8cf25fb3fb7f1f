import type { Graph, Tensor } from '../graph/graph.ts'
import { emit, trace } from '../graph/graph.ts'
import { contract, multiply } from '../graph/ring.ts'
import { add, broadcast, filled, fold, pad, permute, reshape, slice, sum, window } from '../graph/structural.ts'
import type { Domain } from '../objects/domain.ts'
import type { Random } from '../objects/random.ts'
import type { Wire } from '../objects/wire.ts'
import { elements, over, sameWire } from '../objects/wire.ts'

/** A polynomial map has no more elements in a tensor than this. */
const most = 16

/** A random polynomial map over a domain: some steps of structural and ring primitives from one to three tensors. */
export function polynomial(domain: Domain, random: Random): Graph {
  const under = (count: number): number => Math.floor(count * random.uniform())
  const of = <Element>(list: readonly Element[]): Element => list[under(list.length)] as Element
  const wire = (): Wire =>
    over(
      domain,
      Array.from({ length: under(3) }, () => 1 + under(3)),
    )
  const vector = (x: Tensor): Tensor => emit(reshape, [x], { shape: [elements(shapeOf(x))] })

  /** A step at an axis, where there is one. */
  const along =
    (step: (x: Tensor, axis: number, size: number) => Tensor) =>
    (x: Tensor): Tensor => {
      const axis = under(shapeOf(x).length)
      const size = shapeOf(x)[axis]
      return size === undefined ? x : step(x, axis, size)
    }

  const steps: readonly ((x: Tensor, y: Tensor) => Tensor)[] = [
    (x) => emit(multiply, [x, x], {}),
    (x) => emit(add, [x, filled(x.wire, domain.ring.one)], {}),
    (x) => emit(multiply, [x, filled(x.wire, domain.ring.negate(domain.ring.one))], {}),
    (x, y) => (sameWire(x.wire, y.wire) ? emit(multiply, [x, y], {}) : emit(add, [x, x], {})),
    (x, y) =>
      elements(shapeOf(x)) * elements(shapeOf(y)) > most
        ? emit(contract, [vector(x), vector(x)], { left: 'i', right: 'i', output: of(['i', '']) })
        : emit(contract, [vector(x), vector(y)], { left: 'i', right: 'j', output: of(['ij', 'ji']) }),
    along((x, axis) => emit(sum, [x], { axes: [axis] })),
    along((x, axis, size) => {
      const start = under(size)
      return emit(slice, [x], { axis, start, length: 1 + under(size - start) })
    }),
    along((x, axis) =>
      elements(shapeOf(x)) > most / 2 ? x : emit(pad, [x], { axis, before: under(2), after: under(2) }),
    ),
    along((x, axis, size) => {
      if (elements(shapeOf(x)) > most / 2) return x
      const windows = emit(window, [x], { axis, size: 1 + under(size), stride: 1 })
      return under(2) === 0 ? windows : emit(fold, [windows], { axis, length: size, stride: 1 })
    }),
    (x) => (elements(shapeOf(x)) > most / 2 ? x : emit(broadcast, [x], { axes: [0], sizes: [2] })),
    (x) => emit(permute, [x], { order: shapeOf(x).map((_, axis, all) => all.length - 1 - axis) }),
    vector,
  ]
  const [first, second] = [wire(), wire()]
  return trace([first, first, second].slice(0, 1 + under(3)), (points) => {
    const found = [...points]
    for (let count = 2 + under(5); count > 0; count--) found.push(of(steps)(of(found), of(found)))
    return [found.at(-1) as Tensor, ...found.slice(0, under(2))]
  })
}

const shapeOf = ({ wire }: Tensor): readonly number[] => wire.shape as readonly number[]
