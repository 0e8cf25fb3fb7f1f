// The heads share the features evenly.
import { input, selfAttention } from 'lensor'

input(10, 8).pipe(selfAttention({ heads: 3 }))
// Argument of type 'Layer<SelfAttention<3>>' is not assignable to parameter of type
// '"✗ selfAttention with 3 heads takes tokens ℝ[n×d] where 3 divides d, but ℝ[10×8] flows in"'.
