/** How the loss of tasks goes along when an optimiser learns them. */
import { resident } from 'lensor'
import type { Para, Resident, Values, Wires } from 'lensor'
import type { CarriedNumbers, Numbers, Seen, Tasks } from './tasks.ts'
import { begun } from './tasks.ts'

/**
 * The mean loss of tasks before the first step of an optimiser, and after each of `steps` steps; the optimiser is given what it
 * has learnt, Φ.
 */
export type LossCurve<Phi> = (learnt: Values<Phi>, tasks: Tasks, steps: number) => readonly number[]

/** The mean of the last `count` losses of a curve. */
export const lossAtEnd = (losses: readonly number[], count: number = 1): number =>
  losses.slice(-count).reduce((sum, loss) => sum + loss) / count

/** How so many tasks are learnt, by one step and the loss before it: a map Φ ⊗ (S ⊗ Label¹ ⊗ A¹) → S ⊗ ℝ, as `metaLoss(1, learner)` is. */
export function lossCurve<Phi extends Wires, A extends Wires, B extends Wires>(
  loss: Para<Phi, A, B>,
  count: number,
): LossCurve<Phi> {
  const step = loss.batch(count)
  const [carried] = step.cod as unknown as readonly [CarriedNumbers]
  const run = resident(step as never, { states: 1 }) as unknown as Resident<Phi, [CarriedNumbers], Seen, [Numbers]>
  return (learnt, tasks, steps) => {
    run.share(learnt)
    run.load([begun(carried, tasks.parameters)])
    return Array.from({ length: steps + 1 }, () => {
      const [labels, inputs] = tasks.next(1)
      const [losses] = run.run(1, [[labels], inputs])
      return losses.reduce((sum, loss) => sum + loss) / count
    })
  }
}
