// A rule of real coordinates updates real parameters.
import { bits, coordinatewise, input, lookupTable } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(coordinatewise(input()))
// Argument of type 'Optimiser<CoordinatewiseOver<[], [Real<[]>], "coordinatewise">, "coordinatewise: S ⊗ P → P, parameters Φ">' is not assignable to parameter of type
// '"✗ coordinatewise updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
