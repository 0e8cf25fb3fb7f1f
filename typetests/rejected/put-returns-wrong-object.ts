// The backward half of a lens gives a change of its domain.
import { add, contract, identity, lens, morphism, real } from 'lensor'

lens({
  get: identity([real(2)]),
  put: morphism([real(2), real(2)], (p, change) => [contract(add(p, change), p, 'i,j->ij')]),
})
// Type 'Para<[], [Real<[2]>, Real<[2]>], [Real<[2, 2]>]>' is not assignable to type
// '"✗ lens: put goes from ℝ[2] ⊗ ℝ[2] to ℝ[2], but ℝ[2] ⊗ ℝ[2] to ℝ[2×2] came"'.
