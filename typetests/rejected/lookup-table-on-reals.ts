// A truth table is over bits.
import { input, lookupTable } from 'lensor'

input(4).pipe(lookupTable(1))
// Argument of type 'Layer<LookupTable<1>, "lookupTable(1): ℤ₂[m] → ℤ₂[1], parameters ℤ₂[1×2ᵐ]">' is not assignable to parameter of type
// '"✗ lookupTable(1) takes a vector of bits ℤ₂[n], but ℝ[4] flows in"'.
