/** How classes are written as labels. */

/** The one-hot code of a class among so many. */
export const oneHot = (index: number, count: number): number[] =>
  Array.from({ length: count }, (_, place) => (place === index ? 1 : 0))

/** The binary code of a number, in so many bits, the highest first. */
export const binary = (index: number, bits: number): number[] =>
  Array.from({ length: bits }, (_, place) => (index >> (bits - 1 - place)) & 1)
