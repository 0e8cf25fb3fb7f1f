/** Tasks that an optimiser is tried on, many at once. */
import type { Bundle, Random, Real } from 'lensor'

/** Tasks that are learnt beside each other: where their parameters begin, and what they see. */
export interface Tasks {
  /** The first parameters: for each wire of them, those of all tasks, one after another. */
  readonly parameters: readonly Float64Array[]
  /** The labels and the inputs of the next `steps` steps, those of a task one after another, then the next task's. */
  next(steps: number): readonly [labels: Float64Array, inputs: Float64Array]
}

/** Draws so many tasks of one family. */
export type Family = (count: number, random: Random) => Tasks

/** So many numbers of the normal distribution with mean 0 and variance 1. */
export const normals = (count: number, random: Random): Float64Array =>
  Float64Array.from({ length: count }, () => random.normal())

/** Of each of so many tasks its numbers, `times` times one after another. */
export function repeated(numbers: Float64Array, tasks: number, times: number): Float64Array {
  const size = numbers.length / tasks
  const all = new Float64Array(numbers.length * times)
  for (let at = 0; at < tasks * times; at++) {
    const task = Math.floor(at / times)
    all.set(numbers.subarray(size * task, size * (task + 1)), size * at)
  }
  return all
}

/** Real numbers of any shape. */
export type Numbers = Real<number[]>

/** What an optimiser carries: its state and the parameters. */
export type CarriedNumbers = Bundle<string, Numbers[]>

/** What steps of tasks see: a label and an input. */
export type Seen = [Bundle<'Label', [Numbers]>, Numbers]

/** What a bundle of an optimiser holds at first: zeros, and the parameters, which are last. */
export function begun({ wires }: CarriedNumbers, parameters: readonly Float64Array[]): Float64Array[] {
  const states = wires.slice(0, wires.length - parameters.length)
  const size = ({ shape }: Numbers): number => shape.reduce((product, length) => product * length, 1)
  return [...states.map((wire) => new Float64Array(size(wire))), ...parameters]
}
