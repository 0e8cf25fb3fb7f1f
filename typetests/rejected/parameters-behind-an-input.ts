// The parameters of the model stand in front of the inputs.
import { input, linear, morphism, parametrised, real } from 'lensor'

const model = input(4).pipe(linear(3))
const score = morphism([real(4), real(3, 4)], (x) => [x])
parametrised(score, model)
// Argument of type 'Para<[Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ parametrised takes the parameters ℝ[3×4] from the front of a map, but a map from ℝ[4] ⊗ ℝ[3×4] came"'.
