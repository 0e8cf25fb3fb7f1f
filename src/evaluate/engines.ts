import { EngineError } from '../objects/errors.ts'
import { printed, say } from '../objects/words.ts'
import type { Engine } from './engine.ts'
import { reference } from './reference.ts'
import { wasm } from './wasm/engine.ts'

/** The names that stand for engines. */
export type EngineName = 'wasm' | 'reference'

/** The engines that a name stands for. */
const engines: ReadonlyMap<string, Engine> = new Map([wasm, reference].map((engine) => [engine.name, engine]))

/** The names of the engines. */
export const engineNames: readonly EngineName[] = [...engines.keys()] as EngineName[]

export const engineSentence = "✗ there is no engine '{name}'; there are {names}"
export const noEngineSentence = '✗ an engine is one of {names}, or an object that compiles, but {value} came'

/** The engine that runs where none is chosen. */
export const defaultEngine: Engine = wasm

export const threadsSentence = '✗ threads is a whole number from 1, but {value} came'

/** How many threads compute. Throws `EngineError` where it is no whole number from 1. */
export function checkThreads(threads: number): number {
  if (Number.isInteger(threads) && threads >= 1) return threads
  throw new EngineError(say(threadsSentence, { value: printed(threads) }))
}

/** The engine of a name, or the given one. Throws `EngineError` where there is none of that name, or it is no engine. */
export function engineOf(choice: Engine | string = defaultEngine): Engine {
  const names = engineNames.map((name) => `'${name}'`).join(' and ')
  if (typeof choice === 'string') {
    const engine = engines.get(choice)
    if (engine === undefined) throw new EngineError(say(engineSentence, { name: choice, names }))
    return engine
  }
  if (typeof (choice as Partial<Engine> | null)?.compile !== 'function')
    throw new EngineError(say(noEngineSentence, { names, value: printed(choice) }))
  return choice
}
