/** The browser that pages are opened in: a Chromium of this machine, where it has one. */
import { accessSync, constants } from 'node:fs'
import { delimiter, resolve } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of the browser: `CHROMIUM_PATH`, or the first on the `PATH`; `undefined` where there is none. */
export const browserPath: string | undefined = [
  ...(process.env['CHROMIUM_PATH'] === undefined ? [] : [process.env['CHROMIUM_PATH']]),
  ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => resolve(folder, name))),
].find(isExecutable)
