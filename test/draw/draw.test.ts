/** Pictures as SVG: the golden ones, what they say to who cannot see them, and who has none. */
import { describe, expect, test } from 'vitest'
import type { Para, Real } from 'lensor'
import {
  LensorError,
  adam,
  bias,
  clip,
  dense,
  descent,
  input,
  morphism,
  quadratic,
  real,
  swap,
  tanh,
  weightDecay,
} from 'lensor'
import { draw, layout, show, toTikz } from 'lensor/draw'
import { faults } from './geometry.ts'
import { pictures } from './pictures.ts'

/** So many layers, each a box. */
function repeatedly(layers: number): Para<[], [Real<[4]>], [Real<[4]>]> {
  const model = input(4)
  return Array.from({ length: layers }).reduce<typeof model>((done) => done.pipe(tanh), model)
}

/** The elements of a document that are not closed where they should be. */
function unclosed(svg: string): string[] {
  const open: string[] = []
  for (const [, close = '', name = '', alone] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g))
    if (close === '/' && open.at(-1) === name) open.pop()
    else if (alone !== '/') open.push(`${close}${name}`)
  return open
}

describe.each(pictures)('$name', ({ name, term, options = {} }) => {
  test('is drawn as it was', async () => {
    await expect(draw(term, options)).toMatchFileSnapshot(`golden/${name}.svg`)
  })

  test('has no fault', () => {
    expect(faults(layout(term, options))).toEqual([])
  })

  test('is plain SVG: well-formed, with all names its own, and nothing that only browsers know', () => {
    const svg = draw(term, options)
    expect(unclosed(svg)).toEqual([])
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|foreignObject|style=|var\(/)
  })
})

test('two drawings of a term are the same', () => {
  const model = (): string => draw(input(4).pipe(dense(3)).lens().reparam(adam()).pipe(quadratic).pipe(descent(1)))
  expect(model()).toBe(model())
})

test('the parts of a model are where one looks for them', () => {
  const learner = input(4).pipe(dense(3)).lens().reparam(adam()).pipe(quadratic).pipe(descent(1))
  const { boxes, ports } = layout(learner)
  const place = (name: string): { x: number; y: number } => {
    const box = boxes.find((box) => box.name === name)
    return { x: (box?.x ?? NaN) + (box?.width ?? NaN) / 2, y: (box?.y ?? NaN) + (box?.height ?? NaN) / 2 }
  }
  const [optimiser, layer, loss, rate] = ['adam', 'dense(3)', 'quadratic', 'descent(1)'].map(place)
  expect(optimiser?.y).toBeLessThan(layer?.y as number)
  expect([layer?.x, loss?.x, rate?.x]).toEqual([layer?.x, loss?.x, rate?.x].toSorted((a, b) => (a ?? 0) - (b ?? 0)))
  expect([loss?.y, rate?.y]).toEqual([layer?.y, layer?.y])
  expect(ports.map(({ side, flow, object }) => `${side} ${flow} ${object}`)).toEqual([
    'parameter in Adam',
    'parameter out Adam',
    'parameter in Label',
    'parameter out Label',
    'input in ℝ[4]',
    'input out ℝ[4]',
  ])
})

test('wires that need not bend are straight', () => {
  const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3)).batch(8)
  for (const { path } of layout(model.lens().reparam(adam()).pipe(quadratic).pipe(descent(1))).wires)
    expect(path.segments.map(({ kind }) => kind)).toEqual(['line'])
})

test('a permutation is a crossing', () => {
  const { wires } = layout(swap([real(2)], [real(3)]))
  expect(wires.map(({ path }) => path.segments.some(({ kind }) => kind === 'curve'))).toEqual([true, true])
})

test('it says what it shows, in a sentence', () => {
  const learner = input(4).pipe(dense(3)).batch(8).lens().reparam(adam()).pipe(quadratic).pipe(descent(1))
  expect(layout(learner).description).toBe(
    'A parametric lens Adam ⊗ Label ⊗ ℝ[8×4] → 1: batch 8 (dense(3)) with adam above its parameters, then quadratic, then descent(1).',
  )
})

test('an optimiser has the name that it is shown by', () => {
  const optimiser = clip(1).pipe(weightDecay(0.1)).pipe(adam())
  const learner = input(4).pipe(dense(3)).lens().reparam(optimiser)
  expect(show(optimiser)).toBe('adam; weightDecay; clip')
  expect(layout(learner).boxes.map(({ name }) => name)).toContain(show(optimiser))
  expect(layout(learner).description).toContain(`with ${show(optimiser)} above its parameters`)
})

test('twice as many layers are twice as long a picture', () => {
  const tower = (layers: number): number => draw(input(4).pipe(repeatedly(layers)).lens()).length
  const [one, two, four] = [tower(50), tower(100), tower(200)]
  expect((four - two) / (two - one)).toBeGreaterThan(1.9)
  expect((four - two) / (two - one)).toBeLessThan(2.2)
})

test.each(['漢字漢字漢字漢字', '🙂🙂🙂🙂🙂🙂🙂🙂'])('a box is as wide as %s', (name) => {
  const [box] = layout(morphism([real(2)], (x) => [x], { name })).boxes
  expect(box?.width).toBeGreaterThanOrEqual(8 * 13 * (name === '漢字漢字漢字漢字' ? 1 : 1.3))
})

test.each(['\u0000', '\u001b', '\u000b', '\uffff', '\ud800', '\udc00'])(
  'a name with %j makes no invalid document',
  (sign) => {
    const svg = draw(morphism([real(2)], (x) => [x], { name: `a${sign}b\u{1f642}\tc` }))
    expect(svg).toContain('a\ufffdb\u{1f642}\tc')
    expect([...svg]).not.toContain(sign)
  },
)

test('without labels there are none', () => {
  const svg = draw(input(4).pipe(dense(3)), { labels: false })
  expect(svg.match(/<text/g)).toHaveLength(1)
})

test.each([dense(3), bias, quadratic, adam(), undefined, {}])('%s has no picture', (value) => {
  expect(() => draw(value as never)).toThrow(LensorError)
  expect(() => layout(value as never)).toThrow('✗ a map or a lens has a picture')
})

test.each([
  [{ theme: 'blue' }, "theme of a picture is 'light' or 'dark' or 'print', but 'blue' came"],
  [{ theme: 'toString' }, "theme of a picture is 'light' or 'dark' or 'print', but 'toString' came"],
  [{ detail: 'everything' }, "detail of a picture is 'layers' or 'primitives', but 'everything' came"],
  [{ direction: 'left' }, "direction of a picture is 'right' or 'down', but 'left' came"],
  [{ direction: 'to\nthe left' }, "direction of a picture is 'right' or 'down', but 'to\\nthe left' came"],
  [{ direction: {} }, "direction of a picture is 'right' or 'down', but an object came"],
  [null, '✗ the options of a picture are an object, but null came'],
  ['dark', "✗ the options of a picture are an object, but 'dark' came"],
])('%j are no options', (options, message) => {
  for (const picture of [draw, toTikz]) {
    const refused = (): string => picture(input(2), options as never)
    expect(refused).toThrow(LensorError)
    expect(refused).toThrow(message)
  }
})
