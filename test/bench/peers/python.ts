/** PyTorch, ONNX Runtime and numpy: one Python process, which is asked in turn with the other peers. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { tolerances } from '../checksums.ts'
import type { Data, Numbers } from '../data.ts'
import type { Absence, Peer } from '../peer.ts'
import { shapesOf } from '../workload.ts'
import type { Task } from '../workload.ts'

/**
 * The environment of a good user: the kernels of BLAS are those that it finds itself, memory that is freed is kept, and
 * numpy has one thread. How many threads PyTorch has is set, and read back, where it runs.
 */
function environment(): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...rest } = process.env
  return {
    ...rest,
    OPENBLAS_NUM_THREADS: '1',
    MALLOC_MMAP_THRESHOLD_: String(2 ** 30),
    MALLOC_TRIM_THRESHOLD_: String(2 ** 30),
  }
}

/** What a Python peer says of itself. */
type Listed = Omit<Peer, 'prepare' | 'tolerance'>

/** The peers of a Python, a way to end it, and those that it lacks. */
export interface PythonPeers {
  readonly peers: readonly Peer[]
  readonly absent: readonly Absence[]
  close(): void
}

/** Starts Python. */
export async function pythonPeers(python: string): Promise<PythonPeers> {
  const child = spawn(python, [resolve(import.meta.dirname, '../python/peers.py')], {
    env: environment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<never>((_, fail) => {
    child.on('error', fail)
    child.on('exit', (code) => fail(new Error(`Python ended with ${code}`)))
  })
  ended.catch(() => {})
  /** Asks for something and waits for the answer; nothing else runs meanwhile. */
  const ask = async <Answer>(question: Readonly<Record<string, unknown>>): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    const { value } = await Promise.race([lines.next(), ended])
    const { answer, error } = JSON.parse(String(value)) as { readonly answer: Answer; readonly error?: string }
    if (error !== undefined) throw new Error(error)
    return answer
  }

  const { peers, absent } = await ask<{ readonly peers: readonly Listed[]; readonly absent: readonly Absence[] }>({
    do: 'peers',
  })
  return { peers: peers.map((listed) => peerOf(listed, ask)), absent, close: () => child.stdin.end() }
}

type Ask = <Answer>(question: Readonly<Record<string, unknown>>) => Promise<Answer>

function peerOf(listed: Listed, ask: Ask): Peer {
  return {
    ...listed,
    tolerance: tolerances[listed.precision],
    async prepare(task, data) {
      const folder = mkdtempSync(join(tmpdir(), 'lensor-bench-'))
      const number = await ask<number | null>({
        do: 'prepare',
        peer: listed.id,
        task: described(task),
        data: written(folder, data),
      })
      if (number === null) {
        rmSync(folder, { recursive: true })
        return undefined
      }
      const file = join(folder, 'values.bin')
      return {
        reset: () => ask<void>({ do: 'reset', number }),
        run: (steps) => ask<number>({ do: 'run', number, steps }),
        async values() {
          await ask({ do: 'values', number, file })
          return doubles(readFileSync(file))
        },
        async close() {
          await ask({ do: 'close', number })
          rmSync(folder, { recursive: true })
        },
      }
    },
  }
}

/** A task as Python reads it: a network with the shapes of its parameters. */
const described = (task: Task): object =>
  task.kind === 'learning' ? { ...task, shapes: shapesOf(task).parameters } : task

/** Writes data to files of a folder: what Python reads them by. */
function written(folder: string, { parameters, inputs, labels }: Data): object {
  const write = (name: string, numbers: Numbers): void => writeFileSync(join(folder, `${name}.bin`), numbers)
  for (const [index, list] of parameters.entries()) write(`parameter${index}`, list)
  write('inputs', inputs)
  write('labels', labels)
  return { folder, bits: inputs instanceof Uint8Array, parameters: parameters.length }
}

function doubles(bytes: Buffer): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer)
}
