// Each row has its index.
import { morphism, real, scatterAdd } from 'lensor'

morphism([real(2, 2), real(3)], (rows, index) => [scatterAdd(rows, index, 4)])
// Argument of type 'Tensor<Real<[3]>>' is not assignable to parameter of type
// '"✗ scatterAdd takes rows and real indices, but ℝ[2×2] ⊗ ℝ[3] flows in"'.
