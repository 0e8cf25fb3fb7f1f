/** How the parameters of a layer begin. */
import { LensorError, ObjectError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Random } from '../objects/random.ts'
import type { Wire, Wires } from '../objects/wire.ts'
import { elements, flat, zeros } from '../objects/wire.ts'
import { printed, say } from '../objects/words.ts'
import type { Initialiser } from './term.ts'

export const initialisersSentence =
  '✗ there is one initialiser for each wire of {object}, {expected} in all, but {count} came'
export const drawnSentence = '✗ an initialiser draws the {expected} elements of {object}, but {count} came'

export const initialiserSentence = '✗ an initialiser is a function such as zero or normal(), but {value} came'

/** An initialiser, where one is given. Throws `LensorError` where something else is. */
export function checkInitialiser<Given extends Initialiser | undefined>(initial: Given): Given {
  if (initial !== undefined && typeof initial !== 'function')
    throw new LensorError(say(initialiserSentence, { value: printed(initial) }))
  return initial
}

/** Throws `LensorError` where there is not one initialiser for each wire of an object. */
export function checkInitialisers(initial: readonly Initialiser[] | undefined, object: Wires): void {
  const expected = flat(object).length
  if (initial !== undefined && initial.length !== expected)
    throw new LensorError(say(initialisersSentence, { object: notation(object), expected, count: initial.length }))
  initial?.forEach(checkInitialiser)
}

/** The elements that an initialiser draws. Throws `ObjectError` where they are not those of the wire. */
export function drawn(initialiser: Initialiser, wire: Wire, random: Random): unknown[] {
  const found = initialiser(wire, random)
  const expected = elements(wire.shape)
  if (found.length !== expected)
    throw new ObjectError(say(drawnSentence, { object: notation([wire]), expected, count: found.length }))
  return found
}

/** An initialiser that goes by a name, which code is written with. */
function named(name: string, initialiser: Initialiser): Initialiser {
  return Object.defineProperty(initialiser, 'name', { value: name })
}

/** Uniform up to a half that is given by how many elements each output comes from, and each input goes to. */
const draw = (name: string, half: (inputs: number, outputs: number) => number): Initialiser =>
  named(name, ({ shape }, random) => {
    const [outputs = 1, inputs = 1, ...kernel] = shape as readonly number[]
    const places = elements(kernel)
    const bound = half(inputs * places, outputs * places)
    return Array.from({ length: elements(shape) }, () => (2 * random.uniform() - 1) * bound)
  })

/**
 * All zero, over any domain.
 *
 * @example
 * ```ts
 * import { Random, real, zero } from 'lensor'
 *
 * zero(real(2), new Random(1)) // => [0, 0]
 * ```
 */
export const zero: Initialiser = named('zero', (wire) => zeros(wire))

/**
 * All one, over any domain.
 *
 * @example
 * ```ts
 * import { Random, one, real } from 'lensor'
 *
 * one(real(2), new Random(1)) // => [1, 1]
 * ```
 */
export const one: Initialiser = named('one', ({ domain, shape }) =>
  Array.from({ length: elements(shape) }, () => domain.ring.one),
)

/**
 * Normally distributed with mean 0 and a standard deviation, 1 where it is not said, for a real parameter of any shape.
 *
 * @example
 * ```ts
 * import { Random, normal, real } from 'lensor'
 *
 * const small = normal(0.01)(real(100), new Random(1))
 * small.every((element) => Math.abs(Number(element)) < 0.05) // => true
 * ```
 */
export function normal(deviation = 1): Initialiser {
  return named(`normal(${deviation})`, ({ shape }, random) =>
    Array.from({ length: elements(shape) }, () => deviation * random.normal()),
  )
}

/**
 * Uniform between ±√(6 / (inputs + outputs)), for a real weight [outputs, inputs]; for the kernel of a convolution,
 * [outputs, inputs, rows, columns], both are counted rows · columns times.
 *
 * Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks (2010), (16).
 *
 * @example
 * ```ts
 * import { Random, glorot, real } from 'lensor'
 *
 * const bound = Math.sqrt(6 / (3 + 4))
 * glorot(real(3, 4), new Random(1)).every((weight) => Math.abs(Number(weight)) <= bound) // => true
 * ```
 */
export const glorot: Initialiser = draw('glorot', (inputs, outputs) => Math.sqrt(6 / (inputs + outputs)))

/**
 * Uniform between ±√(6 / inputs), for a real weight [outputs, inputs] before a relu; for the kernel of a convolution,
 * [outputs, inputs, rows, columns], they are counted rows · columns times.
 *
 * Source: He, Zhang, Ren and Sun, Delving Deep into Rectifiers (2015), (10).
 *
 * @example
 * ```ts
 * import { dense, he, input, relu } from 'lensor'
 *
 * const model = input(6).pipe(dense(2, { initial: he })).pipe(relu)
 * model.initialise(1)[0].every((weight) => Math.abs(weight) <= 1) // => true
 * ```
 */
export const he: Initialiser = draw('he', (inputs) => Math.sqrt(6 / inputs))
