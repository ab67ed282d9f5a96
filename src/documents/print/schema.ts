import { z } from 'zod'

/** A stretch of words. `gap`: what the words name is missing; `unconfirmed`: no lawyer has confirmed the law that they cite. */
const run = z.object({ text: z.string(), gap: z.literal(true).optional(), unconfirmed: z.literal(true).optional() })
export type Run = z.infer<typeof run>

export const BLOCK_KINDS = ['ground', 'text', 'article', 'item', 'heading'] as const
const block = z.object({
  kind: z.enum(BLOCK_KINDS),
  runs: z.array(run),
  /** Of an article. */
  number: z.int().optional(),
  /** Of a heading in capitals. */
  centred: z.boolean().optional(),
})
export type Block = z.infer<typeof block>

/** What an official document says, in one language; how it looks is not in it. */
export const sheet = z.object({
  language: z.enum(['vi', 'en']),
  superior: z.array(run),
  issuer: z.array(run),
  number: z.array(run),
  /** Place and day. */
  place: z.array(run),
  title: z.string(),
  abstract: z.array(run),
  authority: z.array(run),
  blocks: z.array(block),
  signatures: z.array(z.object({ role: z.array(run), name: z.array(run) })),
  recipients: z.array(z.array(run)),
})
export type Sheet = z.infer<typeof sheet>

/** The Vietnamese text is the document; the English one is a courtesy. */
export const sheets = z.object({ vi: sheet, en: sheet })
export type Sheets = z.infer<typeof sheets>

/** What stands at the top of every page of what is no original. */
export type Mark = 'draft' | 'print' | 'courtesy'
