/** Networks that learn to read digits, from minibatches: tasks that differ in where they begin and in what they see. */
import type { Para, Random, Real, RealDomain, Wire } from 'lensor'
import type { Digit } from '../mnist.ts'
import type { Family } from './tasks.ts'

/** Real parameters of any shapes. */
export type Reals = readonly Wire<RealDomain>[]

/** A network from the pixels of a digit to a score of each of the ten. */
export type Reader<P extends Reals, Pixels extends number> = Para<P, [Real<[Pixels]>], [Real<[10]>]>

/**
 * Tasks of a network: its first parameters, and in each step a minibatch of digits, drawn with replacement. A network of fewer than
 * 784 pixels sees means of square blocks of them.
 */
export function readingDigits<P extends Reals, Pixels extends number>(
  network: Reader<P, Pixels>,
  minibatch: number,
  known: readonly Digit[],
): Family {
  const size: number = network.dom[0].shape[0]
  const [side, block] = [Math.sqrt(size), 28 / Math.sqrt(size)]
  const blockOf = (pixel: number): number =>
    side * Math.floor(Math.floor(pixel / 28) / block) + Math.floor((pixel % 28) / block)
  const blocks = Int32Array.from({ length: 784 }, (_, pixel) => blockOf(pixel))
  return (count, random) => {
    const firsts = Array.from({ length: count }, () => network.initialise(wholeFrom(random)))
    return {
      count,
      parameters: network.params.map((_, place) =>
        Float64Array.from(firsts.flatMap((first) => Array.from(first[place] as Float64Array))),
      ),
      next(steps) {
        const seen = count * steps * minibatch
        const [labels, inputs] = [new Float64Array(seen * 10), new Float64Array(seen * size)]
        for (let at = 0; at < seen; at++) {
          const { pixels, digit } = known[Math.floor(known.length * random.uniform())] as Digit
          labels[10 * at + digit] = 1
          for (let pixel = 0; pixel < 784; pixel++) {
            const place = size * at + (blocks[pixel] as number)
            inputs[place] = (inputs[place] as number) + (pixels[pixel] as number) / (255 * block * block)
          }
        }
        return [labels, inputs]
      },
    }
  }
}

/** A whole number from 0 and under 2³². */
const wholeFrom = (random: Random): number => Math.floor(2 ** 32 * random.uniform())
