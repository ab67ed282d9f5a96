import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './steps.ts'
import { PAGES, refreshed } from './tour.ts'

test.each(PAGES)('%s shows what its commands print (node tools/tour.ts writes it anew)', (name) => {
  const page = readFileSync(join(root, name), 'utf8')
  expect(page).toBe(refreshed(page))
})

test('a page that shows something else is noticed', () => {
  const page = 'x\n```console\n$ liem check nowhere.csv --rules docs/guide/example/rules.yaml\nAll is well.\n```\n'
  expect(refreshed(page)).toContain('nowhere.csv')
  expect(refreshed(page)).not.toContain('All is well.')
})
