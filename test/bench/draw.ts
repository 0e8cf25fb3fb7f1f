/** How long drawing takes, by the number of layers: `npx tsx test/bench/draw.ts`. */
import type { Para, Wires } from 'lensor'
import { adam, dense, descent, input, quadratic, tanh } from 'lensor'
import { draw } from 'lensor/draw'
import type { DrawOptions, Drawable } from 'lensor/draw'

const times = 20

/** The least of so many times that drawing took, in milliseconds, and the length of the picture. */
function measured(term: Drawable, options?: DrawOptions): readonly [milliseconds: number, characters: number] {
  let [least, length] = [Infinity, 0]
  for (let time = 0; time < times; time++) {
    const started = performance.now()
    ;({ length } = draw(term, options))
    least = Math.min(least, performance.now() - started)
  }
  return [least, length]
}

/** A model of so many layers, each a box. */
function tower(layers: number): Para<Wires, Wires, Wires> {
  let model = input(8) as unknown as Para<Wires, Wires, Wires>
  for (let layer = 0; layer < layers; layer += 2) model = model.pipe(dense(8) as never).pipe(tanh as never) as never
  return model
}

console.log('layers      map     lens  learner  primitives   (ms, least of 20)')
for (const layers of [25, 50, 100, 200, 400, 800]) {
  const model = tower(layers)
  const learner = model
    .batch(16)
    .lens()
    .reparam(adam() as never)
    .pipe(quadratic as never)
    .pipe(descent(0.1) as never) as unknown as Drawable
  const rows = [
    measured(model),
    measured(model.lens()),
    measured(learner),
    measured(model, { detail: 'primitives' }),
  ] as const
  const [map, lens, whole, primitives] = rows.map(([milliseconds]) => milliseconds.toFixed(1))
  console.log(
    `${String(layers).padStart(6)}${map?.padStart(9)}${lens?.padStart(9)}${whole?.padStart(9)}${primitives?.padStart(12)}`,
  )
}
