export { BitVector } from './objects/bit-vector.ts'
export type { Bit, BitDomain } from './objects/bit.ts'
export { bit, integersModulo2 } from './objects/bit.ts'
export type { Domain, Ring, Smooth, SmoothDomain, StorageOf, Stored, WireFamily } from './objects/domain.ts'
export type { wires } from './objects/domain.ts'
export { DataError, EngineError, LensorError, ObjectError, SizeError, StorageError } from './objects/errors.ts'
export type { Notation } from './objects/notation.ts'
export { notation } from './objects/notation.ts'
export { Random } from './objects/random.ts'
export type { Real, RealDomain } from './objects/real.ts'
export { real, reals } from './objects/real.ts'
export type { Add, Divide, Elements, Multiply, PowerOfTwo, Subtract, Windows } from './objects/size.ts'
export type { Batch, Bundle, Carried, Flat, Over, Same, Shape, Wire, Wires } from './objects/wire.ts'
export { onlyWire, over } from './objects/wire.ts'
export type { Say } from './objects/words.ts'
export { say } from './objects/words.ts'

export type { Attributes, Graph, Primitive, Tensor } from './graph/graph.ts'
export { emit } from './graph/graph.ts'
export {
  add,
  broadcast,
  constant,
  contract,
  cos,
  exp,
  fold,
  gather,
  greater,
  log,
  max,
  multiply,
  negate,
  pad,
  permute,
  reciprocal,
  scale,
  scatterAdd,
  select,
  sin,
  slice,
  sqrt,
  subtract,
  sum,
  window,
} from './graph/operators.ts'

export type { Iteration, Scan } from './derivative/scan.ts'
export { scan } from './derivative/scan.ts'

export type { Engine, Program } from './evaluate/engine.ts'
export { reference } from './evaluate/reference.ts'

export type { CompileOptions } from './terms/compile.ts'
export { compile } from './terms/compile.ts'
export type { At, Family, Fixed, Maps, Sequence } from './terms/family.ts'
export { glorot, he, zero } from './terms/initialisers.ts'
export { iterate } from './terms/iterate.ts'
export { lens, pair } from './terms/lens.ts'
export type { GeneratorOptions, Points, WiresOf } from './terms/morphism.ts'
export { morphism, parametric } from './terms/morphism.ts'
export type { Backward, Forward, PairOf } from './terms/port.ts'
export type { Carrier, LensPiece, MapPiece } from './terms/piece.ts'
export type { Lens } from './terms/parametric.ts'
export type { Operation } from './terms/layer.ts'
export type { Values } from './terms/values.ts'
export { Layer, LensLayer, Optimiser, operation } from './terms/layer.ts'
export { Para, ParaLens } from './terms/parametric.ts'
export { graphOf } from './terms/reading.ts'
export { reverse } from './terms/reverse.ts'
export { bits, copy, discard, identity, input, permutation, swap } from './terms/structure.ts'
export type { Initialiser, LensTerm, Term } from './terms/term.ts'
export type { Pair, Port } from './terms/port.ts'

export type { Bias } from './components/layers/bias.ts'
export { bias } from './components/layers/bias.ts'
export type { Dense } from './components/layers/dense.ts'
export { dense } from './components/layers/dense.ts'
export type { Flatten } from './components/layers/flatten.ts'
export { flatten } from './components/layers/flatten.ts'
export type { Linear, WeightOptions } from './components/layers/linear.ts'
export { linear } from './components/layers/linear.ts'
export type { LookupTable } from './components/layers/lookup-table.ts'
export { lookupTable } from './components/layers/lookup-table.ts'
export type { Not } from './components/layers/not.ts'
export { not } from './components/layers/not.ts'
export type { Pointwise } from './components/layers/pointwise.ts'
export { relu } from './components/layers/relu.ts'
export type { Reshape } from './components/layers/reshape.ts'
export { reshape } from './components/layers/reshape.ts'
export { sigmoid } from './components/layers/sigmoid.ts'
export type { Softmax } from './components/layers/softmax.ts'
export { softmax } from './components/layers/softmax.ts'
export { tanh } from './components/layers/tanh.ts'

