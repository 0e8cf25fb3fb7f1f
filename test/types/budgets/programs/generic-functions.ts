// Functions over any size and over any layer, ten deep, and what they come to.
import type { Family, Layer } from 'lensor'
import { dense, input, tanh } from 'lensor'

const wide = <Width extends number>(width: Width) => dense(width).pipe(tanh)
const under = <Width extends number, F extends Family>(width: Width, layer: Layer<F>) => wide(width).pipe(layer)
const model = <Inputs extends number>(inputs: Inputs) =>
  input(inputs)
    .pipe(dense(4))
    .pipe(wide(6))
    .par(input(inputs).pipe(wide(inputs)))
    .batch(8)

const deep = under(10, under(9, under(8, under(7, under(6, under(5, under(4, under(3, under(2, wide(1))))))))))

export const first = input(4).pipe(deep)
export const second = input(5).pipe(deep)
export const third = model(4)
