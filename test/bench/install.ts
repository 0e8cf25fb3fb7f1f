/** Makes what is measured beside ours ready: the package of the peers, and a Python with PyTorch, ONNX Runtime and numpy. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Absence } from './peer.ts'

const here = import.meta.dirname

function run(command: string, options: readonly string[]): boolean {
  return spawnSync(command, options, { cwd: here, stdio: 'inherit' }).status === 0
}

/**
 * Installs what is not there yet, and checks the types of what uses it.
 *
 * Gives the Python to ask: that of `BENCH_PYTHON` where it is set, else that of an environment beside this file, which is
 * made where the machine has Python; else why there is none.
 */
export function install(): string | Absence {
  if (!existsSync(resolve(here, 'node_modules')) && !run('npm', ['ci', '--no-audit', '--no-fund']))
    throw new Error('✗ npm could not install the peers')
  if (!run(process.execPath, [resolve(here, '../../node_modules/typescript/bin/tsc'), '-p', here]))
    throw new Error('✗ the benchmark does not compile')
  return findPython()
}

function findPython(): string | Absence {
  const given = process.env['BENCH_PYTHON']
  if (given !== undefined) return given
  const absent = (why: string): Absence => ({ name: 'PyTorch, ONNX Runtime and numpy', why })
  const environment = resolve(here, '.venv')
  const python = resolve(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const wanted = resolve(here, 'python/requirements.txt')
  const installed = resolve(environment, 'requirements.txt')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8')) return python
  if (!run('python3', ['-m', 'venv', environment])) return absent('this machine has no Python 3 with venv')
  if (!run(python, ['-m', 'pip', 'install', '--quiet', '-r', wanted])) return absent('pip could not install them')
  copyFileSync(wanted, installed)
  return python
}
