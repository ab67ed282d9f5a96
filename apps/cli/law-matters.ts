import { Command } from 'commander'
import { readLaw } from '../../src/law/allowed/index.ts'
import { periods, readPeriodFacts } from '../../src/law/periods/index.ts'
import { readResponsibilityFacts, responsible } from '../../src/law/responsibility/index.ts'
import { periodsText, responsibleText } from './law-matters-text.ts'
import { printLines, readJson, withLawOptions, type GivenLaw } from './law-given.ts'

const RESPONSIBLE_HELP = `
FACTS.json says who (class, as what he was in charge and when), what others did (days, kinds, cases with their degree or penalty), whether he is asked
directly or jointly, what is known of him, and the day of the decision; docs/guide/law.md has an example.

Examples:
  liem law responsible facts.json
  liem law responsible facts.json --format json --law our-law/

Exit code: 0 answered, also where all is undetermined; 2 the facts or the law cannot be used.`

const PERIODS_HELP = `
FACTS.json says which matter (denunciation, complaint, …), of which class of people, what happened when, what is known, and the day; docs/guide/law.md
has an example.

Examples:
  liem law periods facts.json
  liem law periods facts.json --format json --law our-law/

Exit code: 0 answered, also where all is undetermined; 2 the facts or the law cannot be used.`

/** `liem law responsible`: what a head or deputy answers for when others did wrong. */
export function responsibleCommand(): Command {
  return withLawOptions(
    new Command('responsible')
      .description('what a head or deputy answers for when others did wrong, on the day of the decision')
      .argument('<facts>', 'a JSON file'),
  )
    .addHelpText('after', RESPONSIBLE_HELP)
    .action(async (file: string, { law, format, lang }: GivenLaw) => {
      const pack = await readLaw(law)
      const answer = responsible(pack, readResponsibilityFacts(pack.terms, await readJson(file), file))
      printLines(format === 'json' ? [JSON.stringify(answer, null, 2)] : responsibleText(pack, answer, lang))
    })
}

/** `liem law periods`: the periods of a matter other than discipline itself. */
export function periodsCommand(): Command {
  return withLawOptions(
    new Command('periods')
      .description('the periods of a denunciation, a complaint, a change of position, … as of a day')
      .argument('<facts>', 'a JSON file'),
  )
    .addHelpText('after', PERIODS_HELP)
    .action(async (file: string, { law, format, lang }: GivenLaw) => {
      const pack = await readLaw(law)
      const answer = periods(pack, readPeriodFacts(pack, await readJson(file), file))
      printLines(format === 'json' ? [JSON.stringify(answer, null, 2)] : periodsText(pack, answer, lang))
    })
}
