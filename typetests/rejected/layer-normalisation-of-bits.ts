// Bits have no mean and no variance.
import { bits, layerNormalisation } from 'lensor'

bits(4).pipe(layerNormalisation())
// Argument of type 'Layer<LayerNormalisation>' is not assignable to parameter of type
// '"✗ layerNormalisation takes a real tensor ℝ[…×k], but ℤ₂[4] flows in"'.
