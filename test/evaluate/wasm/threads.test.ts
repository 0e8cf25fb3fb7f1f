/** Threads come to the bits that one thread comes to, whoever does which part, and keep nothing alive. */
import * as fc from 'fast-check'
import {
  DataError,
  EngineError,
  adam,
  compile,
  dataset,
  dense,
  descent,
  explain,
  gather,
  input,
  linear,
  morphism,
  multiply,
  over,
  real,
  reference,
  resident,
  softmaxCrossEntropy,
  supervised,
  tanh,
  train,
} from 'lensor'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { threadsSentence } from '../../../src/evaluate/engines.ts'
import { Module, atomic, choose, i32, repeatWhile, run, sequence } from '../../../src/evaluate/wasm/encoder/index.ts'
import { engineSharing } from '../../../src/evaluate/wasm/engine.ts'
import type { Kernel } from '../../../src/evaluate/wasm/kernel.ts'
import { isResident } from '../../../src/evaluate/wasm/storage.ts'
import type { Task } from '../../../src/evaluate/wasm/threads/share.ts'
import { partsOf, taskWriter } from '../../../src/evaluate/wasm/threads/share.ts'
import { sharedMemory, startThreads } from '../../../src/evaluate/wasm/threads/workers.ts'
import { say } from '../../../src/objects/words.ts'
import type { AnyMap } from '../../laws/maps.ts'
import { untyped } from '../../laws/maps.ts'
import { domains, drawing } from '../../laws/objects.ts'
import { maps } from '../../laws/terms.ts'
import { instantiate } from './instantiate.ts'

/** The engine that shares out all that has more than one unit of work. */
const engine = engineSharing(0)

type Run = (...values: readonly unknown[]) => unknown[]
const compiled = (map: AnyMap, threads: number): Run => compile(map, { engine, threads }) as unknown as Run
const partsIn = (run: object): number[] => explain(run).loops.map(({ parts }) => parts)

/** Waves, as values that differ. */
const waves = (length: number, from = 0): Float64Array =>
  Float64Array.from({ length }, (_, index) => Math.sin(from + 0.7 * index))

describe('a statement among others', () => {
  test.each([1, 2, 5])('of %i is chosen by its number, the last by all behind it', (length) => {
    const module = new Module()
    const place = i32.constant(0)
    const statements = Array.from({ length }, (_, index) => i32.store(place, i32.constant(10 + index)))
    module.export(
      'chosen',
      module.function(['i32'], ([number]) => choose(number.get, statements)),
    )
    const { exports, memory } = instantiate(module, 1)
    for (const number of [0, 1, 2, 3, 4, 5, 1000, -1]) {
      exports['chosen']?.(number)
      const expected = number < 0 ? length - 1 : Math.min(number, length - 1)
      expect(new Int32Array(memory.buffer)[0]).toBe(10 + expected)
    }
  })
})

describe('threads', () => {
  /** Two parts of a task. The first to begin waits for the other for a while, the other for long in any case; then they say how many came. */
  function meeting(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly words: number } {
    const words = 1024
    const arrived = i32.constant(words)
    const module = new Module()
    const part = module.function(['i32'], ([unit], newLocal) => {
      const [order, turn] = [newLocal('i32'), newLocal('i32')]
      const longest = i32.select(order.get, i32.constant(50_000_000), i32.constant(1_000_000))
      const isAlone = i32.or(order.get, i32.less(atomic.load(arrived), i32.constant(2)))
      return sequence(
        order.set(atomic.add(arrived, i32.constant(1))),
        repeatWhile(turn.set(i32.add(turn.get, i32.constant(1))), i32.and(i32.less(turn.get, longest), isAlone)),
        i32.store(i32.multiply(unit.get, i32.constant(4)), atomic.load(arrived), words + 4),
      )
    })
    const task: Task = { extent: 2, parts: 2, part: (from) => run(part, from) }
    const share = taskWriter(module, [task])
    module.export(
      'run',
      module.function([], () => share(task)),
    )
    return { bytes: module.bytes({ pages: 1, shared: true }), words }
  }

  test('do parts of one task at the same time, and are waited for', async () => {
    const { bytes, words } = meeting()
    const memory = sharedMemory(1)
    const module = new WebAssembly.Module(bytes)
    const { exports } = new WebAssembly.Instance(module, { host: { memory } })
    const owner = {}
    const seen = new Int32Array(memory.buffer, words, 3)
    const meet = (): boolean => {
      seen.fill(0)
      ;(exports as unknown as { run(): void }).run()
      const [came, ...saw] = seen
      expect(came).toBe(2)
      expect(Math.min(...saw)).toBeGreaterThan(0)
      return Math.min(...saw) === 2
    }
    expect(meet()).toBe(false)
    startThreads(owner, { module, memory }, 1)
    while (!meet()) await new Promise((resume) => setTimeout(resume, 10))
    expect(owner).toEqual({})
  })

  test('have memory of which results are copies', () => {
    const map = input(32).pipe(dense(64)).batch(64)
    const parameters = [waves(64 * 32), waves(64)] as const
    const [result] = compile(map, { engine, threads: 2 })(...parameters, waves(64 * 32))
    expect(result.buffer).toBeInstanceOf(ArrayBuffer)
    expect(result).toEqual(compile(map)(...parameters, waves(64 * 32))[0])
  })
})

