/** How SVG is written. */
import type { DrawnLabel, Point, Scene } from './scene.ts'

/** The typefaces of texts, of which one or the other is everywhere. */
export const families: string = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

/** A number as SVG has it, to a hundredth of a pixel. */
export const number = (value: number): string => String(Math.round(value * 100) / 100)

/** A point of a path. */
export const place = ({ x, y }: Point): string => `${number(x)} ${number(y)}`

type Attributes = Readonly<Record<string, string | number>>

/** What no document in XML may hold, not even escaped. */
// oxlint-disable-next-line no-control-regex -- these are the signs that are looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu

/** A text as the content of an element, or as an attribute. */
export const escaped = (text: string): string =>
  text
    .replaceAll(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** An element with its attributes and its content, which is SVG or escaped text. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const begin = `<${name}${written.join('')}`
  return content.length === 0
    ? `${begin}/>\n`
    : `${begin}>${content.length > 1 ? '\n' : ''}${content.join('')}</${name}>\n`
}

/** A group of a class; nothing where it is empty. */
export const group = (name: string, attributes: Attributes, content: readonly string[]): string =>
  content.length === 0 ? '' : element('g', { class: name, ...attributes }, ['', ...content])

/** A text, its middle at a height. */
export function textOf({ text, at, anchor, size }: DrawnLabel): string {
  // Not every program knows how to put the middle of a line at a height, but all know its foot.
  const foot = { x: at.x, y: Number(number(at.y + 0.35 * size)) }
  return element('text', { ...foot, 'font-size': size, 'text-anchor': anchor }, [escaped(text)])
}

/** A picture as a document, transparent where its background is `none`. */
export function picture(
  { width, height, title, description }: Pick<Scene, 'width' | 'height' | 'title' | 'description'>,
  background: string,
  content: readonly string[],
): string {
  const size = { width, height }
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${width} ${height}`, role: 'img' },
    [
      element('title', {}, [escaped(title)]),
      element('desc', {}, [escaped(description)]),
      ...(background === 'none' ? [] : [element('rect', { class: 'background', ...size, fill: background })]),
      ...content,
    ],
  )
}
