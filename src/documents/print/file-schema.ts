import { z } from 'zod'
import { bilingual } from '../../base/schema.ts'
import type { Block, Mark } from './schema.ts'

const points = z.number().min(6).max(20)
const millimetres = z.number().min(10).max(60)
const form = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date().optional(),
  basis: z
    .array(
      z.strictObject({
        cite: z.string().min(1),
        from: z.iso.date(),
        until: z.iso.date().optional(),
        confirmed: z.enum(['yes', 'no']),
        note: z.string(),
      }),
    )
    .min(1),
  page: z.strictObject({ top: millimetres, bottom: millimetres, left: millimetres, right: millimetres }),
  sizes: z.strictObject({
    nation: points,
    motto: points,
    superior: points,
    issuer: points,
    number: points,
    place: points,
    title: points,
    abstract: points,
    body: points,
    signature: points,
    recipients_head: points,
    recipients: points,
    page: points,
    foot: points,
  }),
  words: z.strictObject({ nation: bilingual, motto: bilingual, number: bilingual, article: bilingual, recipients: bilingual }),
  marks: z.strictObject({ draft: bilingual, print: bilingual, courtesy: bilingual } satisfies Record<Mark, typeof bilingual>),
})
/** How documents look on the days of a form. */
export type Form = z.infer<typeof form>
export const formFile = z.strictObject({ liem: z.literal('document-form/1'), forms: z.array(form).min(1) })

const line = z.string().trim().min(1).max(300)
const letterhead = z.strictObject({
  unit: line,
  superior: line.optional(),
  name: line.optional(),
  symbol: line.optional(),
  place: line.optional(),
})
export type Letterhead = z.infer<typeof letterhead>
export const letterheadFile = z.strictObject({ liem: z.literal('letterheads/1'), bodies: z.array(letterhead) })

/** One part of a body: a paragraph, or parts that stand there for each of a list, or only where a field is known. */
export type Part = { [K in Block['kind']]?: z.infer<typeof bilingual> | undefined } & {
  each?: string | undefined
  when?: string | undefined
  body?: Part[] | undefined
}
const part: z.ZodType<Part> = z.lazy(() =>
  z
    .strictObject({
      ground: bilingual.optional(),
      text: bilingual.optional(),
      article: bilingual.optional(),
      item: bilingual.optional(),
      heading: bilingual.optional(),
      each: z.string().optional(),
      when: z.string().optional(),
      body: z.array(part).min(1).optional(),
    })
    .refine(
      ({ body, ...one }) =>
        Object.values(one).filter((given) => given !== undefined).length === 1 && (body !== undefined) === ('each' in one || 'when' in one),
      'a part is one paragraph, or each or when with its body',
    ),
)

export const templateFile = z.strictObject({
  liem: z.literal('document/1'),
  id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/u),
  /** Of the kind, as it stands in the number: QĐ, BB, TTr. */
  symbol: z.string().regex(/^\p{L}{1,6}$/u),
  /** What of the record it is made of; the fields that it may name depend on it. */
  about: z.string(),
  /** To whom it is addressed, beside the offices: `person` is whom it is about, who then finds it among what concerns him. */
  to: z.enum(['person']).optional(),
  name: bilingual,
  title: bilingual,
  abstract: bilingual,
  authority: bilingual.optional(),
  body: z.array(part).min(1),
  signatures: z
    .array(z.strictObject({ role: bilingual, name: z.string() }))
    .min(1)
    .max(3),
  recipients: z.array(bilingual).min(1),
})
export type TemplateFile = z.infer<typeof templateFile>
