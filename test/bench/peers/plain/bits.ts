/** Steps over ℤ₂ as plain loops over packed words of 32 bits. */
import type { Data } from '../../data.ts'
import type { Runner } from '../../peer.ts'
import { joined, timed } from '../../peer.ts'
import type { BitSum, Circuit, Table } from '../../workload.ts'

/** Rows of bits, each packed into words of its own. */
interface Packed {
  readonly words: Uint32Array
  readonly perRow: number
}

function packed(bits: ArrayLike<number>, rows: number): Packed {
  const columns = bits.length / rows
  const perRow = Math.ceil(columns / 32)
  const words = new Uint32Array(rows * perRow)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * perRow + (column >>> 5)
      words[at] = (words[at] as number) | ((bits[row * columns + column] as number) << (column & 31))
    }
  return { words, perRow }
}

function unpacked({ words, perRow }: Packed, columns: number): Uint8Array {
  const bits = new Uint8Array((words.length / perRow) * columns)
  for (let at = 0; at < bits.length; at++) {
    const [row, column] = [Math.floor(at / columns), at % columns]
    bits[at] = ((words[row * perRow + (column >>> 5)] as number) >>> (column & 31)) & 1
  }
  return bits
}

/** A row of one matrix added to a row of another. */
function addRow(target: Uint32Array, to: number, source: Uint32Array, from: number, words: number): void {
  for (let word = 0; word < words; word++)
    target[to + word] = (target[to + word] as number) ^ (source[from + word] as number)
}

/** The rows of `right` added up that the bits of each row of `left` choose: left · right, into `product`. */
function multiplyInto(product: Packed, left: Packed, right: Packed): void {
  product.words.fill(0)
  const rows = left.words.length / left.perRow
  for (let row = 0; row < rows; row++)
    for (let word = 0; word < left.perRow; word++)
      for (let rest = left.words[row * left.perRow + word] as number; rest !== 0; rest &= rest - 1) {
        const column = 32 * word + 31 - Math.clz32(rest & -rest)
        addRow(product.words, row * product.perRow, right.words, column * right.perRow, right.perRow)
      }
}

/** leftᵀ · right added to `sum`: each row of `right` goes where the bits of the same row of `left` say. */
function addTransposedProduct(sum: Packed, left: Packed, right: Packed): void {
  const rows = left.words.length / left.perRow
  for (let row = 0; row < rows; row++)
    for (let word = 0; word < left.perRow; word++)
      for (let rest = left.words[row * left.perRow + word] as number; rest !== 0; rest &= rest - 1) {
        const column = 32 * word + 31 - Math.clz32(rest & -rest)
        addRow(sum.words, column * sum.perRow, right.words, row * right.perRow, right.perRow)
      }
}

/** The transpose of a matrix of so many columns. */
function transposeInto(target: Packed, source: Packed, columns: number): void {
  target.words.fill(0)
  const rows = source.words.length / source.perRow
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const bit = ((source.words[row * source.perRow + (column >>> 5)] as number) >>> (column & 31)) & 1
      const at = column * target.perRow + (row >>> 5)
      target.words[at] = (target.words[at] as number) | (bit << (row & 31))
    }
}

const zeros = (rows: number, columns: number): Packed => packed(new Uint8Array(rows * columns), rows)

/** Linear layers: x ↦ x · Wᵀ, the error, W ← W + changeᵀ · x, and change · W for the layer before. */
export function circuit({ sizes, batch }: Circuit, data: Data): Runner {
  const weights = data.parameters.map((bits, layer) => packed(bits, sizes[layer + 1] as number))
  const first = weights.map(({ words }) => words.slice())
  const transposed = weights.map((_, layer) => zeros(sizes[layer] as number, sizes[layer + 1] as number))
  const values = [packed(data.inputs, batch), ...sizes.slice(1).map((size) => zeros(batch, size))]
  const changes = sizes.map((size) => zeros(batch, size))
  const labels = packed(data.labels, batch)
  const step = (): void => {
    for (const [layer, weight] of weights.entries()) {
      transposeInto(transposed[layer] as Packed, weight, sizes[layer] as number)
      multiplyInto(values[layer + 1] as Packed, values[layer] as Packed, transposed[layer] as Packed)
    }
    const [error, output] = [changes.at(-1) as Packed, values.at(-1) as Packed]
    for (let at = 0; at < error.words.length; at++)
      error.words[at] = (labels.words[at] as number) ^ (output.words[at] as number)
    for (let layer = weights.length - 1; layer >= 0; layer--) {
      const [weight, change] = [weights[layer] as Packed, changes[layer + 1] as Packed]
      if (layer > 0) multiplyInto(changes[layer] as Packed, change, weight)
      addTransposedProduct(weight, change, values[layer] as Packed)
    }
  }
  return {
    reset: () => {
      for (const [layer, words] of first.entries()) weights[layer]?.words.set(words)
    },
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) step()
      }),
    values: () => joined(weights.map((weight, layer) => unpacked(weight, sizes[layer] as number))),
  }
}

/** A lookup table: each input is a number, which the table is read and changed at. */
export function table({ inputs, batch }: Table, data: Data): Runner {
  const places = Uint8Array.from({ length: batch }, (_, sample) =>
    (data.inputs as Uint8Array)
      .subarray(sample * inputs, (sample + 1) * inputs)
      .reduce((place, bit) => 2 * place + bit, 0),
  )
  const first = data.parameters[0] as Uint8Array
  const [bits, changes] = [first.slice(), new Uint8Array(first.length)]
  const { labels } = data
  return {
    reset: () => bits.set(first),
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) {
          changes.fill(0)
          for (let sample = 0; sample < batch; sample++) {
            const place = places[sample] as number
            changes[place] = (changes[place] as number) ^ (labels[sample] as number) ^ (bits[place] as number)
          }
          for (let place = 0; place < bits.length; place++)
            bits[place] = (bits[place] as number) ^ (changes[place] as number)
        }
      }),
    values: () => bits.slice(),
  }
}

/** s ← s + x, word by word. */
export function bitSum({ length }: BitSum, data: Data): Runner {
  const [s, x] = [packed(data.parameters[0] as Uint8Array, 1), packed(data.inputs, 1)]
  const first = s.words.slice()
  return {
    reset: () => s.words.set(first),
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) addRow(s.words, 0, x.words, 0, s.perRow)
      }),
    values: () => unpacked(s, length),
  }
}
