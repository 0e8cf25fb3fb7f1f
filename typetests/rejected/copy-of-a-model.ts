// What is copied along are the parameters of a model.
import { copy, dense, input } from 'lensor'

const model = input(3).pipe(dense(2))
model.reparam(copy(model))
// Argument of type 'Para<[Real<[2, 3]>, Real<[2]>], [Real<[3]>], [Real<[2]>]>' is not assignable to parameter of type
// '"✗ an object is a list of wires, such as [real(2)]"'.
