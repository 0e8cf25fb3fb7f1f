/** Threads of the host that serve a module which shares out its work. */

/** What a thread begins with. */
interface Work {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
}

interface Thread {
  terminate(): unknown
}

/** A thread of Node, which is no part of what a browser has. */
interface ThreadOfNode extends Thread {
  unref(): void
  on(event: 'error', listener: () => void): void
}

interface ThreadsOfNode {
  readonly Worker: new (url: URL, options: { workerData: Work; execArgv: readonly string[] }) => ThreadOfNode
}

/** What of a host may be missing. */
interface Host {
  readonly process?: { getBuiltinModule?(name: string): unknown }
  readonly crossOriginIsolated?: boolean
  readonly SharedArrayBuffer?: unknown
  readonly Worker?: unknown
}

const host = (): Host => globalThis as unknown as Host

const threadsOfNode = (): ThreadsOfNode | undefined =>
  host().process?.getBuiltinModule?.('node:worker_threads') as ThreadsOfNode | undefined

/** Whether the host has threads, and memory that they share: a page of a browser must be cross-origin isolated. */
export function hasThreads(): boolean {
  const { SharedArrayBuffer, Worker, crossOriginIsolated } = host()
  const isThere = threadsOfNode() !== undefined || (Worker !== undefined && crossOriginIsolated !== false)
  return isThere && SharedArrayBuffer !== undefined
}

/** Ends threads when what they work for is no more. */
const ending = new FinalizationRegistry<readonly Thread[]>((threads) => {
  for (const thread of threads) void thread.terminate()
})

/**
 * Starts so many threads that serve an instance of a module, until their owner is no more. They keep neither their owner nor
 * the process. One that does not start takes no part.
 */
export function startThreads(owner: object, work: Work, count: number): void {
  ending.register(
    owner,
    Array.from({ length: count }, () => started(work)),
  )
}

function started(work: Work): Thread {
  const node = threadsOfNode()
  if (node === undefined) {
    const thread = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
    thread.postMessage(work)
    return thread
  }
  const thread = new node.Worker(new URL('./worker.js', import.meta.url), { workerData: work, execArgv: [] })
  thread.on('error', () => {})
  thread.unref()
  return thread
}
