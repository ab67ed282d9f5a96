import { LiemError } from '../../base/index.ts'
import { isDay } from '../durations.ts'
import { nearest } from '../nearest.ts'
import type { TermsFile } from './file-schema.ts'
import { facts as contract, type Circumstance, type Facts } from './schema.ts'

/**
 * Reads facts in the words of a law. Throws LiemError('input') with the place in the file for a key that is not known, a word that the law does not have,
 * and days that cannot be.
 */
export function readFacts(terms: TermsFile, given: unknown, file = 'facts'): Facts {
  const { success, data, error } = contract.safeParse(given)
  if (!success)
    throw mistakes(
      error.issues.map((issue) => [issue.path.map(String), issue.message]),
      file,
    )
  const found = [
    ...unknownWords(terms, data),
    ...impossible(data),
    ...data.circumstances.flatMap((one, at) => oddCircumstance(terms, one, at)),
  ]
  if (found.length > 0) throw mistakes(found, file)
  return data
}

export type Mistake = [path: readonly (string | number)[], message: string, hint?: string]

export function mistakes(found: readonly Mistake[], file: string): LiemError {
  const [first, ...more] = found.map(
    ([path, message, hint]) =>
      new LiemError('input', message, {
        place: { file, ...(path.length === 0 ? {} : { part: path.join('.') }) },
        ...(hint === undefined ? {} : { hint }),
      }),
  )
  return new LiemError('input', first!.message, {
    place: first!.place!,
    ...(first!.hint === undefined ? {} : { hint: first!.hint }),
    more: more.slice(0, 11),
  })
}

function unknownWords(terms: TermsFile, { person, acts, history, circumstances }: Facts): Mistake[] {
  const of = (among: readonly { id: string }[], what: string) => {
    const known = among.map(({ id }) => id)
    return (name: string, ...path: (string | number)[]): Mistake[] => {
      if (known.includes(name)) return []
      const close = nearest(name, known)
      return [
        [
          path,
          `there is no ${what} ${JSON.stringify(name)}`,
          close === undefined ? `it is one of ${known.join(', ')}` : `did you mean ${close}?`,
        ],
      ]
    }
  }
  const [severity, kind, form] = [of(terms.severities, 'degree'), of(terms.kinds, 'kind of act'), of(terms.forms, 'form')]
  const around = of(terms.circumstances, 'circumstance')
  return [
    ...of(terms.classes, 'class')(person.class, 'person', 'class'),
    ...of(terms.statuses, 'status')(person.status, 'person', 'status'),
    ...acts.flatMap((act, at) => [
      ...(act.severity === null ? [] : severity(act.severity, 'acts', at, 'severity')),
      ...act.kinds.flatMap((one, place) => kind(one, 'acts', at, 'kinds', place)),
    ]),
    ...history.flatMap((one, at) => form(one.form, 'history', at, 'form')),
    ...circumstances.flatMap((one, at) => around(one.kind, 'circumstances', at, 'kind')),
  ]
}

function impossible({ acts, history, circumstances, day }: Facts): Mistake[] {
  const ids = acts.map(({ id }) => id)
  return [
    ...acts.flatMap((act, at): Mistake[] => [
      ...(ids.indexOf(act.id) === at ? [] : [[['acts', at, 'id'], `the act ${act.id} is given twice`] satisfies Mistake]),
      ...(act.ongoing === (act.to !== undefined)
        ? [
            [
              ['acts', at, 'to'],
              'an act has either a last day or goes on',
              'give `to`, or `ongoing: true` in place of it',
            ] satisfies Mistake,
          ]
        : []),
      ...(act.to !== undefined && act.to < act.from ? [[['acts', at, 'to'], 'an act cannot end before it begins'] satisfies Mistake] : []),
      ...(act.detected !== null && act.detected < act.from
        ? [[['acts', at, 'detected'], 'an act cannot be detected before it begins'] satisfies Mistake]
        : []),
      ...(act.from > day ? [[['acts', at, 'from'], 'the act is after the day of the decision'] satisfies Mistake] : []),
    ]),
    ...history.flatMap((one, at): Mistake[] => [
      ...(one.effective > day
        ? [[['history', at, 'effective'], 'an earlier decision cannot be after the day of this one'] satisfies Mistake]
        : []),
      ...(one.sameAct !== null && !ids.includes(one.sameAct)
        ? [[['history', at, 'sameAct'], `there is no act ${one.sameAct}`] satisfies Mistake]
        : []),
    ]),
    ...circumstances.flatMap(({ from, to }, at): Mistake[] =>
      from !== undefined && to !== undefined && to !== null && to < from
        ? [[['circumstances', at, 'to'], 'it cannot end before it begins']]
        : [],
    ),
  ]
}

const IS = {
  day: { fits: (value: string | boolean) => typeof value === 'string' && isDay(value), what: 'a day', hint: 'write 2026-02-16' },
  flag: { fits: (value: string | boolean) => typeof value === 'boolean', what: 'true or false', hint: undefined },
  word: { fits: (value: string | boolean) => typeof value === 'string', what: 'a text', hint: undefined },
} as const

function oddCircumstance(terms: TermsFile, circumstance: Circumstance, at: number): Mistake[] {
  const { kind, from: _from, to: _to, document: _document, ...told } = circumstance
  const known = terms.circumstances.find(({ id }) => id === kind)?.facts ?? []
  return Object.entries(told).flatMap(([name, value]): Mistake[] => {
    const fact = known.find(({ id }) => id === name)
    const path = ['circumstances', at, name]
    if (fact === undefined) {
      const names = known.map(({ id }) => id).join(', ')
      const hint = known.length === 0 ? 'it has from, to and document' : `besides from, to and document it has ${names}`
      return [[path, `unknown key ${JSON.stringify(name.slice(0, 60))} of ${kind}`, hint]]
    }
    const { fits, what, hint } = IS[fact.is]
    return fits(value) ? [] : [hint === undefined ? [path, `${name} must be ${what}`] : [path, `${name} must be ${what}`, hint]]
  })
}
