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
    const offset = plan.offsets[operand]
    const all = offset === 0 && terms.length > 0 ? terms : [String(offset), ...terms]
    return `${names[operand]}[${all.join(' + ').replaceAll('+ -', '− ')}]`
  }
  const blocks = plan.blocks.reduce((sum, { count }) => sum + count, 0)
  const blocked = blocks > 1 ? [`${sums[0]} in ${blocks} blocks`] : []
  const tiles = plan.fastest === 'rows' ? [...columns, ...rows] : [...rows, ...columns]
  const loops = [...units, ...inner, ...blocked, ...tiles]
  const head = loops.length === 0 ? '' : `for ${loops.join(', ')}: `
  const shape = `${plan.rows.tiles[0]?.size ?? 1}×${plan.columns.tiles[0]?.size ?? 1}`
  const over = sums.map((name, index) => `${name} < ${plan.sums[index]?.size}`).join(', ')
  const sum = sums.length === 0 ? '' : `Σ over ${over} of `
  const vectors = { columns: 'two columns a vector', sum: 'two summands a vector', none: 'one element a vector' }
  const equals = plan.accumulate ? '+=' : '='
  const products = `${sum}${element('left')}·${element('right')}`
  return `${head}tile ${shape} of ${element('output')} ${equals} ${products} (${vectors[plan.vectors]})`
}
