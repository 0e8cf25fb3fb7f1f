/**
 * The budgets: what programs may cost the compiler, in instantiations of types, those of a program that only imports the
 * library taken off. They are committed; what is measured stays under them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { convolutional, different, equal, repeated } from './composites.ts'
import type { Program } from './measure.ts'
import { measure } from './measure.ts'

const file = resolve(import.meta.dirname, 'budgets.json')

/** How much more than what was measured a budget allows. */
const headroom = 1.05

const fixture = (name: string): Program => ({ file: resolve(import.meta.dirname, 'programs', `${name}.ts`) })

/** What every program pays. */
export const baseline: Program = fixture('import')

/** The programs, and under which name each has its budget. */
export const programs: Readonly<Record<string, Program>> = {
  'the model of the README': fixture('model'),
  'the learner of the README': fixture('learner'),
  'an adversarial network': fixture('adversarial-network'),
  'a meta-learner': fixture('meta-learner'),
  'a convolutional network': fixture('convolutional-network'),
  'generic functions, ten deep': fixture('generic-functions'),
  '10 layers': { text: equal(10) },
  '100 layers': { text: equal(100) },
  '400 layers': { text: equal(400) },
  '10 layers of different sizes': { text: different(10) },
  '100 layers of different sizes': { text: different(100) },
  '400 layers of different sizes': { text: different(400) },
  '30 convolutional layers': { text: convolutional(30) },
  '90 convolutional layers': { text: convolutional(90) },
  'two layers repeated once': { text: repeated(1) },
  'two layers repeated 100 times': { text: repeated(100) },
}

/** What a program costs beside its budget. */
export interface Outcome {
  readonly name: string
  readonly measured: number
  /** `undefined` where there is none yet. */
  readonly budget: number | undefined
}

/** What every program costs beside its budget, and what the import does. */
export async function outcomes(): Promise<{ readonly imported: number; readonly costs: readonly Outcome[] }> {
  const budgets = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, number>>
  const { instantiations: imported } = await measure('import', baseline)
  const costs: Outcome[] = []
  for (const [name, program] of Object.entries(programs)) {
    const { instantiations } = await measure(name, program)
    costs.push({ name, measured: instantiations - imported, budget: budgets[name] })
  }
  return { imported, costs }
}

/** Whether a program costs no more than it may. */
export const isWithin = ({ measured, budget }: Outcome): boolean => budget !== undefined && measured <= budget

/** The words for a program that costs too much. */
export function overspent({ name, measured, budget }: Outcome): string {
  const known = budget === undefined ? 'none' : `${budget}, ${measured - budget} less`
  return `✗ ${name}: ${measured} instantiations were measured, the budget is ${known}; \`npm run budgets -- --update\` takes what is measured as the new budgets`
}

/** Writes what was measured, and a little more, as the new budgets. */
export function update(costs: readonly Outcome[]): void {
  const budgets = Object.fromEntries(costs.map(({ name, measured }) => [name, Math.ceil(measured * headroom)]))
  writeFileSync(file, `${JSON.stringify(budgets, null, 2)}\n`)
}
