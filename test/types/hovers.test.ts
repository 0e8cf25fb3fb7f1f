/** What an editor shows of a program: the type of a model is its objects, written out. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Program } from './language-server.ts'
import { LanguageServer } from './language-server.ts'

const text = `import { input, dense, tanh, adam, softmaxCrossEntropy, descent, supervised } from 'lensor'
import { channelBias, convolution, flatten, iterate, maxPooling, relu, repeat, selfAttention, skip } from 'lensor'
import { learningStep, resident } from 'lensor'
const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
const learner = model.batch(16).lens().reparam(adam({ rate: 1e-2 })).pipe(softmaxCrossEntropy).pipe(descent(1))
const same = supervised({ model, batch: 16, loss: softmaxCrossEntropy, optimiser: adam({ rate: 1e-2 }), rate: descent(1) })
const optimiser = adam({ rate: 1e-2 })
const layer = dense(3)
const loss = softmaxCrossEntropy
const rate = descent(1)
const lens = model.lens()
const hidden = dense(16).pipe(tanh)
const images = input(1, 28, 28).pipe(convolution(8, 3)).pipe(channelBias).pipe(relu).pipe(maxPooling(2))
const classes = images.pipe(flatten).pipe(dense(10))
const kernel = convolution(8, [3, 5], { stride: 2 })
const pooled = maxPooling(2)
const block = skip(dense(4).pipe(tanh))
const tower = repeat(12, block)
const tokens = input(10, 8).pipe(selfAttention({ heads: 2 }))
const deep = iterate(8, input(4).pipe(dense(4)).pipe(tanh))
const steps = resident(learningStep(learner))
model. ;
learner. ;
layer. ;
optimiser. ;
loss. ;
`

const weights = 'Real<[16, 4]>, Real<[16]>, Real<[3, 16]>, Real<[3]>'
const learning = `ParaLens<[Adam<[${weights}]>, Label<[Real<[16, 3]>], "softmaxCrossEntropy">], [Real<[16, 4]>], []>`

let server: LanguageServer
let program: Program

beforeAll(async () => {
  server = await LanguageServer.start()
  program = server.open(text)
})

afterAll(() => server.stop())

describe('the type of a declaration', () => {
  test.each([
    ['model', `Para<[${weights}], [Real<[4]>], [Real<[3]>]>`],
    ['lens', `ParaLens<[${weights}], [Real<[4]>], [Real<[3]>]>`],
    ['learner', learning],
    ['same', learning],
    ['optimiser', 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">'],
    ['layer', 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">'],
    ['loss', 'Loss<RealLoss<"softmaxCrossEntropy">, "softmaxCrossEntropy: ℝ[…×k] → ℝ, label ℝ[…×k]">'],
    ['rate', 'LensLayer<RateOf<"descent", 1>, "descent(1): ℝ → 1">'],
    ['images', 'Para<[Real<[8, 1, 3, 3]>, Real<[8]>], [Real<[1, 28, 28]>], [Real<[8, 13, 13]>]>'],
    [
      'classes',
      'Para<[Real<[8, 1, 3, 3]>, Real<[8]>, Real<[10, 1352]>, Real<[10]>], [Real<[1, 28, 28]>], [Real<[10]>]>',
    ],
    [
      'kernel',
      'Layer<Convolution<8, [3, 5], 2, 0>, "convolution(8, [3, 5]): D[c×h×w] → D[8×h′×w′], parameters D[8×c×3×5]">',
    ],
    ['pooled', 'Operation<Pooling<"maxPooling", 2, 2>, "maxPooling(2): D[c×h×w] → D[c×h′×w′]">'],
    ['block', 'Layer<Skip<Sequence<[Dense<4>, Pointwise<"tanh">]>>, "skip(dense(4); tanh): A → A">'],
    [
      'tower',
      'Layer<Repeat<12, Skip<Sequence<[Dense<4>, Pointwise<"tanh">]>>>, "repeat(12, skip(dense(4); tanh)): A → B">',
    ],
    ['tokens', 'Para<[Real<[8, 8]>, Real<[8, 8]>, Real<[8, 8]>, Real<[8, 8]>], [Real<[10, 8]>], [Real<[10, 8]>]>'],
    ['deep', 'Para<[Real<[4, 4]>, Real<[4]>], [Real<[4]>], [Real<[4]>]>'],
    ['steps', `Resident<[], [Adam<[${weights}]>], [Label<[Real<[16, 3]>], "softmaxCrossEntropy">, Real<[16, 4]>], []>`],
    ['hidden', 'Layer<Sequence<[Dense<16>, Pointwise<"tanh">]>, "dense(16); tanh: ℝ[m] → ℝ[16]">'],
  ])('const %s: %s', async (name, type) => {
    const shown = await program.hover({ text: `${name} =` })
    expect(shown).toBe(`const ${name}: ${type}`)
    expect(shown.length).toBeLessThan(200)
    expect(shown).not.toContain('...')
  })
})

test.each(['model', 'learner'])('the README shows the hover of %s', async (name) => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\n${await program.hover({ text: `${name} =` })}\n`)
})

describe('the type of a public name where it is used', () => {
  test.each([
    ['adam(', 'function adam<number>(options?: AdamOptions<number>): Optimiser<AdamOver>'],
    [
      'dense(3)',
      'function dense<3>(outputs: 3, options?: WeightOptions): Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">',
    ],
    [
      'softmaxCrossEntropy)',
      'const softmaxCrossEntropy: Loss<RealLoss<"softmaxCrossEntropy">, "softmaxCrossEntropy: ℝ[…×k] → ℝ, label ℝ[…×k]">',
    ],
    ['descent(1)', 'function descent<1>(rate: 1): LensLayer<RateOf<"descent", 1>, "descent(1): ℝ → 1">'],
    ['tanh)', 'const tanh: Operation<Pointwise<"tanh">, "tanh: A → A">'],
    ['input(4)', 'function input<[4]>(shape_0: 4): Para<[], [Real<[4]>], [Real<[4]>]>'],
  ])('%s', async (place, type) => {
    const shown = await program.hover({ text: place })
    expect(shown).toBe(`(alias) ${type}`)
    expect(shown.length).toBeLessThan(200)
    expect(shown).not.toContain('...')
  })
})

describe('what is offered after a dot, first what goes on with it', () => {
  test.each([
    ['model', ['pipe', 'par', 'reparam', 'batch', 'lens', 'initialise', 'params', 'dom', 'cod', 'term']],
    ['learner', ['pipe', 'par', 'reparam', 'get', 'put', 'params', 'dom', 'cod', 'term']],
    ['layer', ['pipe', 'lens', 'name', 'rule']],
    ['optimiser', ['pipe', 'at', 'name', 'rule']],
    ['loss', ['name', 'rule', 'map']],
  ])('%s.', async (name, members) => {
    expect(await program.completions({ text: `${name}. `, after: true })).toEqual(members)
  })
})
