import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

/** What the shell exports is the developer's: tests say themselves which keys and settings hold. */
const OF_THE_SHELL = /^((PUBLIC_)?CLERK_|DOORYARD_(?!TEST_)|HOST$|PORT$)/
for (const name of Object.keys(process.env)) if (OF_THE_SHELL.test(name)) delete process.env[name]
process.env.NODE_ENV = 'test'

/** Packages find each other's source through the `source` export condition: no build before a test. */
const fromSource = {
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
}

/** Files share a worker: half the processor time. What a test changes of its surroundings is put back. */
const inProcess = {
  pool: 'threads' as const,
  isolate: false,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
}

export default defineConfig({
  test: {
    projects: [
      {
        ...fromSource,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
          exclude: ['**/*.postgres.test.ts'],
          ...inProcess,
          testTimeout: 20_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'postgres',
          include: ['packages/server/src/**/*.test.ts'],
          exclude: ['**/*.sqlite.test.ts'],
          globalSetup: './tests/harness/postgres.ts',
          ...inProcess,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: './tests/harness/built-packages.ts',
          testTimeout: 90_000,
          hookTimeout: 180_000,
          // A page of a busy machine has as long as Playwright gives it.
          expect: { poll: { timeout: 30_000 } },
          // Files share a worker, and with it a site and a Chromium. Two, since a test mostly waits: for one of both.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          isolate: false,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'packed',
          include: ['tests/packed/**/*.test.ts'],
          globalSetup: './tests/harness/built-packages.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
