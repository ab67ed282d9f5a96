import type { Readable } from 'node:stream'
import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Identity } from '../../src/access/index.ts'
import type { Caller, Gate, Own } from '../../src/access/sign-in/index.ts'
import type { Db, Home } from '../../src/base/index.ts'
import type { Route } from '../../src/base/schema.ts'
import type { Entrance } from './access.ts'

/** What every handler is given. */
export interface Context extends Omit<Entrance, 'claims'> {
  db: Db
  home: Home
  own: Own
}

/** What a handler is given that works without a session. */
export interface Door {
  db: Db
  gate: Gate
  caller: Caller
  identity: Identity | null
}

/** A file as an answer. */
export interface Download {
  type: string
  name: string
  body: Readable
  /** For the record of the read: how many rows it has, where that is known, or which findings are in it, as a select of their ids. */
  rows?: number
  findings?: RawBuilder<unknown>
}

type Answering = {
  kind: 'answer'
  handle: (context: Context, input: never) => Promise<unknown>
  /** Reads an answer again by its id. With it, the id alone is kept of the answer, which may name somebody who is cleared later. */
  again?: (context: Context, kept: { id: string }) => Promise<unknown>
  /** Answer or input have a secret in them: nothing of them is ever kept. */
  told?: true
}
type Renewing = { kind: 'answer'; renews: true; again?: undefined; handle: (context: Context, input: never) => Promise<Signed<unknown>> }
type Signing = { kind: 'sign'; handle: (door: Door, input: never) => Promise<Signed<unknown>> }
type Downloading = { kind: 'download'; handle: (context: Context, input: never) => Promise<Download> }
type Uploading = { kind: 'upload'; handle: (context: Context, input: never, body: Readable) => Promise<unknown> }
/** One of which the answer may be kept for an Idempotency-Key. */
export type AnswerEntry = { route: Route } & Answering
/** A contract and what answers it; `beyond`: why it works with what whoever asks does not see. */
export type Entry = { route: Route; beyond?: string } & (Answering | Renewing | Downloading | Uploading | Signing)

/** An answer, and what becomes of the cookie: the secret of a new session, null takes it away. */
export interface Signed<T> {
  answer: T
  session?: string | null
}

/** Mounts a contract: the handler gets the parsed input and returns the output. */
export function on<I extends z.ZodObject, O extends z.ZodType>(
  route: Route<I, O>,
  handle: (context: Context, input: z.output<I>) => Promise<z.input<O>>,
): Entry {
  return { route, kind: 'answer', handle }
}

/** The same for a write whose answer may not stay as it was: of it the id is kept, and it is read again by that. */
export function anew<I extends z.ZodObject, O extends z.ZodType<{ id: string }>>(
  route: Route<I, O>,
  handle: (context: Context, input: z.output<I>) => Promise<z.input<O>>,
  again: (context: Context, kept: { id: string }) => Promise<z.input<O>>,
): Entry {
  return { route, kind: 'answer', handle, again }
}

/** The same where a secret stands in the answer, which is shown once, or in the input: nothing of either is kept for an Idempotency-Key, no hash either. */
export function tells<I extends z.ZodObject, O extends z.ZodType>(
  route: Route<I, O>,
  handle: (context: Context, input: z.output<I>) => Promise<z.input<O>>,
): Entry {
  return { route, kind: 'answer', handle, told: true }
}

/** The same where the session gets another secret beside the answer: the one before holds no more. */
export function renews<I extends z.ZodObject, O extends z.ZodType>(
  route: Route<I, O>,
  handle: (context: Context, input: z.output<I>) => Promise<Signed<z.input<O>>>,
): Entry {
  return { route, kind: 'answer', renews: true, handle }
}

/** Mounts a contract that works without a session, and may begin or end one. */
export function signs<I extends z.ZodObject, O extends z.ZodType>(
  route: Route<I, O>,
  handle: (door: Door, input: z.output<I>) => Promise<Signed<z.input<O>>>,
): Entry {
  return { route, kind: 'sign', handle }
}

/** Mounts a contract whose answer is a file. */
export function sends<I extends z.ZodObject>(route: Route<I>, handle: (context: Context, input: z.output<I>) => Promise<Download>): Entry {
  return { route, kind: 'download', handle }
}

/** Mounts a contract whose body is a file. */
export function receives<I extends z.ZodObject, O extends z.ZodType>(
  route: Route<I, O>,
  handle: (context: Context, input: z.output<I>, body: Readable) => Promise<z.input<O>>,
): Entry {
  return { route, kind: 'upload', handle }
}

/** The same in the rights of the system: the policies of the database do not stand behind it, and the handler alone says what he may. Says why. */
export function beyond(reason: string, entry: Entry): Entry {
  return { ...entry, beyond: reason }
}
