// What is done again begins where it ended.
import { input, iterate, linear } from 'lensor'

iterate(10, input(4).pipe(linear(3)))
// Argument of type 'Para<[Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ iterate takes a map whose domain begins with its codomain ℝ[3], but ℝ[4] flows in"'.
