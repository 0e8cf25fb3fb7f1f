// Reports pass through progress and record as they are, to a page.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Bit, Label, Report } from 'lensor'
import {
  basicUpdate,
  bit,
  bits,
  booleanError,
  dataset,
  identityRate,
  lookupTable,
  progress,
  supervised,
  train,
} from 'lensor'
import { record, report } from 'lensor/report'

const model = bits(2).pipe(lookupTable(1))
const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
const and = dataset(bit(2), bit(1), [[[1, 1], [1]]])
const options = { epochs: 1, seed: 1 }
type Reports = AsyncIterable<Report<[BasicUpdate<[Bit<[1, 4]>]>, Label<[Bit<[1, 1]>], 'booleanError'>]>>

const run = record(train(learner, and, options), { title: 'And', learner, model, data: and, ...options })
expectTypeOf(run).toExtend<Reports>()
expectTypeOf(progress(train(learner, and, options), options)).toExtend<Reports>()
expectTypeOf(report).toBeCallableWith(run)
