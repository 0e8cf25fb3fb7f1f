// Bits have no mean and no variance.
import { bits, layerNormalisation } from 'lensor'

bits(4).pipe(layerNormalisation())
// Argument of type 'Layer<LayerNormalisation, "layerNormalisation: ℝ[…×k] → ℝ[…×k], parameters ℝ[k] ⊗ ℝ[k]">' is not assignable to parameter of type
// '"✗ layerNormalisation takes a real tensor ℝ[…×k], but ℤ₂[4] flows in"'.
