// The backward half of a lens gives a change of its domain, and nothing more.
import { add, identity, lens, morphism, real } from 'lensor'

const get = identity([real(2)])
const put = morphism([real(2), real(2)], (x, change) => [add(x, change), change])
lens({ get, put })
// Type 'Para<[], [Real<[2]>, Real<[2]>], [Real<[2]>, Real<[2]>]>' is not assignable to type
// '"✗ lens: put goes from ℝ[2] ⊗ ℝ[2] to ℝ[2], but ℝ[2] ⊗ ℝ[2] to ℝ[2] ⊗ ℝ[2] came"'.
