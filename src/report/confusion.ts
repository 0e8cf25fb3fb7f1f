import type { SmoothDomain } from '../objects/domain.ts'
import type { Wire } from '../objects/wire.ts'
import { elements } from '../objects/wire.ts'
import type { Dataset } from '../learning/dataset.ts'
import { placeOf } from '../learning/predict.ts'

/** How often a sample of each class was taken for each class. */
export interface Confusion {
  /** The classes, in the order of rows and columns. */
  readonly classes: readonly string[]
  /**
   * A row for each class of the label, a column for each class that was predicted; where some predictions are of no class,
   * as NaN is, one more column for them behind the others.
   */
  readonly counts: readonly (readonly number[])[]
}

/** How many classes a matrix has, at most. */
const most = 64

/**
 * The confusion matrix of predictions; `undefined` where the label is no class.
 *
 * A label of a smooth domain is a class where it is one-hot, or one place of 0 or 1. Over other domains a class is a list of
 * elements, there are no more of them than a page can show, and each has a text of its own.
 */
export function confusionOf(
  { label, samples }: Dataset,
  predictions: readonly unknown[],
  names: Readonly<Record<string, string>>,
): Confusion | undefined {
  const labels = samples.map(([, wanted]) => wanted)
  const read = predictions.map((prediction) => label.domain.storage.read(prediction))
  if (label.domain.smooth !== undefined && !labels.every((wanted) => isCode(label, wanted))) return undefined
  const codes = codesOf(label, [...labels, ...read])
  if (codes === undefined) return undefined
  const [wanted, given] = [codes.slice(0, labels.length), codes.slice(labels.length)]
  const some = codes.filter((code) => code !== undefined)
  const known = [...new Set([...placesOf(label), ...some.toSorted()])]
  if (known.length > most) return undefined
  const columns = given.includes(undefined) ? [...known, undefined] : known
  const at = new Map(columns.map((code, place) => [code, place] as const))
  const counts = known.map(() => columns.map(() => 0))
  for (const [index, code] of wanted.entries()) {
    const row = counts[at.get(code) as number] as number[]
    const column = at.get(given[index]) as number
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

/**
 * The class that each list of elements stands for: a place, where there is one, or the elements themselves as a text;
 * `undefined` where one text would stand for several classes.
 */
function codesOf(
  { domain }: Wire,
  lists: readonly (readonly unknown[])[],
): readonly (string | undefined)[] | undefined {
  if (domain.smooth !== undefined) return lists.map((list) => placeOf(domain as SmoothDomain, list)?.toString())
  const firsts = new Map<string, readonly unknown[]>()
  const codes: string[] = []
  for (const list of lists) {
    const isSame = (other: readonly unknown[]): boolean =>
      other.every((element, place) => domain.ring.equals(element, list[place]))
    const text = textOf(list)
    const first = firsts.get(text)
    if (first !== undefined && !isSame(first)) return undefined
    const code = first === undefined ? ([...firsts].find(([, other]) => isSame(other))?.[0] ?? text) : text
    if (code === text) firsts.set(text, first ?? list)
    if (firsts.size > most) return undefined
    codes.push(code)
  }
  return codes
}

/** Elements as a text: apart, where one of them is longer than a character. */
function textOf(list: readonly unknown[]): string {
  const texts = list.map(String)
  return texts.join(texts.every((text) => text.length === 1) ? '' : ' ')
}
