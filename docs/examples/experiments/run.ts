/** `npm run experiment -- NAME`: one of the experiments; without a name, their names. */
import { follow } from '../progress.ts'
import { runExperiment } from './runner.ts'

const known = await runExperiment(process.argv[2], follow, console.log)
if (!known) process.exitCode = 1
