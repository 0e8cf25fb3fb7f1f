/** A Boolean circuit that tells digits 0 and 1 apart by one mask, learnt by reverse derivative ascent. */
import { accuracy, basicUpdate, bit, booleanError, booleanMap, dataset, identityRate, supervised, train } from 'lensor'
import type { Bit, Dataset } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import type { Digit } from './mnist.ts'
import { digits } from './mnist.ts'

/** The pseudo-linear model: whether an image has at most a quarter of the bits of a mask, its parameter. */
const model = booleanMap(
  [bit(784)],
  bit(1),
  (mask, image) => {
    let [common, all] = [0, 0]
    for (const [at, one] of mask.entries()) {
      common += one & (image[at] as number)
      all += one
    }
    return [common <= all / 4 ? 1 : 0]
  },
  { name: 'pseudo-linear', params: [bit(784)] },
)

/** Digits 0 and 1 as bits: a pixel is 1 where it is over 32. */
const asBits = (chosen: readonly Digit[]): Dataset<Bit<[784]>, Bit<[1]>> =>
  dataset(
    bit(784),
    bit(1),
    chosen.map(({ pixels, digit }) => [Array.from(pixels, (pixel) => (pixel > 32 ? 1 : 0)), [digit]]),
  )

/** How many states of the mask are seen, and on how many digits they are compared and tested. */
export interface MaskSize {
  readonly states?: number
  readonly heldOut?: number
  readonly tested?: number
}

/** Where the digits begin that are held out, among those of the training part that are 0 or 1. */
const firstHeldOut = 11_400

/**
 * The mask begins at zero and learns the digits in the order of their file, one at a time. Of its first thousand states
 * the one that gets most of the digits held out right is tested, the last of equal ones.
 */
export async function rdaMnist(
  follow: Follow,
  { states = 1000, heldOut = Infinity, tested = Infinity }: MaskSize = {},
): Promise<readonly Figure[]> {
  const part = (name: 'training' | 'test'): Digit[] => digits(name).filter(({ digit }) => digit < 2)
  const training = part('training')
  const compared = asBits(training.slice(firstHeldOut, firstHeldOut + heldOut))
  const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
  const learning = train(learner, asBits(training.slice(0, states - 1)), { epochs: 1, shuffle: false, every: 1 })

  const first = model.initialise(0)
  let best = { mask: first, right: accuracy(model, first, compared), updates: 0 }
  async function* compare(): typeof learning {
    for await (const report of learning) {
      // A digit that was right leaves the mask as it was.
      const right = report.loss === 0 ? 0 : accuracy(model, report.parameters, compared)
      if (right >= best.right) best = { mask: report.parameters, right, updates: report.step }
      yield report
    }
  }
  const title = 'ℤ₂: y = [|p ∧ x| ≤ |p| / 4]; Boolean error, basic update, identity rate'
  const { last } = await follow(title, 1, compare())
  const test = asBits(part('test').slice(0, tested))
  return [
    { of: 'best state, test digits', found: [accuracy(model, best.mask, test)], published: 0.992, unit: 'share' },
    { of: 'best state, digits held out', found: [best.right], unit: 'share' },
    { of: 'best state, after so many updates', found: [best.updates], unit: 'count' },
    { of: 'last state, test digits', found: [accuracy(model, last.parameters, test)], unit: 'share' },
  ]
}
