#!/usr/bin/env node
// The launcher of `liem`: finds Node 24 and runs the real program with it, whatever Node started this.
import { fileURLToPath } from 'node:url'
import { findNode } from '../../tools/run/node24.mjs'
import { supervise } from '../../tools/run/supervise.mjs'

try {
  const node = findNode(fileURLToPath(new URL('../..', import.meta.url)))
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  process.exitCode = await supervise(node, [main, ...process.argv.slice(2)], { cwd: process.cwd(), env: process.env })
} catch (error) {
  process.stderr.write(`${error.expected ? error.message : error.stack}\n`)
  process.exitCode = 1
}
