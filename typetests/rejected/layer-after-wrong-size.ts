// A layer of fixed type takes exactly its domain.
import { dense, input } from 'lensor'

const head = input(16).pipe(dense(3))
input(4).pipe(dense(8)).pipe(head)
// Argument of type 'Para<[Real<[3, 16]>, Real<[3]>], [Real<[16]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ a map from ℝ[16] stands here, but ℝ[8] flows in"'.
