// The LSTM has real weights: it updates real parameters.
import { bits, closed, lookupTable, lstmOptimiser } from 'lensor'

const optimiser = lstmOptimiser({ hidden: 2 })
const [weights] = optimiser.at([]).get.initialise(1)
bits(4).pipe(lookupTable(1)).lens().reparam(closed(optimiser, weights))
// Argument of type 'Optimiser<ClosedOver<LstmOptimiserOver<2>>, "closed(lstmOptimiser(2)): S ⊗ P → P">' is not assignable to parameter of type
// '"✗ lstmOptimiser updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
