// Indices are real numbers, whole ones from 0.
import { bit, gather, morphism, real } from 'lensor'

morphism([real(4, 2), bit(3)], (table, index) => [gather(table, index)])
// Argument of type 'Tensor<Bit<[3]>>' is not assignable to parameter of type
// '"✗ gather takes rows and real indices, but ℝ[4×2] ⊗ ℤ₂[3] flows in"'.
