/** What a loop over ℝ computes at each of its places. */
import type { Region } from '../kernel.ts'
import type { mathematics } from '../mathematics/index.ts'
import type { View } from './view.ts'

/** The operations at a place. */
export type Operation = 'add' | 'multiply' | 'greater' | 'select' | keyof typeof mathematics

/** An element at each place of a loop: where it is loaded from, a number, or an operation on such. Equal parts are one object. */
export type Expression = Load | Constant | Apply

export interface Load {
  readonly kind: 'load'
  readonly region: Region
  readonly view: View
}

interface Constant {
  readonly kind: 'constant'
  readonly value: number
}

interface Apply {
  readonly kind: 'apply'
  readonly operation: Operation
  readonly operands: readonly Expression[]
}

/** The parts of expressions, each once, operands first. */
export function partsOf(expressions: readonly Expression[]): ReadonlySet<Expression> {
  const found = new Set<Expression>()
  const visit = (expression: Expression): void => {
    if (found.has(expression)) return
    if (expression.kind === 'apply') for (const operand of expression.operands) visit(operand)
    found.add(expression)
  }
  for (const expression of expressions) visit(expression)
  return found
}

/** About how many cycles a part takes at a place, without its operands. */
export function cyclesOf(part: Expression): number {
  if (part.kind !== 'apply') return part.kind === 'load' ? 1 : 0
  switch (part.operation) {
    case 'add':
    case 'multiply':
    case 'greater':
    case 'select':
      return 1
    case 'reciprocal':
    case 'sqrt':
      return 5
    default:
      return 15
  }
}

/** How often each part of expressions is used, by another part or as one of them. */
export function usesOf(expressions: readonly Expression[]): ReadonlyMap<Expression, number> {
  const uses = new Map<Expression, number>()
  const use = (expression: Expression): void => void uses.set(expression, (uses.get(expression) ?? 0) + 1)
  for (const part of partsOf(expressions)) if (part.kind === 'apply') part.operands.forEach(use)
  expressions.forEach(use)
  return uses
}

/** An expression as text, given how its loads are written, and the names of the parts that have one. */
export function written(
  expression: Expression,
  load: (load: Load) => string,
  names: ReadonlyMap<Expression, string>,
): string {
  switch (expression.kind) {
    case 'load':
      return load(expression)
    case 'constant':
      return String(expression.value)
    case 'apply': {
      const operands = expression.operands.map((operand) => names.get(operand) ?? written(operand, load, names))
      const [left, right] = operands
      switch (expression.operation) {
        case 'add':
          return `(${left} + ${right})`
        case 'multiply':
          return `${left} · ${right}`
        case 'greater':
          return `(${left} > ${right})`
        default:
          return `${expression.operation}(${operands.join(', ')})`
      }
    }
  }
}
