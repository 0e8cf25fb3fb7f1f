// An optimiser stands at parameters: those of a model are model.params.
import { adam, dense, input } from 'lensor'

adam().at(input(4).pipe(dense(3)))
// Argument of type 'Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ an object is a list of wires, such as [real(2)]"'.
