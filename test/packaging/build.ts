/** Builds the package into `dist`: what the compiler emits, its declarations in the letters of the sources. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const target = resolve(root, 'dist')
const compiler = resolve(root, 'node_modules/typescript/bin/tsc')

rmSync(target, { recursive: true, force: true })
for (const project of ['tsconfig.build.json', 'tsconfig.report.json', 'tsconfig.worker.json'])
  execFileSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' })

// The compiler writes ✗ and ℝ as \u2717 and \u211D in the types of constants.
for (const name of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue
  const file = resolve(target, name)
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replaceAll(/\\u(?!00[0-9A])([\dA-F]{4})/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  )
}
