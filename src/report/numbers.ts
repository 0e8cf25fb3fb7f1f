/** Numbers as a page shows them. */

/** Between a number and its unit a line does not break. */
const space = '\u00A0'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const minus = (text: string): string => text.replace('-', '−')

/** A number to four significant digits: `0.05123`, `1.5 × 10⁻⁷`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞'
  const rounded = Number(value.toPrecision(4))
  const size = Math.abs(rounded)
  if (size === 0 || (size >= 1e-4 && size < 1e6)) return minus(String(rounded))
  const [digits = '', exponent = ''] = value.toExponential(3).split('e')
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replaceAll(/\d/g, (digit) => superscripts[Number(digit)] ?? '')
  return `${minus(String(Number(digits)))} × 10${power}`
}

/** A count, its thousands apart. */
export const count = (value: number): string => value.toLocaleString('en')

/** A share in per cent; a dash where there is none. */
export const percent = (share: number | undefined): string =>
  share === undefined || Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}${space}%`

/** Seconds as `1.24 s` or `3 min 20 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${figure(Number(seconds.toPrecision(3)))}${space}s`
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}${space}h ${minutes}${space}min` : `${minutes}${space}min ${whole % 60}${space}s`
}

/** A word after its number. */
export const counted = (value: number, word: string): string => `${count(value)} ${word}${value === 1 ? '' : 's'}`
