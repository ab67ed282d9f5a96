import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const NAMES = 'assets/[hash].js'

const here = fileURLToPath(new URL('.', import.meta.url))

/** What a contract does is said by the server alone: the browser is not sent the sentences. */
const withoutSummaries: Plugin = {
  name: 'without-summaries',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/.*schema\.ts$/u.test(id)
      ? { code: code.replaceAll(/\bsummary:\s*(['"`])(?:\\.|(?!\1).)*\1/gu, "summary: ''"), map: null }
      : null,
}

/** The build of the web app. Nothing is inlined: the policy of the page allows no `data:`. The server puts a nonce for `__NONCE__`. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [withoutSummaries, react()],
  resolve: { alias: { zod: `${here}no-zod.ts` } },
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: fileURLToPath(new URL('../../.liem/web', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    manifest: true,
    reportCompressedSize: false,
    // One chunk of libraries; tools/web-build.ts holds what is loaded first to its limit, gzipped.
    chunkSizeWarningLimit: 1_000,
    // The first script has the names of all others, so they are short; which is which stands in the manifest.
    rolldownOptions: { output: { entryFileNames: NAMES, chunkFileNames: NAMES } },
  },
})
