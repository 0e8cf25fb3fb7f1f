/** The sign of γ in momentum: the published s′ = −γs + p′ beside s′ = γs + p′, on quadratic functions. */
import { compile, constant, descent, momentum, multiply, parametric, quadratic, real } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'

/** How many steps are taken at most. */
const most = 20_000

/** ½(x² + κy²), as a learner that begins at (1, 1), and how many steps it takes to 10⁻⁶ of that; Infinity where never. */
function steps(condition: number, decay: number, rate: number): number {
  const roots = parametric([real(2)], [], (point) => [multiply(point, constant(real(2), [1, Math.sqrt(condition)]))])
  const learner = roots.lens().reparam(momentum({ decay })).pipe(quadratic).pipe(descent(rate))
  const step = compile(learner.put)
  const label: [Float64Array] = [new Float64Array(2)]
  let state: [Float64Array, Float64Array] = [new Float64Array(2), Float64Array.of(1, 1)]
  for (let taken = 0; taken < most; taken++) {
    const distance = Math.max(...state[1].map(Math.abs))
    if (distance <= 1e-6) return taken
    if (distance > 1e6) return Infinity
    state = step(state, label)[0]
  }
  return Infinity
}

/** The least of the steps at rates from 1/16 to 4 of 1/κ, four to each doubling. */
const leastSteps = (condition: number, decay: number): number =>
  Math.min(...Array.from({ length: 25 }, (_, at) => steps(condition, decay, 2 ** (at / 4 - 4) / condition)))

/** Which quadratic functions, and how much momentum. */
export interface MomentumSize {
  readonly conditions?: readonly number[]
  readonly decays?: readonly number[]
}

/** Steps to the minimum by both signs: at the rate 1/κ, and each at the best of several rates. */
export async function momentumSign(
  _follow: Follow,
  { conditions = [10, 100], decays = [0, 0.1, 0.5, 0.9] }: MomentumSize = {},
): Promise<readonly Figure[]> {
  return conditions.flatMap((condition) =>
    decays.flatMap((decay) =>
      [
        { at: 'rate 1/κ', count: (signed: number): number => steps(condition, signed, 1 / condition) },
        { at: 'best rate', count: (signed: number): number => leastSteps(condition, signed) },
      ].map(({ at, count }): Figure => ({
        of: `κ = ${condition}, γ = ${decay}, ${at}`,
        found: [count(decay)],
        published: count(-decay),
        unit: 'count',
      })),
    ),
  )
}
