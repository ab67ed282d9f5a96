import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,apps,test,tools,bench}/**/*.test.ts'],
    globalSetup: ['test/db-server.ts'],
    setupFiles: ['tools/vitest-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
