/** Measuring: many short rounds in which each peer has its turn, and the medians of what they took. */

/** Whom is measured: it does so many steps, and says how many microseconds they took. */
export interface Contestant {
  readonly id: string
  reset(): void | Promise<void>
  run(steps: number): number | Promise<number>
}

/** How long is measured. */
export interface Effort {
  readonly rounds: number
  /** The least number of rounds of one that is slow. */
  readonly fewest: number
  /** How long a turn takes, in milliseconds, where one step does not take longer. */
  readonly turn: number
  /** How long one that is slow may take in all, in milliseconds. */
  readonly longest: number
  /** How many steps are a turn's least: all the batches once, so that each peer sees the same. */
  readonly period: number
}

/** How long a step takes, in microseconds: the median of the rounds, and the quarters above and below it. */
export interface Spread {
  readonly median: number
  readonly lower: number
  readonly upper: number
  readonly rounds: number
}

/** The value below which a share of the values lies, between neighbours where it falls between them. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  const place = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  return below + (place - Math.floor(place)) * (above - below)
}

/** The spread of the times of a step. */
export function spreadOf(values: readonly number[]): Spread {
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(values, share)) as [number, number, number]
  return { median, lower, upper, rounds: values.length }
}

/**
 * How many steps a turn of one contestant has. They become more until a turn takes its time, which warms it too; one whose
 * first period takes longer by far does not need it.
 */
async function turnOf(contestant: Contestant, { turn, period }: Effort): Promise<number> {
  let steps = period
  const attempt = async (): Promise<number> => {
    await contestant.reset()
    return (await contestant.run(steps)) / 1000
  }
  if ((await attempt()) >= 40 * turn) return steps
  for (;;) {
    const took = await attempt()
    if (took >= turn) return steps
    const wanted = took > turn / 16 ? Math.ceil((steps * turn) / took / period) * period : 2 * steps
    steps = Math.max(wanted, steps + period)
  }
}

/** The spread of each contestant's time of a step, in turns: a round after the other, and in each the contestants. */
export async function interleaved(
  contestants: readonly Contestant[],
  effort: Effort,
): Promise<ReadonlyMap<string, Spread>> {
  const steps = new Map<string, number>()
  for (const contestant of contestants) steps.set(contestant.id, await turnOf(contestant, effort))
  const times = new Map<string, number[]>(contestants.map(({ id }) => [id, []]))
  const spent = new Map<string, number>()
  for (let round = 0; round < effort.rounds; round++)
    for (const contestant of contestants) {
      const [own, count] = [times.get(contestant.id) as number[], steps.get(contestant.id) as number]
      const soFar = spent.get(contestant.id) ?? 0
      if (own.length >= effort.fewest && soFar > effort.longest) continue
      await contestant.reset()
      const took = await contestant.run(count)
      own.push(took / count)
      spent.set(contestant.id, soFar + took / 1000)
    }
  return new Map([...times].map(([id, values]) => [id, spreadOf(values)]))
}

/** The exponent k of the power y ~ xᵏ that fits points best, by least squares of their logarithms. */
export function exponentOf(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))]
  const covariance = mean(logs.map(([x, y]) => (x - meanX) * (y - meanY)))
  return covariance / mean(logs.map(([x]) => (x - meanX) ** 2))
}
