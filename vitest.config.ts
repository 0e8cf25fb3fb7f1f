import { fileURLToPath } from 'node:url'
import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  resolve: { alias: { lensor: fileURLToPath(new URL('./src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts', '.generated/**/*.test.ts'],
    typecheck: { enabled: true, include: ['typetests/**/*.test-d.ts'] },
    testTimeout: 60_000,
    silent: 'passed-only',
  },
}

export default config
