/**
 * The module's side of threads: kernels whose work is cut into parts, which the calling thread and others claim.
 *
 * The calling thread posts a task: it opens a ticket, which counts how many parts are left. Whoever takes one off the ticket
 * does that part, and then adds one to the parts that are done. The calling thread takes parts as well, until none is left, and
 * then waits for those that others still do. So a thread that has not started, or sleeps, is never waited for, and what a part
 * writes does not depend on who does it.
 */
import type { Function, I32, Local, Module, Statement } from '../encoder/index.ts'
import { after, atomic, call, choose, drop, forever, i32, repeatWhile, run, sequence, when } from '../encoder/index.ts'
import type { Kernel } from '../kernel.ts'

/** How work is shared out. */
export interface Sharing {
  /** How many threads there are, the calling one too. */
  readonly threads: number
  /** How many cycles a kernel takes at least that is shared out. */
  readonly worthwhile: number
}

/** All work is the calling thread's. */
export const alone: Sharing = { threads: 1, worthwhile: Infinity }

/** About 20 microseconds, as long as it takes to wake a thread. */
export const worthwhile = 60_000

/** How many parts a thread's share of a kernel is cut into, so that threads end at about the same time. */
const partsOfThread = 6

/** A ticket is the number of parts left, and above that the number of its task. */
const ticketStep = 4096
const partsMask = ticketStep - 1

/** How many parts a kernel's work is cut into: one where it is not shared out. */
export function partsOf(kernel: Kernel, { threads, worthwhile: least }: Sharing): number {
  const { extent, operations, cycles = operations, asksHost = false } = kernel
  if (threads === 1 || asksHost || cycles < least || extent < 2) return 1
  return Math.ceil(extent / unitsOf(extent, Math.min(partsOfThread * threads, partsMask)))
}

/** How many units each of some parts has, but for the last. */
const unitsOf = (extent: number, parts: number): number => Math.ceil(extent / parts)

/** Where threads meet, each word in a line of the cache of its own: the ticket, the parts done, and what the task is. */
const [ticket, done, task] = [64, 128, 192].map((address) => i32.constant(address)) as [I32, I32, I32]
/** Where the addresses of streams lie, one behind the other, of so many bytes each. */
export const streams = 196
const streamSize = 4

/** The first address behind the words where threads meet. */
export function endOfMeeting(streamCount: number): number {
  return streams + streamCount * streamSize
}

/** The address of a stream, where the host put it, and then the calling thread for the others. */
export function streamAddress(index: number): I32 {
  return i32.load(i32.constant(streams + index * streamSize))
}

/** Tells other threads the addresses of streams. */
export function tellStreams(addresses: readonly I32[]): Statement {
  return sequence(...addresses.map((address, index) => i32.store(i32.constant(streams), address, index * streamSize)))
}

/** A kernel that is shared out. */
export interface Task {
  readonly extent: number
  readonly parts: number
  /** Does units from one to before another. */
  readonly part: (from: I32, to: I32) => Statement
}

/** How often a thread that found nothing to do looks again before it sleeps: some tens of microseconds. */
const patience = 4000

/** Writes what serves tasks, exported as `serve`, and gives the statement that shares one of them out. */
export function taskWriter(module: Module, tasks: readonly Task[]): (task: Task) => Statement {
  const perform = module.function(['i32', 'i32'], ([number, part], newLocal) => {
    const [from, end] = [newLocal('i32'), newLocal('i32')]
    return choose(
      number.get,
      tasks.map(({ extent, parts, part: units }) => {
        const size = unitsOf(extent, parts)
        const isLast = i32.atLeast(end.get, i32.constant(extent))
        return sequence(
          from.set(i32.multiply(part.get, i32.constant(size))),
          end.set(i32.add(from.get, i32.constant(size))),
          units(from.get, i32.select(isLast, i32.constant(extent), end.get)),
        )
      }),
    )
  })
  const take = takeWriter(module, perform)

  module.export(
    'serve',
    module.function([], (_, newLocal) => {
      const [idle, seen] = [newLocal('i32'), newLocal('i32')]
      const sleep = sequence(
        seen.set(atomic.load(ticket)),
        when(i32.isZero(partsLeft(seen)), drop(atomic.wait(ticket, seen.get))),
        idle.set(i32.constant(0)),
      )
      return forever(() =>
        sequence(
          idle.set(i32.select(call('i32', take), i32.constant(0), i32.add(idle.get, i32.constant(1)))),
          when(i32.greater(idle.get, i32.constant(patience)), sleep),
        ),
      )
    }),
  )

  const share = module.function(['i32', 'i32'], ([number, parts]) => {
    const next = i32.add(i32.and(atomic.load(ticket), i32.constant(~partsMask)), i32.constant(ticketStep))
    return sequence(
      i32.store(task, number.get),
      atomic.store(done, i32.constant(0)),
      atomic.store(ticket, i32.or(next, parts.get)),
      drop(atomic.notify(ticket, i32.constant(-1))),
      repeatWhile(sequence(), call('i32', take)),
      repeatWhile(sequence(), i32.notEqual(atomic.load(done), parts.get)),
    )
  })
  return (given) => run(share, i32.constant(tasks.indexOf(given)), i32.constant(given.parts))
}

const partsLeft = (seen: Local<'i32'>): I32 => i32.and(seen.get, i32.constant(partsMask))

/** Takes a part, unless another thread is faster, and does it; gives 0 where none was left. */
function takeWriter(module: Module, perform: Function): Function {
  return module.function([], (_, newLocal) => {
    const [seen, left] = [newLocal('i32'), newLocal('i32')]
    const fewer = i32.subtract(seen.get, i32.constant(1))
    const isTaken = i32.equal(atomic.compareExchange(ticket, seen.get, fewer), seen.get)
    const part = i32.subtract(left.get, i32.constant(1))
    return after(
      sequence(
        seen.set(atomic.load(ticket)),
        left.set(partsLeft(seen)),
        when(
          left.get,
          when(isTaken, sequence(run(perform, i32.load(task), part), drop(atomic.add(done, i32.constant(1))))),
        ),
      ),
      left.get,
    )
  })
}
