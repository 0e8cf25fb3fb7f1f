// A graph is that of a term.
import { graphOf, input, tanh } from 'lensor'

graphOf(input(3).pipe(tanh))
// Argument of type 'Para<[], [Real<[3]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ graphOf takes the term of a map; of a map, write graphOf(map.term)"'.
