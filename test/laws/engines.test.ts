/** Every engine computes what a term means: on random terms, it gives what the primitives' meanings give. */
import type { Wire } from 'lensor'
import { compile, graphOf } from 'lensor'
import { describe } from 'vitest'
import { engineNames } from '../../src/evaluate/engines.ts'
import { meaningOf } from '../../src/graph/meaning.ts'
import { expectClose } from './equality.ts'
import { law } from './law.ts'
import { maps } from './terms.ts'

describe.each(engineNames)('the engine %s', (engine) => {
  law('computes the meaning of a term', maps, (map, draw) => {
    const values = draw([...map.params, ...map.dom])
    const wires = [...map.params, ...map.dom] as readonly Wire[]
    const lists = meaningOf(graphOf(map.term))(wires.map(({ domain }, index) => domain.storage.read(values[index])))
    const expected = (map.cod as readonly Wire[]).map(({ domain }, index) => domain.storage.write(lists[index] ?? []))
    const run = compile(map, { engine }) as unknown as (...values: readonly unknown[]) => unknown[]
    expectClose(map.cod, run(...values), expected)
  })
})
