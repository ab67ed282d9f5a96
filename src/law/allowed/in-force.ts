import { after } from './days.ts'
import type { Days, Instrument, Rule } from './pack.ts'

/**
 * Says for each class from when and until when each rule is in force. A rule begins with its instrument, and ends the day before another takes its
 * place: an instrument that replaces its own, wholly or for the class, or a rule that replaces it. So no rule has a day of its own, and whoever moves
 * the first day of an instrument moves everything that hangs on it.
 */
export function settleDays(instruments: readonly Instrument[], rules: readonly Rule[]): Rule[] {
  return rules.map((rule) => {
    const inForce = new Map<string, Days>()
    for (const name of rule.classes) {
      const ends = [
        rule.instrument.until,
        ...instruments.filter((one) => takesPlaceOf(one, rule, name)).map(({ from }) => after(from, { days: -1 })),
        ...rules
          .filter((one) => one.replaces?.includes(rule.id) === true && one.classes.includes(name))
          .map(({ instrument }) => after(instrument.from, { days: -1 })),
      ].filter((end) => end !== undefined)
      const until = ends.length === 0 ? null : ends.toSorted()[0]!
      if (until === null || until >= rule.instrument.from) inForce.set(name, { from: rule.instrument.from, until })
    }
    return Object.assign({}, rule, { inForce })
  })
}

function takesPlaceOf(one: Instrument, { instrument }: Rule, name: string): boolean {
  return one.replaces.some((replaced) => replaced.instrument === instrument.id && (replaced.class ?? [name]).includes(name))
}
