/** The random numbers of `numpy.random` after `numpy.random.seed`, from which the published code draws. */
import { mersenne } from 'pure-rand/generator/mersenne'

/**
 * The numbers of numpy's legacy generator: words of the Mersenne Twister MT19937, uniform numbers of 53 bits, normal numbers
 * by Marsaglia's polar method, and Fisher and Yates' shuffle.
 */
export class NumpyRandom {
  readonly #words: ReturnType<typeof mersenne>
  #spare: number | undefined

  constructor(seed: number) {
    this.#words = mersenne(seed)
  }

  #word(): number {
    return this.#words.next() >>> 0
  }

  /** A number from 0 (included) to 1 (excluded). */
  uniform(): number {
    const high = this.#word() >>> 5
    return (high * 2 ** 26 + (this.#word() >>> 6)) / 2 ** 53
  }

  /** A number of the normal distribution with mean 0 and variance 1; two are made at a time. */
  normal(): number {
    const spare = this.#spare
    this.#spare = undefined
    if (spare !== undefined) return spare
    for (;;) {
      const [x, y] = [2 * this.uniform() - 1, 2 * this.uniform() - 1]
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      this.#spare = factor * x
      return factor * y
    }
  }

  /** A whole number from 0 to a greatest one: words are masked, and drawn again where they are greater. */
  #upTo(greatest: number): number {
    const mask = 2 ** (32 - Math.clz32(greatest)) - 1
    for (;;) {
      const number = (this.#word() & mask) >>> 0
      if (number <= greatest) return number
    }
  }

  /** Shuffles a list in its place. */
  shuffle<Element>(list: Element[]): void {
    for (let last = list.length - 1; last > 0; last--) {
      const chosen = this.#upTo(last)
      const moved = list[last] as Element
      list[last] = list[chosen] as Element
      list[chosen] = moved
    }
  }
}
