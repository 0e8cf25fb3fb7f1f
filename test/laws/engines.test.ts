/** Every engine computes what a term means: on random terms, it gives what the primitives' meanings give. */
import type { Wire, Wires } from 'lensor'
import { compile, graphOf, resident } from 'lensor'
import { describe } from 'vitest'
import { engineNames } from '../../src/evaluate/engines.ts'
import { meaningOf } from '../../src/graph/meaning.ts'
import { batched } from '../../src/objects/wire.ts'
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

  law('does many steps in one call as it does them one by one', maps, (map, draw) => {
    const params = draw(map.params)
    const inputs = [draw(map.dom), draw(map.dom), draw(map.dom)]
    const steps = resident(map, { engine, states: 0 })
    steps.share(params as never)
    const joined = (object: Wires, values: readonly (readonly unknown[])[]): unknown[] =>
      (object as readonly Wire[]).map(({ domain: { storage } }, index) =>
        storage.write(values.flatMap((of) => storage.read(of[index]))),
      )
    const run = compile(map, { engine }) as unknown as (...values: readonly unknown[]) => unknown[]
    const expected = joined(
      map.cod,
      inputs.map((values) => run(...params, ...values)),
    )
    expectClose(batched(3, map.cod), steps.run(3, joined(map.dom, inputs) as never) as unknown[], expected)
  })
})
