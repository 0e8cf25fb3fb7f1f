/** Optimisers written by hand, at the rate that suits a family of tasks best. */
import type { LossCurve } from './curve.ts'
import { lossAtEnd } from './curve.ts'
import type { Tasks } from './tasks.ts'

/** An optimiser written by hand at a rate. */
export type AtRate = (rate: number) => LossCurve<[]>

/** A rate, and the loss that it ends with. */
export interface Tuned {
  readonly rate: number
  readonly loss: number
}

/** The rates that are tried: a quarter of a power of ten apart. */
const rateAt = (place: number): number => 10 ** (place / 4)

/** How far the search goes on at most: from 10⁻¹⁰ to 10¹⁰. */
const most = 40

/**
 * The rate with the least loss at the end. All rates from 10⁻⁴ to 1 are tried, four to each power of ten, and more beyond an
 * edge as long as the best one lies on it; a loss that is no finite number counts as worst.
 */
export function bestRate(lossAtEnd: (rate: number) => number): Tuned {
  const found = new Map<number, number>()
  const lossOf = (place: number): number => {
    const known = found.get(place) ?? lossAtEnd(rateAt(place))
    const loss = Number.isFinite(known) ? known : Infinity
    found.set(place, loss)
    return loss
  }
  let [low, high] = [-16, 0]
  for (;;) {
    let best = low
    for (let place = low; place <= high; place++) if (lossOf(place) < lossOf(best)) best = place
    if (best === low && low > -most) low--
    else if (best === high && high < most) high++
    else return { rate: rateAt(best), loss: lossOf(best) }
  }
}

/**
 * The rate of an optimiser with the least loss after so many steps on tasks, which are drawn alike for each rate: the mean of the last
 * `judged` losses, the very last one where nothing is said.
 */
export const tuned = (optimiser: AtRate, tasks: () => Tasks, steps: number, judged: number = 1): Tuned =>
  bestRate((rate) => lossAtEnd(optimiser(rate)([], tasks(), steps), judged))
