import { LiemError, type Trx } from '../../base/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { competent, judgeSigner, type Competence } from '../../law/competence/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { competenceFacts } from './facts.ts'
import type { CompetenceRow } from './schema.ts'

interface Decided {
  id: string
  officer: string
  form: string
  day: string
}

/** Who is competent on the day of a decision, as it is kept with its draft. */
export async function keepCompetence(trx: Trx, pack: LawPack, given: Decided): Promise<CompetenceRow> {
  return rowOf(trx, await askOf(trx, pack, given), null)
}

/**
 * The same as it is kept with a signature, and whether whoever signs is competent by it. Throws `denied` where confirmed rules make another competent; by rules
 * that nobody has confirmed he is only flagged. The one person of an installation without accounts stands for everybody.
 */
export async function keepSigner(trx: Trx, pack: LawPack, given: Decided, signer: string): Promise<CompetenceRow> {
  const found = await askOf(trx, pack, given)
  const by = signer === LOCAL.id ? 'unknown' : judgeSigner(found, signer)
  if (by === 'other' && found.confirmed)
    throw new LiemError('denied', 'somebody else is competent to sign this decision', { hint: placesOf(found) })
  return rowOf(trx, found, by)
}

async function askOf(trx: Trx, pack: LawPack, { form, ...given }: Decided): Promise<Competence> {
  return competent(pack, { ...(await competenceFacts(trx, given)), form })
}

/** Units by the names that they had that day: what is kept stays as it was. */
async function rowOf(trx: Trx, { unit, former, ...found }: Competence, by: CompetenceRow['by']): Promise<CompetenceRow> {
  const names = await unitNames(trx, unit === null ? former : [unit, ...former], found.day)
  return { ...found, unit: unit === null ? null : names.get(unit)!, former: former.map((code) => names.get(code)!), by }
}

const placesOf = ({ because, delegation }: Competence): string =>
  [...because.map(({ cite, rule }) => `${cite} (${rule})`), ...delegation.map(({ cite, row }) => `${cite.en} (${row})`)].join('; ')
