// Reshaping keeps the elements.
import { input, reshape } from 'lensor'

input(784).pipe(reshape(28, 27))
// Argument of type 'Operation<Reshape<[28, 27]>, "reshape(28, 27): D[…] → D[28×27]">' is not assignable to parameter of type
// '"✗ reshape(28, 27) takes a tensor of 756 elements, but ℝ[784] flows in"'.
