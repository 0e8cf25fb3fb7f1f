// What is bound is a size of the term.
import { compile, dense, input } from 'lensor'

compile(input('features').pipe(dense(16)), { sizes: { features: 784, batch: 32 } })
// Argument of type 'Para<[Real<[16, "features"]>, Real<[16]>], [Real<["features"]>], [Real<[16]>]>' is not assignable to parameter of type
// '"✗ compile binds batch, which is no size of the term; the sizes are features = 784"'.
