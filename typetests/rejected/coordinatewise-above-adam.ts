// A rule updates the parameters of a model, not what another optimiser carries.
import { adam, coordinatewise, input, linear } from 'lensor'

input(4).pipe(linear(3)).lens().reparam(adam()).reparam(coordinatewise(input()))
// Argument of type 'Optimiser<CoordinatewiseOver<[], [Real<[]>], "coordinatewise">, "coordinatewise: S ⊗ P → P, parameters Φ">' is not assignable to parameter of type
// '"✗ coordinatewise updates the parameters of a model, but Adam (ℝ ⊗ ℝ[3×4] ⊗ ℝ[3×4] ⊗ ℝ[3×4]) is among them; reparametrise before it comes in"'.
