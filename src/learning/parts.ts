/** The parts of a setting, each a sentence where it does not accept what flows in; where nothing does, all are accepted. */
import type { Accepted, CarrierFamily, CodAt, LensFamily, carrierSentence, lensSentence } from '../terms/piece.ts'
import type { Port } from '../terms/port.ts'

/** A lens that accepts an object. */
export type LensPart<Piece, Object> = [Object] extends [never]
  ? Piece
  : Accepted<Piece, LensFamily<Piece>, Object, typeof lensSentence>

/** An optimiser that accepts parameters. */
export type CarrierPart<Piece, Params> = [Params] extends [never]
  ? Piece
  : Accepted<Piece, CarrierFamily<Piece>, Params, typeof carrierSentence>

/** What a lens gives at an object; `never` where nothing flows in, and of what is no lens. */
export type PartCod<Piece, Object extends Port> = [Object] extends [never]
  ? never
  : [LensFamily<Piece>] extends [never]
    ? never
    : CodAt<LensFamily<Piece>, Object>
