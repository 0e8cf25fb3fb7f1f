// The options of a convolution are in the singular.
import { convolution } from 'lensor'

convolution(8, 3, { strides: 2 })
// Object literal may only specify known properties, but 'strides' does not exist in type 'ConvolutionOptions<1, 0>'. Did you mean to write 'stride'?
// ✗ convolution has no option strides; it has stride, padding, initial
