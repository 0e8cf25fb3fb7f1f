/** A plan in words: its loops as a reader would write them. */
import type { Letter, Operand } from './letters.ts'
import type { Plan, Side } from './plan.ts'

/** The loop nest of a plan. */
export function described(plan: Plan, names: Readonly<Record<Operand, string>>): string {
  const letters: [string, Letter][] = []
  const named = (some: readonly Letter[], alphabet: string): readonly string[] =>
    some.map((letter, index) => {
      const name = alphabet[index] ?? `${alphabet[0]}${index}`
      letters.push([name, letter])
      return name
    })
  const ranged = (some: readonly Letter[], alphabet: string): readonly string[] =>
    named(some, alphabet).map((name, index) => `${name} in 0..${some[index]?.size}`)
  const side = ({ letter, tiles }: Side, name: string): readonly string[] => {
    if (letter.size === 1) return []
    letters.push([name, letter])
    return [`${name} in 0..${letter.size} by ${tiles.map(({ size }) => size).join(' and ')}`]
  }
  const units = ranged(plan.units, 'abcdefgh')
  const rows = side(plan.rows, 'i')
  const inner = ranged(plan.inner, 'pqrstuvw')
  const columns = side(plan.columns, 'j')
  const sums = named(plan.sums, 'klmnoxyz')

  const element = (operand: Operand): string => {
    const terms = letters
      .filter(([, letter]) => letter[operand] !== 0)
      .map(([name, letter]) => (letter[operand] === 1 ? name : `${letter[operand]}${name}`))
    const offset = plan.offsets[operand] === 0 && terms.length > 0 ? [] : [String(plan.offsets[operand])]
    return `${names[operand]}[${[...terms, ...offset].join(' + ').replaceAll('+ -', '− ')}]`
  }
  const shape = `${plan.rows.tiles[0]?.size ?? 1}×${plan.columns.tiles[0]?.size ?? 1}`
  const over = sums.map((name, index) => `${name} < ${plan.sums[index]?.size}`).join(', ')
  const sum = sums.length === 0 ? '' : `Σ over ${over} of `
  const vectors = { columns: 'two columns a vector', sum: 'two summands a vector', none: 'no vectors' }[plan.vectors]
  const loops = [...units, ...inner, ...rows, ...columns]
  const head = loops.length === 0 ? '' : `for ${loops.join(', ')}: `
  return `${head}tile ${shape} of ${element('output')} ${plan.accumulate ? '+=' : '='} ${sum}${element('left')}·${element('right')} (${vectors})`
}
