import { EngineError } from '../objects/errors.ts'
import { printed, say } from '../objects/words.ts'
import type { Engine } from './engine.ts'
import { reference } from './reference.ts'
import { wasm } from './wasm/engine.ts'

/** The engines that a name stands for. */
const engines: ReadonlyMap<string, Engine> = new Map([wasm, reference].map((engine) => [engine.name, engine]))

/** The names of the engines. */
export const engineNames: readonly string[] = [...engines.keys()]

export const engineSentence = "✗ there is no engine '{name}'; there is {names}"

/** The engine that runs where none is chosen. */
export const defaultEngine: Engine = wasm

export const threadsSentence = '✗ threads is a whole number from 1, but {value} came'

/** How many threads compute. Throws `EngineError` where it is no whole number from 1. */
export function checkThreads(threads: number): number {
  if (Number.isInteger(threads) && threads >= 1) return threads
  throw new EngineError(say(threadsSentence, { value: printed(threads) }))
}

/** The engine of a name, or the given one. Throws `EngineError` where there is none of that name. */
export function engineOf(choice: Engine | string = defaultEngine): Engine {
  const engine = typeof choice === 'string' ? engines.get(choice) : choice
  if (engine !== undefined) return engine
  const names = engineNames.map((name) => `'${name}'`).join(', ')
  throw new EngineError(say(engineSentence, { name: String(choice), names }))
}
