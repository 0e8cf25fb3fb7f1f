/** Less memory for more time: a rewriting of terms, for to bracket a composite of steps otherwise is checkpointing. */
import { emit } from '../graph/graph.ts'
import type { Tensor } from '../graph/graph.ts'
import type { CountFrom } from '../graph/operators.ts'
import { countSentence } from '../graph/operators.ts'
import { reshape, slice } from '../graph/structural.ts'
import { SizeError } from '../objects/errors.ts'
import { memoised } from '../objects/memoised.ts'
import { checkOptions } from '../objects/records.ts'
import type { Shape, Wires } from '../objects/wire.ts'
import { batched } from '../objects/wire.ts'
import { printed, say } from '../objects/words.ts'
import { inputsOfCell } from './cell.ts'
import { iterated } from './iterate.ts'
import { generator } from './morphism.ts'
import type { MapOrLens } from './rewritten.ts'
import { rewritten } from './rewritten.ts'
import { copy, identity } from './structure.ts'
import type { Parts, Term } from './term.ts'
import { compose, overParts, overPartsOfLens, reparametrise, tensor } from './term.ts'

/** The least number from √n on that divides n, where there is one under 2 √n; else the next whole number from √n. */
function rootOf(count: number): number {
  const least = Math.ceil(Math.sqrt(count))
  const candidates = Array.from({ length: least }, (_, more) => least + more)
  return candidates.find((steps) => count % steps === 0) ?? least
}

/** The inputs of q · m + r steps as those of q blocks of m steps, and of r steps: Xⁿ → (Xᵐ)^q ⊗ Xʳ. */
function dealt(X: Wires, blocks: number, steps: number, rest: number): Term {
  const part = (input: Tensor, start: number, sizes: Shape): Tensor => {
    const length = sizes.reduce<number>((product, size) => product * Number(size), 1)
    return emit(reshape, [emit(slice, [input], { axis: 0, start, length })], {
      shape: [...sizes, ...input.wire.shape.slice(1)],
    })
  }
  return generator(
    [],
    batched(blocks * steps + rest, X),
    (...inputs) => [
      ...inputs.map((input) => part(input, 0, [blocks, steps])),
      ...(rest === 0 ? [] : inputs.map((input) => part(input, blocks * steps, [rest]))),
    ],
    { name: 'blocks' },
    [...batched(blocks, batched(steps, X)), ...(rest === 0 ? [] : batched(rest, X))],
  )
}

/** A cell so many times, as blocks of some steps, and then those of the rest. */
function inBlocks(whole: Extract<Term, { kind: 'iterate' }>, steps: number): Term {
  const { count, of } = whole
  const [blocks, rest] = [Math.floor(count / steps), count % steps]
  if (steps === 1 || count <= steps) return whole
  const X = inputsOfCell('iterate', of)
  const inner = iterated(blocks, iterated(steps, of))
  const started = X.length === 0 ? identity(of.cod).term : tensor(identity(of.cod).term, dealt(X, blocks, steps, rest))
  if (rest === 0) return compose(started, inner)
  const later = X.length === 0 ? inner : tensor(inner, identity(batched(rest, X)).term)
  const both = compose(compose(started, later), iterated(rest, of))
  return of.params.length === 0 ? both : reparametrise(both, copy(of.params).term, of)
}

/**
 * The terms in which each cell that is iterated is so in blocks. A term that stands in several places stays one; of a layer
 * in which there is something new it is what it is at its object, since the layer would make it without.
 */
function rewriting(every: number | undefined): Parts {
  const parts: Parts = {
    term: memoised((term) => {
      const over = overParts(term, parts)
      if (over.kind === 'iterate') return inBlocks(over, every ?? rootOf(over.count))
      return over.kind === 'layer' && over !== term ? over.of : over
    }),
    lens: memoised((lens) => {
      const over = overPartsOfLens(lens, parts)
      return over.kind === 'layer' && over !== lens ? over.of : over
    }),
  }
  return parts
}

/**
 * A map or a lens of the same meaning that remembers less: each `iterate` of n steps in it, wherever it stands, does them in
 * blocks of m ≈ √n, for iterate(q · m, f) = iterate(q, iterate(m, f)); what is left over, r = n − q · m steps, follows.
 *
 * R of n steps remembers n states. R of q blocks remembers the q states between them, and goes through each block once more to
 * remember the m states in it: about 2 √n states in all, for one more run forward. Done twice it does the same with blocks and
 * with the steps of a block: about 4 n^¼ states, for two more runs. m divides n where a number about √n does; `every` says it.
 *
 * It rewrites what a term is composed of, so it stands before what writes a step with points: `learningStep(rematerialise(learner))`.
 *
 * Objects, first parameters and values stay: forward it is the same arithmetic; in R the changes of parameters are added up in
 * another order. A layer that iterates becomes the map that it is at its object. A learner is rewritten before its steps are
 * maps: `learningStep(rematerialise(learner))`, for a map written with points stays as it is, and so does a learning step.
 * Throws `LensorError` where the value is neither a map nor a lens, `SizeError` where `every` is not a whole number from 1.
 *
 * Source: Griewank, Achieving logarithmic growth of temporal and spatial complexity in reverse automatic differentiation
 * (1992); Chen et al., Training Deep Nets with Sublinear Memory Cost (2016).
 *
 * @example
 * ```ts
 * import { compile, explain, input, iterate, linear, notation, rematerialise, reverse, tanh } from 'lensor'
 * import { show } from 'lensor/draw'
 *
 * const steps = iterate(900, input(64).pipe(linear(64)).pipe(tanh).batch(16))
 * const blocks = rematerialise(steps)
 * show(steps) // => '((linear(64); tanh)¹⁶)∘⁹⁰⁰'
 * show(blocks) // => '(((linear(64); tanh)¹⁶)∘³⁰)∘³⁰'
 * notation(blocks.params) // => 'ℝ[64×64]'
 * explain(compile(reverse(blocks))).bytes < explain(compile(reverse(steps))).bytes / 8 // => true
 * ```
 */
export function rematerialise<T, const Every extends number = number>(
  term: MapOrLens<'rematerialise', T>,
  options: { readonly every?: CountFrom<1, 'rematerialise', 'option every', Every> } = {},
): T {
  checkOptions('rematerialise', options, ['every'])
  const every = options.every as number | undefined
  if (every !== undefined && !(Number.isInteger(every) && every >= 1))
    throw new SizeError(
      say(countSentence, { name: 'rematerialise', what: 'option every', least: 1, count: printed(every) }),
    )
  return rewritten('rematerialise', term, rewriting(every)) as T
}
