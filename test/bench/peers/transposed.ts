/** Between our layouts of weights and those of systems that have them the other way round. */

/** A matrix of so many columns, rows for columns. */
export function transposed(matrix: ArrayLike<number>, columns: number): Float64Array {
  const rows = matrix.length / columns
  return Float64Array.from({ length: matrix.length }, (_, at) => {
    const [row, column] = [Math.floor(at / rows), at % rows]
    return matrix[column * columns + row] as number
  })
}
