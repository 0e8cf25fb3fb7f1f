import type { Workload } from '../workload.ts'
import { boolean } from './boolean.ts'
import { contraction } from './contraction.ts'
import { convolutional } from './convolutional.ts'
import { iris } from './iris.ts'
import { mnist } from './mnist.ts'
import { wide } from './wide.ts'

/** All workloads that peers do, in the order of the page. */
export const workloads: readonly Workload[] = [...iris, ...mnist, ...convolutional, ...wide, ...boolean, ...contraction]
