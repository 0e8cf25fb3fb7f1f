/** Where the values of a step lie. */
import type { Graph, Tensor } from '../../graph/graph.ts'
import { notation } from '../../objects/notation.ts'
import type { Ports } from '../engine.ts'
import type { Region } from './kernel.ts'
import { bytesOf } from './storage.ts'

/** The regions of a step C ⊗ S ⊗ X → S ⊗ Y. */
export interface StepRegions {
  readonly inputs: readonly Region[]
  /** A state that stays what it is has one region, before the step and after it. */
  readonly outputs: readonly Region[]
  /** The region that becomes a state's, for each state that changes: from the one after to the one before. */
  readonly next: ReadonlyMap<Region, Region>
}

/** New regions for a step. */
export function regionsOfStep(step: Graph, { shared, states }: Ports): StepRegions {
  const regionOf = ({ wire }: Tensor): Region => ({ name: notation([wire]), bytes: bytesOf(wire) })
  const inputs = step.inputs.map(regionOf)
  const isKept = (output: Tensor, index: number): boolean => index < states && output === step.inputs[shared + index]
  const outputs = step.outputs.map((output, index) =>
    isKept(output, index) ? (inputs[shared + index] as Region) : regionOf(output),
  )
  const next = inputs
    .slice(shared, shared + states)
    .map((before, index) => [outputs[index] as Region, before] as const)
    .filter(([after, before]) => after !== before)
  return { inputs, outputs, next: new Map(next) }
}
