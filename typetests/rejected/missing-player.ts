// Both players of a game learn.
import { adversarial, basicUpdate, input } from 'lensor'

adversarial({ generator: input(2), discriminator: input(2), batch: 4, optimisers: { generator: basicUpdate } })
// Argument of type '{ generator: Para<[], [Real<[2]>], [Real<[2]>]>; discriminator: Para<[], [Real<[2]>], [Real<[2]>]>; batch: number; optimisers: { generator: Optimiser<BasicUpdateOver, "basicUpdate: P → P">; }; }' is not assignable to parameter of type
// '"✗ adversarial: optimisers.discriminator is missing; it takes generator, discriminator, batch, optimisers.generator, optimisers.discriminator, rate"'.
