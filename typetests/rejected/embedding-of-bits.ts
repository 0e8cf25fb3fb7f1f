// Indices are numbers.
import { bits, embedding } from 'lensor'

bits(3).pipe(embedding(100, 16))
// Argument of type 'Layer<Embedding<100, 16>, "embedding(100, 16): ℝ[…] → ℝ[…×16], parameters ℝ[100×16]">' is not assignable to parameter of type
// '"✗ embedding(100, 16) takes indices ℝ[…], but ℤ₂[3] flows in"'.
