// A composite has a next piece.
import { input } from 'lensor'

input(4).pipe()
// Expected 1 arguments, but got 0.
// ✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put
