/** The elementary functions of two doubles, as code. */
import { f64x2 } from '../encoder/index.ts'
import type { NewLocal, V128 } from '../encoder/index.ts'
import { cos, sin } from './circle.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { sigmoid } from './sigmoid.ts'
import { tanh } from './tanh.ts'

type Name = 'cos' | 'exp' | 'log' | 'reciprocal' | 'sigmoid' | 'sin' | 'sqrt' | 'tanh'

/** Each function of both lanes of a vector, as an expression: not one depends on what the other lane holds. */
export const mathematics: Readonly<Record<Name, (operand: V128, newLocal: NewLocal) => V128>> = {
  cos,
  exp,
  log,
  reciprocal: (operand) => f64x2.divide(f64x2.constant(1), operand),
  sigmoid,
  sin,
  sqrt: f64x2.squareRoot,
  tanh,
}
