import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/base/db/index.ts'
import { prepareQueue } from '../src/jobs/index.ts'
import { administer, atDatabase, temporaryServer } from './temporary-server.ts'

/** What a test file is told when it asks for a database: where to make one, from which template, or why not. */
export interface Offer {
  url?: string
  template?: string
  error?: string
}

/**
 * Vitest's global set-up: the first test file that asks starts the one server of the run (or uses that of DATABASE_URL) and migrates the template;
 * a run that asks for nothing starts nothing. At the end every database of the run is gone.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `liem_test_${randomUUID().slice(0, 8)}`
  let server: Promise<{ url: string; stop: () => Promise<void> }> | undefined
  let offer: Promise<Offer> | undefined
  const prepare = async (): Promise<Offer> => {
    server = startServer()
    const { url } = await server
    const template = `${prefix}_template`
    await administer(url, `create database ${template}`)
    await migrate(atDatabase(url, template))
    await prepareQueue(atDatabase(url, template))
    return { url, template }
  }
  const desk = createServer((socket) => {
    offer ??= prepare().catch((error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
    void offer.then((said) => socket.end(JSON.stringify(said)))
  })
  const address = `\0${prefix}`
  desk.listen(address)
  await once(desk, 'listening')
  project.provide('databaseDesk', address)
  const worlds = await mkdtemp(join(tmpdir(), 'liem-worlds-'))
  project.provide('worlds', worlds)
  return async () => {
    desk.close()
    await rm(worlds, { recursive: true, force: true })
    await offer
    const running = await server?.catch(() => undefined)
    if (running === undefined) return
    await dropAll(running.url, prefix)
    await running.stop()
  }
}

function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = process.env['DATABASE_URL']
  return url === undefined || url === '' ? temporaryServer() : Promise.resolve({ url, stop: () => Promise.resolve() })
}

async function dropAll(url: string, prefix: string): Promise<void> {
  const { rows } = await administer(url, `select datname as name from pg_database where datname like '${prefix}%'`)
  for (const { name } of rows) await administer(url, `drop database ${name} with (force)`)
}
