// Windows are of a lens: R of a map.
import { morphism, real, truncated } from 'lensor'

truncated(
  1,
  morphism([real(3), real(2)], (state, x) => [state, x]),
)
// Argument of type 'Para<[], [Real<[3]>, Real<[2]>], [Real<[3]>, Real<[2]>]>' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
