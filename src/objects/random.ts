import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { LensorError } from './errors.ts'
import { say } from './words.ts'

/**
 * A seeded source of random numbers: the same seed gives the same numbers everywhere.
 *
 * @example
 * ```ts
 * import { Random } from 'lensor'
 *
 * new Random(7).uniform() === new Random(7).uniform() // => true
 * ```
 */
export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>

  /** @param seeds One or more whole numbers; together they are the seed. Throws `LensorError` where one is not whole. */
  constructor(...seeds: readonly number[]) {
    // Neighbouring seeds are spread apart (the 32-bit golden ratio), and the first numbers, which still resemble them, dropped.
    this.#generator = xoroshiro128plus(
      seeds.flatMap(words).reduce((mixed, word) => Math.imul(mixed ^ word, 0x9e3779b1) ^ (mixed >>> 15), 0x85ebca6b),
    )
    for (let dropped = 0; dropped < 8; dropped++) this.#generator.next()
  }

  /** A number from 0 (included) to 1 (excluded), uniformly. */
  uniform(): number {
    return uniformFloat64(this.#generator)
  }

  /** A number of the normal distribution with mean 0 and variance 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform())
  }

  /** The whole numbers from 0 and under `count` in a random order (Fisher and Yates). */
  order(count: number): Int32Array {
    const order = new Int32Array(count)
    for (let place = 0; place < count; place++) order[place] = place
    for (let last = count - 1; last > 0; last--) {
      const chosen = Math.floor(this.uniform() * (last + 1))
      const moved = order[last] as number
      order[last] = order[chosen] as number
      order[chosen] = moved
    }
    return order
  }
}

export const seedSentence = '✗ a seed is a whole number, but {seed} came'

/** A seed as its low and high words. */
function words(seed: number): number[] {
  if (!Number.isSafeInteger(seed)) throw new LensorError(say(seedSentence, { seed: String(seed) }))
  return [seed | 0, Math.floor(seed / 2 ** 32) | 0]
}
