// What computes has numbers for sizes: a term with names is compiled with them.
import { compile, dense, input } from 'lensor'

compile(input('features').pipe(dense('hidden')))
// Argument of type 'Para<[Real<["hidden", "features"]>, Real<["hidden"]>], [Real<["features"]>], [Real<["hidden"]>]>' is not assignable to parameter of type
// '"✗ compile takes a number for each named size, but features is not bound; the sizes are features = ?, hidden = ?"'.
