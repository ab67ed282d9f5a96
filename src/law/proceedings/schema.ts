import { z } from 'zod'
import { bilingual } from '../../base/schema.ts'
import { ASKED_STEPS } from '../allowed/schema.ts'

const ruleSays = {
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain']),
  /** A named lawyer has compared the rule with its text: only then it has force. */
  confirmed: z.boolean(),
  ...bilingual.shape,
}

/** What a rule says. */
export const sureStep = z.object(ruleSays)
export type SureStep = z.infer<typeof sureStep>

/** A step that a rule of the day asks for before a decision. */
export const askedStep = sureStep.extend({ step: z.enum(ASKED_STEPS) })
export type AskedStep = z.infer<typeof askedStep>

/** A rule of the day, and whether what is done keeps it. */
export const lawPoint = z.object({
  ...ruleSays,
  kept: z.enum(['kept', 'broken', 'unknown']),
  /** What breaks it, or is not known. */
  why: bilingual.nullable(),
})
export type LawPoint = z.infer<typeof lawPoint>

const word = z.object({ id: z.string(), ...bilingual.shape })

/** What the law of a day asks of a disciplinary council; no seats and no rules where none is loaded. */
export const councilLaw = z.object({ seats: z.array(word), rules: z.array(sureStep) })
export type CouncilLaw = z.infer<typeof councilLaw>

/** Interim measures by their words, with the rules on each: `pay` is the share in per cent that is paid meanwhile, null where no rule says. */
export const measureLaw = z.object({
  measures: z.array(word.extend({ pay: z.int().nullable(), rules: z.array(sureStep) })),
})
export type MeasureLaw = z.infer<typeof measureLaw>
