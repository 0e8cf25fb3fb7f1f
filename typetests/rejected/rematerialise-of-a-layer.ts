// A layer is a map only behind an input.
import { linear, rematerialise } from 'lensor'

rematerialise(linear(4))
// Argument of type 'Layer<Linear<4>, "linear(4): D[m] → D[4], parameters D[4×m]">' is not assignable to parameter of type
// '"✗ rematerialise takes a map or a lens; put a layer behind input first"'.
