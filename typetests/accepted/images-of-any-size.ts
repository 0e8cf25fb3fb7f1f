// The sizes of images and of kernels are arguments, and where they are known so is what comes out.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { convolution, input, maxPooling } from 'lensor'

const ofAnyKernel = <Kernel extends number>(kernel: Kernel) => input(1, 28, 28).pipe(convolution(8, kernel))
expectTypeOf(ofAnyKernel(3)).toEqualTypeOf<Para<[Real<[8, 1, 3, 3]>], [Real<[1, 28, 28]>], [Real<[8, 26, 26]>]>>()

const ofAnyImage = <Side extends number>(side: Side) => input(1, side, side).pipe(convolution(8, 3))
expectTypeOf(ofAnyImage(9)).toEqualTypeOf<Para<[Real<[8, 1, 3, 3]>], [Real<[1, 9, 9]>], [Real<[8, 7, 7]>]>>()

const halved = <Side extends number>(side: Side) => input(3, side, side).pipe(maxPooling(2))
expectTypeOf(halved(8)).toEqualTypeOf<Para<[], [Real<[3, 8, 8]>], [Real<[3, 4, 4]>]>>()
