// Data sets of images, of bits, and of inputs alone.
import { expectTypeOf } from 'expect-type'
import type { Bit, Dataset, Given, Real } from 'lensor'
import { BitVector, bit, dataset, real, unlabelled } from 'lensor'

const images = dataset(real(1, 2, 2), real(3), [[new Uint8Array([0, 255, 0, 255]), [1, 0, 0]]])
expectTypeOf(images).toEqualTypeOf<Dataset<Real<[1, 2, 2]>, Real<[3]>>>()

const bytes = dataset(bit(4), bit(), [[BitVector.from('0101'), [1]]])
expectTypeOf(bytes).toEqualTypeOf<Dataset<Bit<[4]>, Bit<[]>>>()

function* samples(): Generator<[number[], Set<number>]> {
  yield [[0, 1], new Set([1])]
}
expectTypeOf(dataset(real(2), real(1), samples())).toEqualTypeOf<Dataset<Real<[2]>, Real<[1]>>>()

const table = [
  [0, 0, 0],
  [0, 1, 1],
] as const
const read = dataset(
  real(2),
  real(1),
  table.map(([x, y, label]) => [[x, y], [label]]),
)
expectTypeOf(read).toEqualTypeOf<Dataset<Real<[2]>, Real<[1]>>>()

expectTypeOf(unlabelled(real(2), [[0, 1]])).toEqualTypeOf<Dataset<Real<[2]>, Real<[0]>>>()
expectTypeOf<Given<Real<[2]>>>().toEqualTypeOf<Float64Array | Iterable<number>>()
