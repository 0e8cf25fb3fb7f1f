// A table has 2ⁿ columns: their number is known.
import { bits, lookupTable } from 'lensor'

bits('n').pipe(lookupTable(1))
// Argument of type 'Layer<LookupTable<1>, "lookupTable(1): ℤ₂[m] → ℤ₂[1], parameters ℤ₂[1×2ᵐ]">' is not assignable to parameter of type
// '"✗ lookupTable(1) has 2ⁿ columns for n bits, a known number, but ℤ₂[n] flows in; bind its size first"'.
