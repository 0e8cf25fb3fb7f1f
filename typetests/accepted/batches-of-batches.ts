// A batch of batches has two axes in front, and parameters once.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { input, linear } from 'lensor'

expectTypeOf(input(4).pipe(linear(3)).batch(16).batch(2)).toEqualTypeOf<
  Para<[Real<[3, 4]>], [Real<[2, 16, 4]>], [Real<[2, 16, 3]>]>
>()
