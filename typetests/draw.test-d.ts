/** What has a picture: maps and lenses, of any objects. */
import { expectTypeOf } from 'expect-type'
import { test } from 'vitest'
import type { Para, ParaLens, Real } from 'lensor'
import { adam, dense, descent, input, quadratic } from 'lensor'
import type { Drawable, Scene } from 'lensor/draw'
import { draw, layout } from 'lensor/draw'

test('a map and a lens are drawn as text, and laid out as data', () => {
  const model = input(4).pipe(dense(3))
  const learner = model.lens().reparam(adam()).pipe(quadratic).pipe(descent(1))
  expectTypeOf(
    draw(model, { detail: 'primitives', direction: 'down', theme: 'print', labels: false }),
  ).toEqualTypeOf<string>()
  expectTypeOf(draw(learner)).toEqualTypeOf<string>()
  expectTypeOf(layout(learner)).toEqualTypeOf<Scene>()
  expectTypeOf(model).toExtend<Drawable>()
  expectTypeOf(learner).toExtend<Drawable>()
})

test('sizes may be type parameters', () => {
  const drawn = <N extends number>(
    map: Para<[Real<[N, 4]>], [Real<[4]>], [Real<[N]>]>,
    lens: ParaLens<[], [Real<[N]>], []>,
  ): string => draw(map) + draw(lens)
  expectTypeOf(drawn).returns.toEqualTypeOf<string>()
})
