// Of a lens, one half is compiled.
import { compile, dense, input } from 'lensor'

compile(input(4).pipe(dense(3)).lens())
// Argument of type 'ParaLens<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
