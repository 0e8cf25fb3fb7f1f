// Each optimiser stands at its own parameters.
import { adam, real, sgd } from 'lensor'

adam()
  .at([real(2)])
  .par(sgd())
// Argument of type 'Optimiser<SgdOver, "sgd: P → P">' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
