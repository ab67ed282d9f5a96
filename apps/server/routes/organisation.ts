import { Readable } from 'node:stream'
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
import * as register from '../../../src/organisation/register/schema.ts'
import * as contract from '../../../src/organisation/schema.ts'
import { wholeOf, workbook } from '../files.ts'
import { beyond, on, receives, sends, type Entry } from '../table.ts'

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
  receives(register.checkOrganisation, async ({ db, actor }, { name }, body) =>
    checkRegister(db, { name, bytes: await wholeOf(name, body) }, actor),
  ),
  receives(register.importOrganisation, async ({ db, actor }, { name, reason, removing }, body) =>
    importOrganisation(db, actor, { name, bytes: await wholeOf(name, body) }, reason, { removing }),
  ),
  sends(register.organisationTemplate, async (_, { language }) => workbook(`${FILE[language]}.xlsx`, await templateWorkbook(language))),
  sends(register.exportOrganisation, async ({ db }, { language, format, sheet }) =>
    format === 'xlsx'
      ? workbook(`${FILE[language]}.xlsx`, await registerWorkbook(db, language))
      : { name: `${sheet}.csv`, type: 'text/csv; charset=utf-8', body: Readable.from([await registerCsv(db, sheet)]) },
  ),
]