export { absoluteError } from './components/losses/absolute-error.ts'
export { binaryCrossEntropy } from './components/losses/binary-cross-entropy.ts'
export type { BooleanError } from './components/losses/boolean-error.ts'
export { booleanError } from './components/losses/boolean-error.ts'
export { dotProduct } from './components/losses/dot-product.ts'
export { hinge } from './components/losses/hinge.ts'
export type { HuberOptions } from './components/losses/huber.ts'
export { huber } from './components/losses/huber.ts'
export type { Label } from './components/losses/loss.ts'
export { Loss } from './components/losses/loss.ts'
export { quadratic } from './components/losses/quadratic.ts'
export type { RealLoss } from './components/losses/real-loss.ts'
export { softmaxCrossEntropy } from './components/losses/softmax-cross-entropy.ts'

export type { Noise } from './components/noise.ts'
export { noise } from './components/noise.ts'

export type { Adagrad, AdagradOptions, AdagradOver } from './components/optimisers/adagrad.ts'
export { adagrad } from './components/optimisers/adagrad.ts'
export type { Adam, AdamOptions, AdamOver } from './components/optimisers/adam.ts'
export { adam } from './components/optimisers/adam.ts'
export type { AdamWOptions } from './components/optimisers/adam-w.ts'
export { adamW } from './components/optimisers/adam-w.ts'
export type { Ascending } from './components/optimisers/ascending.ts'
export { ascending } from './components/optimisers/ascending.ts'
export type { BasicUpdate, BasicUpdateOver } from './components/optimisers/basic-update.ts'
export { basicUpdate } from './components/optimisers/basic-update.ts'
export { clipByValue } from './components/optimisers/clip-by-value.ts'
export { clip } from './components/optimisers/clip.ts'
export type { Frozen, FrozenOver } from './components/optimisers/frozen.ts'
export { frozen } from './components/optimisers/frozen.ts'
export { gradientAscent } from './components/optimisers/gradient-ascent.ts'
export type { Momentum, MomentumOptions, MomentumOver } from './components/optimisers/momentum.ts'
export { momentum } from './components/optimisers/momentum.ts'
export type { Nesterov, NesterovOver } from './components/optimisers/nesterov.ts'
export { nesterov } from './components/optimisers/nesterov.ts'
export type { OnRealChanges } from './components/optimisers/on-changes.ts'
export type { OnParameters } from './components/optimisers/on-parameters.ts'
export type { Rmsprop, RmspropOptions, RmspropOver } from './components/optimisers/rmsprop.ts'
export { rmsprop } from './components/optimisers/rmsprop.ts'
export type { Sgd, SgdOptions, SgdOver } from './components/optimisers/sgd.ts'
export { sgd } from './components/optimisers/sgd.ts'
export { weightClipping } from './components/optimisers/weight-clipping.ts'
export { weightDecay } from './components/optimisers/weight-decay.ts'

export { ascent } from './components/rates/ascent.ts'
export { descent } from './components/rates/descent.ts'
export type { IdentityRate } from './components/rates/identity-rate.ts'
export { identityRate } from './components/rates/identity-rate.ts'
export type { RateOf, Steps } from './components/rates/rate.ts'
export type { CosineDecayOptions } from './components/rates/schedules/cosine-decay.ts'
export { cosineDecay } from './components/rates/schedules/cosine-decay.ts'
export type { ExponentialDecayOptions } from './components/rates/schedules/exponential-decay.ts'
export { exponentialDecay } from './components/rates/schedules/exponential-decay.ts'
export type { Schedule } from './components/rates/schedules/schedule.ts'
export { scheduleOf } from './components/rates/schedules/schedule.ts'
export type { StepDecayOptions } from './components/rates/schedules/step-decay.ts'
export { stepDecay } from './components/rates/schedules/step-decay.ts'
export { warmUp } from './components/rates/schedules/warm-up.ts'

export type { Adversarial } from './learning/adversarial.ts'
export { adversarial } from './learning/adversarial.ts'
export type { Dataset, DatasetOptions, Given } from './learning/dataset.ts'
export { dataset, unlabelled } from './learning/dataset.ts'
export type { Dreaming } from './learning/dreaming.ts'
export { dreaming } from './learning/dreaming.ts'
export type { LearntBy, StateOf } from './learning/learner.ts'
export { learningStep } from './learning/learning-step.ts'
export { accuracy, predict } from './learning/predict.ts'
export type { Supervised } from './learning/supervised.ts'
export { supervised } from './learning/supervised.ts'
export type { Report, TrainOptions, TrainingState } from './learning/train.ts'
export { train } from './learning/train.ts'
export type { Unsupervised } from './learning/unsupervised.ts'
export { unsupervised } from './learning/unsupervised.ts'
