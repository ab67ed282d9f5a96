import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, inject } from 'vitest'
import { openDatabase, type Database, type OpenOptions } from '../src/base/db/index.ts'
import type { Offer } from './db-server.ts'
import { administer, atDatabase } from './temporary-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseDesk: string
    /** A folder for what test files of this run share. */
    worlds: string
  }
}

/**
 * A new database with every migration and no rows, closed and dropped after the test file: `const { db } = await testDatabase()` at the top of it.
 * It is a copy of one that was migrated once, which takes a few hundredths of a second.
 */
export async function testDatabase(options?: OpenOptions): Promise<Database> {
  const database = await newDatabase(options)
  afterAll(database.close)
  return database
}

/** The same within a test, which closes it; `close` drops it. A copy of the database `of`, where one is named (`keepDatabase`). */
export async function newDatabase(options: OpenOptions = {}, of?: string): Promise<Database> {
  const { url, name, database } = await openNew(options, of)
  const close = async () => {
    await database.close()
    await administer(url, `drop database if exists ${name} with (force)`)
  }
  return { ...database, close }
}

/** Fills a new database and keeps it until the end of the run; gives its name. */
export async function keepDatabase(fill: (database: Database) => Promise<void>): Promise<string> {
  const { name, database } = await openNew()
  try {
    await fill(database)
  } finally {
    await database.close()
  }
  return name
}

async function openNew(options: OpenOptions = {}, of?: string): Promise<{ url: string; name: string; database: Database }> {
  const { url, template, error } = JSON.parse(await text(connect(inject('databaseDesk')))) as Offer
  if (url === undefined || template === undefined) throw new Error(`There is no database for tests: ${error}`)
  const name = template.replace(/template$/, randomUUID().replaceAll('-', ''))
  await administer(url, `create database ${name} template ${of ?? template}`)
  return { url, name, database: await openDatabase({ url: atDatabase(url, name) }, { connections: 5, ...options }) }
}
