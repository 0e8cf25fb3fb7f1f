// Each named size is bound, and the refusal lists them all.
import { compile, dense, input } from 'lensor'

compile(input('features').pipe(dense('hidden')).batch('batch'), { sizes: { batch: 32, hidden: 16 } })
// Argument of type 'Para<[Real<["hidden", "features"]>, Real<["hidden"]>], [Real<["batch", "features"]>], [Real<["batch", "hidden"]>]>' is not assignable to parameter of type
// '"✗ compile takes a number for each named size, but features is not bound; the sizes are batch = 32, features = ?, hidden = 16"'.
