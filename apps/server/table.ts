import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Db, Home } from '../../src/base/index.ts'
import type { Actor, Route, Scope } from '../../src/base/schema.ts'

/** What every handler is given. */
export interface Context {
  db: Db
  home: Home
  actor: Actor
  scope: Scope
}

/** A file as an answer. */
export interface Download {
  type: string
  name: string
  body: Readable
}

type Answering = {
  kind: 'answer'
  handle: (context: Context, input: never) => Promise<unknown>
  /** Reads an answer again by its id. With it, the id alone is kept of the answer, which may name somebody who is cleared later. */
  again?: (context: Context, kept: { id: string }) => Promise<unknown>
}
type Downloading = { kind: 'download'; handle: (context: Context, input: never) => Promise<Download> }
type Uploading = { kind: 'upload'; handle: (context: Context, input: never, body: Readable) => Promise<unknown> }
/** A contract and what answers it. */
export type Entry = { route: Route } & (Answering | Downloading | Uploading)

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
