// Rows are along the first axis.
import { gather, morphism, real } from 'lensor'

morphism([real(), real(3)], (table, index) => [gather(table, index)])
// Argument of type 'Tensor<Real<[]>>' is not assignable to parameter of type
// '"✗ gather takes rows and real indices, but ℝ ⊗ ℝ[3] flows in"'.