describe('the same bits come of one thread and of more', () => {
  test.each(domains)('on random terms over %s', (_symbol, domain) => {
    let shared = 0
    for (const map of fc.sample(maps(domain), { numRuns: 12, seed: 7 })) {
      const many = untyped(map.batch(150))
      const values = drawing(7)([...many.params, ...many.dom])
      const expected = compiled(many, 1)(...values)
      for (const threads of [2, 3]) {
        const run = compiled(many, threads)
        for (let time = 0; time < 3; time++) expect(run(...values)).toEqual(expected)
        shared += partsIn(run).filter((parts) => parts > 1).length
      }
    }
    expect(shared > 0).toBe(isResident(over(domain, [])))
  })

  test('of a learner, in training', async () => {
    const flowers = Array.from({ length: 300 }, (_, row) => [
      [...waves(40, row)],
      [0, 1, 2].map((kind) => Number(kind === row % 3)),
    ])
    const data = dataset(real(40), real(3), flowers as never)
    const learner = supervised({
      model: input(40).pipe(dense(64)).pipe(tanh).pipe(dense(3)),
      batch: 128,
      loss: softmaxCrossEntropy,
      optimiser: adam({ rate: 0.01 }),
      rate: descent(1),
    })
    const outcome = async (threads: number): Promise<unknown> => {
      const found: unknown[] = []
      for await (const { loss, carried } of train(learner, data, { epochs: 4, engine, threads }))
        found.push(loss, carried)
      return found
    }
    const expected = await outcome(1)
    expect(await outcome(2)).toEqual(expected)
    expect(await outcome(3)).toEqual(expected)
  })

  test('of many machines, each with threads of its own', () => {
    const map = input(16).pipe(linear(128)).batch(64)
    const runs = Array.from({ length: 12 }, () => compile(map, { engine, threads: 3 }))
    const expected = (turn: number): Float64Array => compile(map)(waves(128 * 16, turn), waves(64 * 16))[0]
    for (let turn = 0; turn < 24; turn++)
      expect(runs[turn % runs.length]?.(waves(128 * 16, turn), waves(64 * 16))[0]).toEqual(expected(turn))
  })

  test('of memory that grows while they are there', async () => {
    const step = input(300).pipe(linear(200)).pipe(tanh)
    const weights = waves(200 * 300)
    const [one, two] = [
      resident(step, { engine, threads: 1, states: 0 }),
      resident(step, { engine, threads: 2, states: 0 }),
    ]
    one.share([weights])
    two.share([weights])
    for (const count of [1, 2, 300, 5, 1000]) {
      const inputs = waves(300 * count, count)
      expect(two.run(count, [inputs])).toEqual(one.run(count, [inputs]))
      await new Promise((resume) => setTimeout(resume, 20))
    }
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('what is shared out', () => {
  const square = morphism([real(1_000_000)], (x) => [multiply(x, x)])

  test('is what takes long', () => {
    expect(partsIn(compile(square, { threads: 2 }))).toEqual([12])
    expect(partsIn(compile(square, { threads: 3 }))).toEqual([18])
    expect(partsIn(compile(square))).toEqual([1])
    expect(
      partsIn(
        compile(
          morphism([real(1000)], (x) => [multiply(x, x)]),
          { threads: 2 },
        ),
      ),
    ).toEqual([1])
    expect(String(explain(compile(square, { threads: 2 })))).toContain('1 of them shared out among 2 threads')
  })

  test('is not what asks the host', () => {
    const taken = morphism([real(100, 1000), real(100)], (rows, index) => [gather(rows, index)])
    const run = compile(taken, { engine, threads: 2 })
    expect(partsIn(run)).toEqual([1])
    expect(() => run(new Float64Array(100_000), new Float64Array(100).fill(100))).toThrow(DataError)
  })

  test('has at most as many parts as a ticket counts', () => {
    const kernel = { extent: 1_000_000, operations: 1_000_000 } as Kernel
    expect(partsOf(kernel, { threads: 100_000, worthwhile: 0 })).toBeLessThan(4096)
  })

  test('is nothing where the host has no threads with memory that they share', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined)
    expect(partsIn(compile(square, { threads: 2 }))).toEqual([1])
  })
})

describe('the number of threads', () => {
  const map = input(2).pipe(tanh)

  test.each([
    [0, '0'],
    [1.5, '1.5'],
    [-1, '-1'],
    [NaN, 'NaN'],
    ['two', "'two'"],
    [null, 'null'],
  ])('is refused where it is %s', (threads, value) => {
    const sentence = say(threadsSentence, { value })
    const options = { threads: threads as number }
    expect(() => compile(map, options)).toThrow(new EngineError(sentence))
    expect(() => compile(map, { engine: reference, ...options })).toThrow(new EngineError(sentence))
    expect(() => resident(map, { states: 0, ...options })).toThrow(new EngineError(sentence))
  })

  test('changes nothing on an engine that has one', () => {
    const [one, two] = [compile(map, { engine: reference }), compile(map, { engine: reference, threads: 2 })]
    expect(two(Float64Array.of(1, 2))).toEqual(one(Float64Array.of(1, 2)))
  })
})
