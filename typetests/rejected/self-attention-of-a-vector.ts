// Attention goes from tokens to tokens.
import { input, selfAttention } from 'lensor'

input(8).pipe(selfAttention())
// Argument of type 'Layer<SelfAttention<1, undefined>, "selfAttention: ℝ[n×d] → ℝ[n×d], parameters ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[d×s]">' is not assignable to parameter of type
// '"✗ selfAttention takes tokens ℝ[n×d], but ℝ[8] flows in"'.
