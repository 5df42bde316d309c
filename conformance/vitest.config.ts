import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  test: {
    include: ['*.test.ts'],
    globalSetup: './harness/report.ts',
    setupFiles: './harness/watch.ts',
    silent: 'passed-only',
    env: { CLERK_TELEMETRY_DISABLED: '1' },
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: false,
  },
})
