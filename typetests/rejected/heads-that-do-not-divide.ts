// The heads share the features evenly.
import { input, selfAttention } from 'lensor'

input(10, 8).pipe(selfAttention({ heads: 3 }))
// Argument of type 'Layer<SelfAttention<3, undefined>, "selfAttention: ℝ[n×d] → ℝ[n×d], parameters ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[d×s]">' is not assignable to parameter of type
// '"✗ selfAttention has 3 heads, which do not divide the 8 features that they share; ℝ[10×8] flows in"'.
