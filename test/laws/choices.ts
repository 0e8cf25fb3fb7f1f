/**
 * Whole numbers read off one number, digit by digit.
 *
 * A small number makes the first choices, and choices of a list begin with the simplest, so failing cases shrink.
 */
export class Choices {
  #left: number

  constructor(number: number) {
    this.#left = number
  }

  /** A whole number from 0 and under the count. */
  under(count: number): number {
    const chosen = this.#left % count
    this.#left = Math.floor(this.#left / count)
    return chosen
  }

  /** The whole numbers from 0 and under the count, in some order. */
  order(count: number): number[] {
    const left = Array.from({ length: count }, (_, place) => place)
    return Array.from({ length: count }, () => left.splice(this.under(left.length), 1)[0] as number)
  }

  /** One of a list. */
  of<Element>(list: readonly [Element, ...Element[]]): Element {
    return list[this.under(list.length)] as Element
  }
}
