// What is bound is a size of the term.
import { bind, dense, input } from 'lensor'

bind(input('features').pipe(dense(16)), { feature: 784 })
// Argument of type '{ feature: number; }' is not assignable to parameter of type
// '"✗ bind binds feature, which is no size of the term; the sizes are features = ?"'.
