/** Mutates every reverse rule and says which law finds each mutant; ends with an error where one survives. */
import { found, mutantsOf, places } from './mutation.ts'

const rows = places.flatMap((where) =>
  mutantsOf(where).map((mutant) => ({ name: mutant.name, mistake: mutant.mistake, law: found(where, mutant) })),
)
for (const { name, mistake, law } of rows) console.log(`${name.padEnd(22)} ${mistake.padEnd(44)} ${law ?? 'SURVIVES'}`)

const survivors = rows.filter(({ law }) => law === undefined)
console.log(`\n${rows.length} mutants, ${rows.length - survivors.length} found by the laws, ${survivors.length} not`)
if (survivors.length > 0) process.exitCode = 1
