import { resolve } from 'node:path'
import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  resolve: {
    alias: {
      'lensor/draw': resolve(import.meta.dirname, 'src/draw/index.ts'),
      'lensor/laws': resolve(import.meta.dirname, 'src/laws/index.ts'),
      'lensor/report': resolve(import.meta.dirname, 'src/report/index.ts'),
      lensor: resolve(import.meta.dirname, 'src/index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts', '.generated/**/*.test.ts'],
    typecheck: { enabled: true, include: ['typetests/**/*.test-d.ts'] },
    testTimeout: 60_000,
    // Tests share nothing that they change, so files need no process of their own.
    isolate: false,
    silent: 'passed-only',
  },
}

export default config
