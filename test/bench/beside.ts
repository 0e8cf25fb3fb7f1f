/** A workload, done by all peers in turns. */
import { distance } from './checksums.ts'
import { dataOf } from './data.ts'
import type { Data, Numbers } from './data.ts'
import type { Contestant, Effort } from './measure.ts'
import { interleaved } from './measure.ts'
import type { Peer, Runner } from './peer.ts'
import { joined } from './peer.ts'
import { plain } from './peers/plain/index.ts'
import type { Result, Row } from './report.ts'
import type { Workload } from './workload.ts'

const checkedSteps = 3

/** What three steps make of the parameters. */
async function afterSteps(runner: Runner): Promise<Numbers> {
  await runner.reset()
  await runner.run(checkedSteps)
  return runner.values()
}

/** Measures a workload; a peer whose parameters are off after three steps has no time, and says so. */
export async function beside(peers: readonly Peer[], workload: Workload, effort: Effort): Promise<Result> {
  const { task } = workload
  const data = dataOf(task)
  const expected = await afterSteps((await plain.prepare(task, data)) as Runner)
  const rows: Row[] = []
  const contestants: (Contestant & Runner)[] = []
  for (const one of peers) {
    const peer: Peer = task.kind === 'learning' || task.kind === 'contraction' ? one : { ...one, precision: 'bits' }
    const row = await checked(peer, workload, data, expected, contestants)
    if (row !== undefined) rows.push(row)
  }
  const spreads = await interleaved(contestants, {
    ...effort,
    period: task.kind === 'learning' ? task.batches : 1,
  })
  for (const contestant of contestants) await contestant.close?.()
  return { workload, rows, spreads }
}

/** Makes a workload ready for a peer, which becomes a contestant where it computes what it should. */
async function checked(
  peer: Peer,
  { task }: Workload,
  data: Data,
  expected: Numbers,
  contestants: (Contestant & Runner)[],
): Promise<Row | undefined> {
  let runner: Runner | undefined
  try {
    runner = await peer.prepare(task, data)
    if (runner === undefined) return undefined
    const off =
      peer.tolerance === undefined
        ? undefined
        : distance(await afterSteps(runner), expected, task.kind === 'contraction' ? [] : joined(data.parameters))
    if (off !== undefined && off > (peer.tolerance ?? Infinity)) {
      await runner.close?.()
      return { peer, distance: off, refusal: 'refused: its parameters differ' }
    }
    contestants.push({ ...runner, id: peer.id })
    return { peer, distance: off }
  } catch (error) {
    return { peer, refusal: `failed: ${String(error)}` }
  }
}
