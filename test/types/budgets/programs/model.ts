// The model of the README.
import { dense, input, tanh } from 'lensor'

export const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
