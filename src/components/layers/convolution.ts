import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { contract } from '../../graph/ring.ts'
import { pad } from '../../graph/structural.ts'
import type { Domain } from '../../objects/domain.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import { reals } from '../../objects/real.ts'
import { isUnder, plus } from '../../objects/size.ts'
import type { Over, Wire } from '../../objects/wire.ts'
import { checkSize, over } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneEach } from '../../terms/family.ts'
import { checkInitialiser, glorot, zero } from '../../terms/initialisers.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'
import { checkOptions } from '../../objects/records.ts'
import type { ColumnsOf, Fits, Padded, Places, RowsOf, Sides, Written, imageSentence } from './image.ts'
import { checkedSides, onlyImage, windows, written } from './image.ts'
import type { WeightOptions } from './linear.ts'

export const convolutionRule = '{name}: D[c×h×w] → D[{channels}×h′×w′], parameters D[{channels}×c×{rows}×{columns}]'
export const kernelSentence =
  '✗ convolution({channels}, {kernel}): the kernel {weight} is larger than the image {object}, {padded} with its padding'

type Called<Channels extends Size, Kernel extends Sides> = `convolution(${Channels}, ${Written<Kernel>})`

type ConvolutionAt<
  Channels extends Size,
  Kernel extends Sides,
  Stride extends Sides,
  Padding extends Sides,
  Object,
> = Object extends readonly [
  Wire<infer D, [infer Inputs extends Size, infer Rows extends Size, infer Columns extends Size]>,
]
  ? Moved<
      Channels,
      Kernel,
      Padding,
      Over<D, [Channels, Inputs, RowsOf<Kernel>, ColumnsOf<Kernel>]>,
      D,
      Rows,
      Columns,
      Places<Rows, RowsOf<Kernel>, RowsOf<Stride>, RowsOf<Padding>>,
      Places<Columns, ColumnsOf<Kernel>, ColumnsOf<Stride>, ColumnsOf<Padding>>,
      Object
    >
  : Say<typeof imageSentence, { name: Called<Channels, Kernel>; object: Notation<Object> }>

/** What a kernel gives that has so many places down and across, or why it has none. */
type Moved<
  Channels extends Size,
  Kernel extends Sides,
  Padding extends Sides,
  Weight,
  D extends Domain,
  Rows extends Size,
  Columns extends Size,
  Down extends Size,
  Across extends Size,
  Object,
> =
  Fits<Down, Across, Object> extends true
    ? OneEach<Weight, Over<D, [Channels, Down, Across]>>
    : Say<
        typeof kernelSentence,
        {
          channels: Channels
          kernel: Written<Kernel>
          weight: Notation<[Weight]>
          object: Notation<Object>
          padded: `${Padded<Rows, RowsOf<Padding>>}×${Padded<Columns, ColumnsOf<Padding>>}`
        }
      >

/** The family of {@link convolution}. */
export interface Convolution<
  Channels extends Size,
  Kernel extends Sides,
  Stride extends Sides = 1,
  Padding extends Sides = 0,
> extends Family {
  readonly rule: Say<
    typeof convolutionRule,
    { name: Called<Channels, Kernel>; channels: Channels; rows: RowsOf<Kernel>; columns: ColumnsOf<Kernel> }
  >
  readonly maps: ConvolutionAt<Channels, Kernel, Stride, Padding, this['dom']>
}

/** How a kernel moves over an image, and how its weights begin. */
export interface ConvolutionOptions<Stride extends Sides = 1, Padding extends Sides = 0> extends WeightOptions {
  /** How far apart neighbouring places of the kernel are, 1 where it is not said. */
  readonly stride?: Stride
  /** How many zeros stand before and after the image's rows and columns, 0 where it is not said. */
  readonly padding?: Padding
}

/**
 * The convolution y(o, i, j) = Σ over c, a, b of w(o, c, a, b) x(c, i + a, j + b), over any domain:
 * D[o×c×a×b] ⊗ D[c×h×w] → D[o×h′×w′], where h′ = ⌊(h + 2 padding − a) / stride⌋ + 1, and w′ so.
 *
 * The kernel, the stride and the padding are each one number, or a pair of one for rows and one for columns. As in every
 * library of the field the kernel is not turned round. It has no bias: `channelBias` is a layer of its own. Throws
 * `ObjectError` where no image flows in or the kernel is larger, `SizeError` where a size is not a whole number,
 * `LensorError` where there is no such option. Source: LeCun et al., Backpropagation Applied to Handwritten Zip Code
 * Recognition (1989).
 *
 * @example
 * ```ts
 * import { bits, convolution, input, notation } from 'lensor'
 *
 * const layer = input(1, 28, 28).pipe(convolution(32, 3))
 * notation(layer.params) // => 'ℝ[32×1×3×3]'
 * notation(layer.cod) // => 'ℝ[32×26×26]'
 * notation(bits(1, 8, 8).pipe(convolution(4, [3, 1], { stride: 2, padding: [1, 0] })).cod) // => 'ℤ₂[4×4×4]'
 * ```
 */
export function convolution<
  Channels extends Size,
  const Kernel extends Sides,
  const Stride extends Sides = 1,
  const Padding extends Sides = 0,
>(
  channels: Channels,
  kernel: Kernel,
  options: ConvolutionOptions<Stride, Padding> = {},
): Layer<Convolution<Channels, Kernel, Stride, Padding>> {
  checkSize(channels)
  const name = `convolution(${channels}, ${written(kernel)})`
  const size = checkedSides(name, 'kernel', 1, kernel)
  const { initial, ...sides } = checkOptions('convolution', options, ['stride', 'padding', 'initial'])
  checkInitialiser(initial)
  const stride = checkedSides(name, 'stride', 1, sides.stride ?? 1)
  const padding = checkedSides(name, 'padding', 0, sides.padding ?? 0)
  return new Layer(
    say(convolutionRule, { name, channels, rows: size[0], columns: size[1] }),
    (object) => {
      const [image, inputs, ...lengths] = onlyImage(name, object)
      const weight = over(image.domain, [channels, inputs, ...size])
      const padded = lengths.map((length, side) => plus(length, 2 * (padding[side] as number)))
      if (padded.some((length, side) => isUnder(length, size[side] as number)))
        throw new ObjectError(
          say(kernelSentence, {
            channels,
            kernel: written(kernel),
            weight: notation([weight]),
            object: notation(object),
            padded: padded.join('×'),
          }),
        )
      return generator(
        [weight],
        [image],
        (kernels, x) => {
          const whole = padding.reduce(
            (inner, zeros, side) => emit(pad, [inner], { axis: side + 1, before: zeros, after: zeros }),
            x as Tensor,
          )
          const places = windows(whole, size, stride)
          return [emit(contract, [kernels as Tensor, places], { left: 'ocab', right: 'chawb', output: 'ohw' })]
        },
        { name, initial: [initial ?? (image.domain === reals ? glorot : zero)] },
      )
    },
    { name: 'convolution', given: [channels, kernel, options] },
    (binding) => convolution(binding(channels), kernel, options),
  )
}
