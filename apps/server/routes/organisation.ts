import { Readable } from 'node:stream'
import { LiemError } from '../../../src/base/index.ts'
import { listUnmatchedAccounts } from '../../../src/findings/accounts/index.ts'
import { listUnmatchedAccounts as unmatchedContract } from '../../../src/findings/accounts/schema.ts'
import {
  checkRegister,
  findPeople,
  importOrganisation,
  listChangeDays,
  listPeople,
  listUnits,
  registerCsv,
  registerWorkbook,
  showPerson,
  showTree,
  showUnit,
  templateWorkbook,
  whoWasInCharge,
  workList,
} from '../../../src/organisation/index.ts'
import * as contract from '../../../src/organisation/schema.ts'
import { beyond, on, receives, sends, type Download, type Entry } from '../table.ts'

/** A register of a national administration over twenty years is a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024
const FILE = { vi: 'don-vi-con-nguoi', en: 'organisation' } as const

export const ORGANISATION_ROUTES: readonly Entry[] = [
  on(contract.listUnits, ({ db, scope }, input) => listUnits(db, scope, input)),
  on(contract.findPeople, ({ db, scope }, input) => findPeople(db, scope, input)),
  on(contract.showTree, ({ db, scope }, input) => showTree(db, scope, input)),
  on(contract.listChangeDays, ({ db, scope }, input) => listChangeDays(db, scope, input)),
  on(contract.showUnit, ({ db, scope }, input) => showUnit(db, scope, input)),
  on(contract.listPeople, ({ db, scope }, input) => listPeople(db, scope, input)),
  on(contract.showPerson, ({ db, scope }, input) => showPerson(db, scope, input)),
  on(contract.whoWasInCharge, ({ db, scope }, input) => whoWasInCharge(db, scope, input)),
  on(contract.workList, ({ db, scope }, input) => workList(db, scope, input)),
  beyond(
    'accounts that the register can attribute to nobody stand in findings, of which whoever keeps it sees none',
    on(unmatchedContract, ({ db, scope }, input) => listUnmatchedAccounts(db, scope, input)),
  ),
  receives(contract.checkOrganisation, async ({ db, actor }, { name }, body) =>
    checkRegister(db, { name, bytes: await wholeOf(name, body) }, actor),
  ),
  receives(contract.importOrganisation, async ({ db, actor }, { name, reason, removing }, body) =>
    importOrganisation(db, actor, { name, bytes: await wholeOf(name, body) }, reason, { removing }),
  ),
  sends(contract.organisationTemplate, async (_, { language }) => workbook(`${FILE[language]}.xlsx`, await templateWorkbook(language))),
  sends(contract.exportOrganisation, async ({ db }, { language, format, sheet }) =>
    format === 'xlsx'
      ? workbook(`${FILE[language]}.xlsx`, await registerWorkbook(db, language))
      : { name: `${sheet}.csv`, type: 'text/csv; charset=utf-8', body: Readable.from([await registerCsv(db, sheet)]) },
  ),
]

async function wholeOf(name: string, body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES)
      throw new LiemError('input', 'the file is larger than 64 MB', { place: { file: name }, hint: 'send its sheets one by one, as CSV' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function workbook(name: string, bytes: Buffer): Download {
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: Readable.from([bytes]) }
}
