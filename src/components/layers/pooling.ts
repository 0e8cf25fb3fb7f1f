/** What the layers that pool have in common: each gives one number for each window of an image. */
import type { Tensor } from '../../graph/graph.ts'
import { smoothSentence } from '../../graph/smooth.ts'
import type { Domain, SmoothDomain } from '../../objects/domain.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import { isUnder } from '../../objects/size.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Over, Wire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneWire } from '../../terms/family.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import { checkOptions } from '../../objects/records.ts'
import type { ColumnsOf, Fits, Places, RowsOf, Sides, Written, imageSentence } from './image.ts'
import { checkedSides, onlyImage, written } from './image.ts'
import { onlyTensor } from './operation.ts'

export const poolingRule = '{name}: D[c×h×w] → D[c×h′×w′]'
export const poolingSentence = '✗ {name}: a window of {window} is larger than the image {object}'

type PoolingAt<Name extends string, Window extends Sides, Stride extends Sides, Object> = Object extends readonly [
  Wire<infer D, [infer Channels extends Size, infer Rows extends Size, infer Columns extends Size]>,
]
  ? D extends SmoothDomain
    ? Pooled<
        Name,
        Window,
        D,
        Channels,
        Places<Rows, RowsOf<Window>, RowsOf<Stride>>,
        Places<Columns, ColumnsOf<Window>, ColumnsOf<Stride>>,
        Object
      >
    : Say<typeof smoothSentence, { name: Called<Name, Window>; object: Notation<Object> }>
  : Say<typeof imageSentence, { name: Called<Name, Window>; object: Notation<Object> }>

type Called<Name extends string, Window extends Sides> = `${Name}(${Written<Window>})`

/** What windows give that have so many places down and across, or why they have none. */
type Pooled<
  Name extends string,
  Window extends Sides,
  D extends Domain,
  Channels extends Size,
  Down extends Size,
  Across extends Size,
  Object,
> =
  Fits<Down, Across, Object> extends true
    ? OneWire<Over<D, [Channels, Down, Across]>>
    : Say<
        typeof poolingSentence,
        { name: Called<Name, Window>; window: `${RowsOf<Window>}×${ColumnsOf<Window>}`; object: Notation<Object> }
      >

/** The family of a layer that pools: D[c×h×w] → D[c×h′×w′] over a smooth domain. */
export interface Pooling<Name extends string, Window extends Sides, Stride extends Sides = Window> extends Family {
  readonly rule: Say<typeof poolingRule, { name: Called<Name, Window> }>
  readonly maps: PoolingAt<Name, Window, Stride, this['dom']>
}

/** How the windows of a pooling layer move. */
export interface PoolingOptions<Stride extends Sides> {
  /** How far apart neighbouring windows are; the window's size where it is not said, so that they touch. */
  readonly stride?: Stride
}

/** The layer that pools with a map of images, given the size of its windows and how far apart they are. */
export function pooling<Name extends string, Window extends Sides, Stride extends Sides>(
  called: Name,
  size: Window,
  options: PoolingOptions<Stride>,
  body: (image: Tensor, window: readonly [number, number], steps: readonly [number, number]) => Tensor,
): Operation<Pooling<Name, Window, Stride>> {
  const name = `${called}(${written(size)})`
  const { stride } = checkOptions(called, options, ['stride'])
  const window = checkedSides(name, 'window', 1, size)
  const steps = checkedSides(name, 'stride', 1, stride ?? size)
  return operation(
    say(poolingRule, { name }),
    (object) => {
      const [image, , ...lengths] = onlyImage(name, object)
      if (image.domain.smooth === undefined)
        throw new ObjectError(say(smoothSentence, { name, object: notation(object) }))
      if (lengths.some((length, side) => isUnder(length, window[side] as number)))
        throw new ObjectError(say(poolingSentence, { name, window: window.join('×'), object: notation(object) }))
      return onlyTensor(name, object, (x) => body(x, window, steps))
    },
    { name: called, given: [size, options] },
  )
}
