// Beside a lens stands a lens.
import { dense, input } from 'lensor'

const model = input(4).pipe(dense(3))
model.lens().par(model)
// Argument of type 'Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
