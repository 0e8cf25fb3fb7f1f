import type { Graph } from '../graph/graph.ts'
import { wiresOf } from '../graph/graph.ts'
import { EngineError, ObjectError } from '../objects/errors.ts'
import { parted } from '../objects/list.ts'
import { notation } from '../objects/notation.ts'
import { checkAllStored } from '../objects/stored.ts'
import type { Wire } from '../objects/wire.ts'
import { batched, checkCount, elements, flat, same } from '../objects/wire.ts'
import { say } from '../objects/words.ts'
import type { Engine, EngineOptions, Ports, Process } from './engine.ts'

export const stepSentence = '✗ a process does a step C ⊗ S ⊗ X → S ⊗ Y, but a map from {dom} to {cod} came'
export const absentSentence = '✗ there is no value of {object} yet; {call} gives one'

/**
 * The process of a step on an engine: the engine's own, else one made of the step's program. It checks what it is given.
 *
 * Throws `ObjectError` where the step is no C ⊗ S ⊗ X → S ⊗ Y. The process throws `StorageError` where values are of another
 * number, kind or length than their wires', `SizeError` where a count is not a whole number from 0, and `EngineError` where it
 * runs or says its state before it was given what steps share and a state. After a run that throws it has no state.
 */
export function processOf(engine: Engine, step: Graph, ports: Ports, options?: EngineOptions): Process {
  const [dom, cod] = [wiresOf(step.inputs), wiresOf(step.outputs)]
  const [shared, states, inputs] = parted(dom, ports.shared, ports.states)
  if (!same(states, cod.slice(0, ports.states)))
    throw new ObjectError(say(stepSentence, { dom: notation(dom), cod: notation(cod) }))
  const process = engine.process?.(step, ports, options) ?? programmed(engine, step, ports, options)
  let [isShared, isLoaded] = [shared.length === 0, states.length === 0]
  const checkShared = (): void => {
    if (!isShared) throw new EngineError(say(absentSentence, { object: notation(shared), call: 'share' }))
  }
  const checkLoaded = (): void => {
    if (!isLoaded) throw new EngineError(say(absentSentence, { object: notation(states), call: 'load' }))
  }
  return {
    share(values) {
      checkAllStored(shared, values)
      process.share(values)
      isShared = true
    },
    load(state) {
      checkAllStored(states, state)
      process.load(state)
      isLoaded = true
    },
    state() {
      checkLoaded()
      return process.state()
    },
    run(count, values) {
      checkCount('run', count)
      checkShared()
      checkLoaded()
      checkAllStored(flat(batched(count, inputs)), values)
      // A step that throws may have changed a part of the state.
      isLoaded = states.length === 0
      const outputs = process.run(count, values)
      isLoaded = true
      return outputs
    },
    ...(process.explain === undefined ? {} : { explain: () => (process as Required<Process>).explain() }),
  }
}

/** The process of a step that is made of its program, for engines that have none of their own. */
function programmed(engine: Engine, step: Graph, { shared, states }: Ports, options?: EngineOptions): Process {
  const program = engine.compile(step, options)
  const [ofShared, ofState, ofInputs] = parted(wiresOf(step.inputs), shared, states)
  const ofOutputs = wiresOf(step.outputs).slice(states)
  let common: readonly unknown[] = []
  let state: readonly unknown[] = []
  return {
    share(values) {
      common = copied(ofShared, values)
    },
    load(values) {
      state = copied(ofState, values)
    },
    state: () => copied(ofState, state),
    run(count, inputs) {
      const lists = read(ofInputs, inputs)
      const results = ofOutputs.map((): unknown[] => [])
      for (let done = 0; done < count; done++) {
        const own = ofInputs.map(({ domain, shape }, index) => {
          const length = elements(shape)
          return domain.storage.write((lists[index] as readonly unknown[]).slice(done * length, (done + 1) * length))
        })
        const outputs = program([...common, ...state, ...own])
        state = outputs.slice(0, states)
        for (const [index, list] of read(ofOutputs, outputs.slice(states)).entries())
          for (const element of list) results[index]?.push(element)
      }
      return write(ofOutputs, results)
    },
  }
}

const read = (wires: readonly Wire[], values: readonly unknown[]): unknown[][] =>
  wires.map(({ domain }, index) => domain.storage.read(values[index]))

const write = (wires: readonly Wire[], lists: readonly (readonly unknown[])[]): unknown[] =>
  wires.map(({ domain }, index) => domain.storage.write(lists[index] as readonly unknown[]))

const copied = (wires: readonly Wire[], values: readonly unknown[]): unknown[] => write(wires, read(wires, values))
