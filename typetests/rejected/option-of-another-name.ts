// The step size of Adam goes by the name of rate.
import { adam } from 'lensor'

adam({ lr: 0.1 })
// Object literal may only specify known properties, and 'lr' does not exist in type 'AdamOptions<number>'.
// ✗ adam has no option lr; it has rate, beta1, beta2, epsilon
