import type { Bundle, Wires } from '../../objects/wire.ts'

/**
 * The parameters Φ of an optimiser that is learnt, one level above those that it updates. In a learning step nothing comes back
 * of them but themselves: they stay, until an optimiser of their own is put above them.
 */
export interface Meta<out Content extends Wires> extends Bundle<'Meta', Content> {}

/** The bundle of meta-parameters. */
export function metaOf(wires: Wires): Meta<Wires> {
  return { bundle: 'Meta', wires }
}
