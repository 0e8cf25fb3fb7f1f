/** Threads of the host that serve a module which shares out its work. */
import { mostPages } from '../encoder/index.ts'

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

/** Memory of so many pages that threads share. It grows as far as addresses reach, or less far where the host has less. */
export function sharedMemory(initial: number): WebAssembly.Memory {
  for (let maximum = mostPages; ; maximum /= 2) {
    try {
      return new WebAssembly.Memory({ initial, maximum, shared: true })
    } catch (error) {
      if (maximum / 2 < initial) throw error
    }
  }
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
  const threads: Thread[] = []
  try {
    while (threads.length < count) threads.push(started(work))
  } catch {
    // The host has no more: those that there are share out the work.
  }
  ending.register(owner, threads)
}

function started(work: Work): Thread {
  const node = threadsOfNode()
  if (node === undefined) {
    const thread = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    thread.postMessage(work)
    return thread
  }
  const thread = new node.Worker(new URL('./worker.js', import.meta.url), { workerData: work, execArgv: [] })
  thread.on('error', () => {})
  thread.unref()
  return thread
}
