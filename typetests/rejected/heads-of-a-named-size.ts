// Heads divide a named size where it says so, as 4d does.
import { input, selfAttention } from 'lensor'

input('tokens', 'd').pipe(selfAttention({ heads: 4 }))
// Argument of type 'Layer<SelfAttention<4, undefined>, "selfAttention: ℝ[n×d] → ℝ[n×d], parameters ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[d×s]">' is not assignable to parameter of type
// '"✗ selfAttention has 4 heads, which do not divide the d features that they share; ℝ[tokens×d] flows in"'.
