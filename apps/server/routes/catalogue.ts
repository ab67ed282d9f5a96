import { lawOf } from '../../../src/law/allowed/index.ts'
import {
  catalogueTemplate,
  checkCatalogue,
  diffVersions,
  dropDraft,
  guideToEntries,
  importCatalogue,
  listEntries,
  listInstruments,
  listVersions,
  publishVersion,
  showEntry,
} from '../../../src/law/catalogue/index.ts'
import { guideToEntries as guideContract } from '../../../src/law/catalogue/guide/schema.ts'
import * as contract from '../../../src/law/catalogue/schema.ts'
import { wholeOf, workbook } from '../files.ts'
import { on, receives, sends, type Entry } from '../table.ts'

const FILE = { vi: 'danh-muc-vi-pham', en: 'catalogue' } as const

export const CATALOGUE_ROUTES: readonly Entry[] = [
  on(contract.listVersions, ({ db, actor }, input) => listVersions(db, actor, input)),
  on(contract.listInstruments, ({ home }) => listInstruments(lawOf(home.path))),
  on(contract.listEntries, ({ db, home, actor }, input) => listEntries(db, lawOf(home.path), actor, input)),
  on(guideContract, ({ db, home, actor }, input) => guideToEntries(db, lawOf(home.path), actor, input)),
  on(contract.showEntry, ({ db, home, actor }, input) => showEntry(db, lawOf(home.path), actor, input)),
  on(contract.diffVersions, ({ db, home, actor }, input) => diffVersions(db, lawOf(home.path), actor, input)),
  receives(contract.checkCatalogue, async ({ db, home, actor }, { name, encoding, ...asked }, body) =>
    checkCatalogue(db, lawOf(home.path), actor, { name, encoding, bytes: await wholeOf(name, body) }, asked),
  ),
  receives(contract.importCatalogue, async ({ db, home, actor }, { name, encoding, ...asked }, body) =>
    importCatalogue(db, lawOf(home.path), actor, { name, encoding, bytes: await wholeOf(name, body) }, asked),
  ),
  on(contract.publishVersion, ({ db, actor }, input) => publishVersion(db, actor, input)),
  on(contract.dropDraft, ({ db, actor }, input) => dropDraft(db, actor, input)),
  sends(contract.catalogueTemplate, async ({ home }, { language }) =>
    workbook(`${FILE[language]}.xlsx`, await catalogueTemplate(lawOf(home.path), language)),
  ),
]
