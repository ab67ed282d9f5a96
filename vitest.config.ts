import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,apps,test,tools,bench}/**/*.test.ts'],
    globalSetup: ['test/db-server.ts'],
    setupFiles: ['tools/vitest-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // What a test file needs is loaded once in a process, not once for each file.
    isolate: false,
    // For a machine that does much else; a test that waits is told so long after it should have gone on.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
