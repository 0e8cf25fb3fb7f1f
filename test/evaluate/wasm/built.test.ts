/** What is built has the file that threads run, and its threads keep neither a process nor what they served. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
// Inside the repository, where what is built finds its dependencies.
const results = join(root, '.results')

describe('what is built', () => {
  let folder = ''
  const node = (options: readonly string[], ...program: readonly string[]): string[] => {
    const file = join(folder, 'program.js')
    writeFileSync(file, program.join('\n'))
    return execFileSync(process.execPath, [...options, file], { cwd: folder, encoding: 'utf8', timeout: 50_000 })
      .trim()
      .split('\n')
  }

  beforeAll(() => {
    mkdirSync(results, { recursive: true })
    folder = mkdtempSync(join(results, 'built-'))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    for (const project of ['tsconfig.build.json', 'tsconfig.worker.json'])
      execFileSync(process.execPath, [tsc, '-p', project, '--outDir', folder], { cwd: root, timeout: 50_000 })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const begin = [
    `import { compile, input, linear } from './index.js'`,
    `const map = input(256).pipe(linear(256)).batch(64)`,
    `const values = [new Float64Array(256 * 256).fill(0.5), new Float64Array(64 * 256).fill(2)]`,
    `process.on('worker', (worker) => {`,
    `  worker.on('online', () => console.log('online'))`,
    `  worker.on('error', ({ message }) => console.log(message))`,
    `  worker.on('exit', () => console.log('ended'))`,
    `})`,
  ]
  const again = `await new Promise((resume) => setTimeout(resume, 10))`

  test('has the file that threads run, and ends while they are there', () => {
    const said = node(
      [],
      ...begin,
      `let online = 0`,
      `process.on('worker', (worker) => worker.on('online', () => online++))`,
      `const run = compile(map, { threads: 3 })`,
      // What nothing holds may be collected before the process ends, and then its threads end first.
      `process.on('exit', () => run)`,
      `for (; online < 2; ${again}) run(...values)`,
      `console.log(run(...values)[0].every((value) => value === 256))`,
    )
    expect(said).toEqual(['online', 'online', 'true'])
  })

  test('ends threads when what they serve is no more', () => {
    const said = node(
      ['--expose-gc'],
      ...begin,
      `let [online, ended] = [0, 0]`,
      `process.on('worker', (worker) => worker.on('online', () => online++).on('exit', () => ended++))`,
      `let run = compile(map, { threads: 2 })`,
      `for (; online < 1; ${again}) run(...values)`,
      `gc()`,
      again,
      `console.log(ended)`,
      `run = undefined`,
      `for (; ended < 1; ${again}) gc()`,
    )
    expect(said).toEqual(['online', '0', 'ended'])
  })
})
