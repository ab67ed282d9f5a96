import { nearest } from '../nearest.ts'
import { note, type Problems } from '../problems.ts'
import {
  namesOfLeaders,
  namesOfPeriods,
  namesOfProceedings,
  namesOfRatings,
  oddAuthority,
  oddCouncil,
  oddEffect,
  oddPeriod,
  type Name,
} from './check-matters.ts'
import { oddDecisionEffect } from './effects.ts'
import type { TermsFile } from './file-schema.ts'
import { isOf, type Instrument, type Rule } from './pack.ts'

type Group = 'classes' | 'statuses' | 'severities' | 'forms' | 'circumstances'

/** Notes every name that stands for nothing, and every rule that cannot be meant. */
export function checkRules(terms: TermsFile, instruments: readonly Instrument[], rules: readonly Rule[], problems: Problems): void {
  const known = Object.fromEntries(
    (['classes', 'statuses', 'severities', 'forms', 'circumstances'] as const).map((group) => [group, terms[group].map(({ id }) => id)]),
  ) as Record<Group, string[]>
  const ids = rules.map(({ id }) => id)
  const names = instruments.map(({ id }) => id)
  for (const [at, rule] of rules.entries()) {
    if (ids.indexOf(rule.id) !== at) note(problems, rule.place, `the rule ${rule.id} is given twice`)
    for (const [what, name, among] of [
      ...namesIn(rule, known),
      ...namesOfLeaders(terms, rule),
      ...namesOfPeriods(terms, rule),
      ...namesOfRatings(terms, rule),
      ...namesOfProceedings(terms, rule),
      ...replacedBy(rule, ids, names),
    ]) {
      if (among.includes(name)) continue
      const close = nearest(name, among)
      note(problems, rule.place, `${rule.id}: there is no ${what} "${name}"`, close === undefined ? undefined : `did you mean ${close}?`)
    }
    for (const message of oddities(rule)) note(problems, rule.place, `${rule.id}: ${message}`)
  }
}

function namesIn(rule: Rule, known: Record<Group, string[]>): Name[] {
  const all = (what: string, group: Group, names: readonly string[]): Name[] => names.map((name) => [what, name, known[group]])
  const found = [...all('class', 'classes', rule.classes), ...all('status', 'statuses', rule.statuses)]
  if ('forms' in rule) found.push(...all('form', 'forms', rule.forms ?? []))
  if ('form' in rule) found.push(...all('form', 'forms', [rule.form]))
  if (isOf(rule, 'repeated')) found.push(...all('form', 'forms', [rule.earlier]))
  if (isOf(rule, 'several')) found.push(...all('form', 'forms', rule.notUpTo ?? []))
  if (isOf(rule, 'degrees')) found.push(...all('degree', 'severities', rule.severities))
  if ('circumstance' in rule && rule.circumstance !== undefined) found.push(...all('circumstance', 'circumstances', [rule.circumstance]))
  if (isOf(rule, 'deadline')) found.push(...all('circumstance', 'circumstances', rule.notCounted))
  if (isOf(rule, 'running'))
    found.push(...all('circumstance', 'circumstances', rule.fromAnnounced === undefined ? [] : [rule.fromAnnounced]))
  if (isOf(rule, 'open')) {
    if (rule.leaves !== undefined && rule.leaves !== 'all') found.push(...all('form', 'forms', rule.leaves))
    for (const { degrees } of rule.alternatives ?? [])
      found.push(...all('degree', 'severities', [...Object.keys(degrees), ...Object.values(degrees)]))
  }
  return found
}

function replacedBy({ replaces = [], instrument }: Rule, ids: readonly string[], names: readonly string[]): Name[] {
  return [
    ...replaces.map((name): Name => ['rule', name, ids]),
    ...instrument.replaces.map(({ instrument: name }): Name => ['instrument', name, names]),
  ]
}

function oddities(rule: Rule): string[] {
  if (isOf(rule, 'prescription') && [rule.years, rule.months, rule.never].filter((one) => one !== undefined).length !== 1)
    return ['a prescription has one of years, months, never']
  if (isOf(rule, 'open') && (rule.alternatives === undefined) === (rule.leaves === undefined))
    return ['what is open has either alternatives or what it leaves open']
  if (isOf(rule, 'deadline') && (rule.after === 'announced') !== (rule.circumstance !== undefined))
    return ['a deadline from an announcement names the circumstance that was announced, and only that one']
  if (isOf(rule, 'liability') && (rule.effect === 'liable') !== (rule.forms !== undefined)) return ['who is liable has forms, and only he']
  if (isOf(rule, 'notes') && (rule.topic === 'procedure') !== (rule.matter !== undefined))
    return ['a note on procedure names its matter, and only that one does']
  if (isOf(rule, 'rating-effect')) return oddEffect(rule)
  if (isOf(rule, 'effect')) return oddDecisionEffect(rule)
  if (isOf(rule, 'council')) return oddCouncil(rule)
  if (isOf(rule, 'authority')) return oddAuthority(rule)
  return isOf(rule, 'period') ? oddPeriod(rule) : []
}
