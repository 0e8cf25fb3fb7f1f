// Both halves of a parametric lens have the same parameters.
import { add, discard, lens, parametric, real } from 'lensor'

lens({
  get: discard([real(2)]),
  put: parametric([real()], [real(2)], (count, x) => [add(count, count), x]),
  changes: { dom: [real(2)], cod: [] },
})
// Type 'Para<[Real<[]>], [Real<[2]>], [Real<[]>, Real<[2]>]>' is not assignable to type
// '"✗ lens: get and put have the same parameters, but 1 and ℝ came"'.
