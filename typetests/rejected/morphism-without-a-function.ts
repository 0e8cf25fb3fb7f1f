// A map is written as a function of its points.
import { morphism, real } from 'lensor'

morphism([real(3)])
// Expected 2-3 arguments, but got 1.
// ✗ a map is written as a function from points to a list of points, but undefined came
