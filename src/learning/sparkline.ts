import { checkTakes } from './takes.ts'

const bars = '▁▂▃▄▅▆▇█'

/**
 * A curve in a line of text: so many characters, each the mean of its share of the values, between the least (zero, where
 * none is below it) and the greatest. A mean that is no finite number is a space. Throws
 * `LensorError` where no list came.
 *
 * @example
 * ```ts
 * import { sparkline } from 'lensor'
 *
 * sparkline([7, 3, 2, 1, 1, 0]) // => '█▄▃▂▂▁'
 * sparkline([7, 3, 2, 1, 1, 0], 3) // => '█▃▂'
 * ```
 */
export function sparkline(values: readonly number[], width = 60): string {
  checkTakes('sparkline', 'a list of numbers', values, Array.isArray(values) || ArrayBuffer.isView(values))
  const columns = Math.min(width, values.length)
  const means = Array.from({ length: columns }, (_, column) => {
    const share = values.slice(
      Math.floor((column * values.length) / columns),
      Math.floor(((column + 1) * values.length) / columns),
    )
    return share.reduce((sum, value) => sum + value, 0) / share.length
  })
  const finite = means.filter(Number.isFinite)
  const [least, greatest] = [Math.min(0, ...finite), Math.max(0, ...finite)]
  const range = greatest - least || 1
  return means.map((mean) => bars[Math.round(((mean - least) / range) * (bars.length - 1))] ?? ' ').join('')
}
