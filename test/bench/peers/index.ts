/** The peers that this machine has. */
import type { Absence, Peer } from '../peer.ts'
import { host } from './host.ts'
import { jaxPeers } from './jax.ts'
import { lensor } from './lensor.ts'
import { plain } from './plain/index.ts'
import { pythonPeers } from './python.ts'
import { tensorflowPeers } from './tensorflow.ts'

/** The peers, those that are not to be had, and a way to end them. */
export interface Field {
  readonly peers: readonly Peer[]
  readonly absent: readonly Absence[]
  close(): void
}

/** Starts the peers. */
export async function field(python: string | Absence): Promise<Field> {
  const own = [...lensor, plain, host, ...(await tensorflowPeers()), ...(await jaxPeers())]
  if (typeof python !== 'string') return { peers: own, absent: [python], close: () => {} }
  const theirs = await pythonPeers(python)
  return { peers: [...own, ...theirs.peers], absent: theirs.absent, close: () => theirs.close() }
}
