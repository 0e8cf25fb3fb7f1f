import type { SmoothDomain } from '../objects/domain.ts'
import type { Wire } from '../objects/wire.ts'
import { elements } from '../objects/wire.ts'
import type { Dataset } from '../learning/dataset.ts'
import { placeOf } from '../learning/predict.ts'

/** How often a sample of each class was taken for each class. */
export interface Confusion {
  /** The classes, in the order of rows and columns. */
  readonly classes: readonly string[]
  /** A row for each class of the label, a column for each class that was predicted. */
  readonly counts: readonly (readonly number[])[]
}

/** How many classes a matrix has, at most. */
const most = 64

/**
 * The confusion matrix of predictions; `undefined` where the label is no class.
 *
 * A label of a smooth domain is a class where it is one-hot, or one place of 0 or 1. Over other domains a class is a list of
 * elements, and there are no more of them than a page can show.
 */
export function confusionOf(
  { label, samples }: Dataset,
  predictions: readonly unknown[],
  names: Readonly<Record<string, string>>,
): Confusion | undefined {
  const labels = samples.map(([, wanted]) => wanted)
  if (label.domain.smooth !== undefined && !labels.every((wanted) => isCode(label, wanted))) return undefined
  const wanted = labels.map((elements) => classOf(label, elements))
  const given = predictions.map((prediction) => classOf(label, label.domain.storage.read(prediction)))
  const known = [...new Set([...placesOf(label), ...[...wanted, ...given].toSorted()])]
  if (known.length > most) return undefined
  const at = new Map(known.map((code, place) => [code, place] as const))
  const counts = known.map(() => known.map(() => 0))
  for (const [index, code] of wanted.entries()) {
    const row = counts[at.get(code) as number] as number[]
    const column = at.get(given[index] as string) as number
    row[column] = (row[column] as number) + 1
  }
  return { classes: known.map((code) => names[code] ?? code), counts }
}

/** Whether elements of a smooth domain stand for a class: one of them is one and the others are zero. */
function isCode({ domain: { ring } }: Wire, wanted: readonly unknown[]): boolean {
  const [zeros, ones] = [ring.zero, ring.one].map(
    (constant) => wanted.filter((element) => ring.equals(element, constant)).length,
  ) as [number, number]
  return zeros + ones === wanted.length && (wanted.length === 1 || ones === 1)
}

/** The classes of a one-hot code, all of them. */
function placesOf({ domain, shape }: Wire): readonly string[] {
  if (domain.smooth === undefined) return []
  return Array.from({ length: Math.max(2, elements(shape)) }, (_, place) => String(place))
}

/** The class that elements stand for: a place, or the elements themselves. */
function classOf({ domain }: Wire, given: readonly unknown[]): string {
  return domain.smooth === undefined ? given.map(String).join('') : String(placeOf(domain as SmoothDomain, given))
}
