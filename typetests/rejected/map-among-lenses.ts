// Lenses follow lenses; a map becomes one by .lens().
import { input } from 'lensor'

const model = input(3)
model.lens().pipe(model)
// Argument of type 'Para<[], [Real<[3]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
