import {
  catalogueTemplate,
  checkCatalogue,
  diffVersions,
  dropDraft,
  importCatalogue,
  listEntries,
  listInstruments,
  listVersions,
  publishVersion,
  showEntry,
} from '../../../src/law/catalogue/index.ts'
import * as contract from '../../../src/law/catalogue/schema.ts'
import { wholeOf, workbook } from '../files.ts'
import { on, receives, sends, type Entry } from '../table.ts'

const FILE = { vi: 'danh-muc-vi-pham', en: 'catalogue' } as const

export const CATALOGUE_ROUTES: readonly Entry[] = [
  on(contract.listVersions, ({ db, actor }, input) => listVersions(db, actor, input)),
  on(contract.listInstruments, () => listInstruments()),
  on(contract.listEntries, ({ db, actor }, input) => listEntries(db, actor, input)),
  on(contract.showEntry, ({ db, actor }, input) => showEntry(db, actor, input)),
  on(contract.diffVersions, ({ db, actor }, input) => diffVersions(db, actor, input)),
  receives(contract.checkCatalogue, async ({ db, actor }, { name, encoding, ...asked }, body) =>
    checkCatalogue(db, actor, { name, encoding, bytes: await wholeOf(name, body) }, asked),
  ),
  receives(contract.importCatalogue, async ({ db, actor }, { name, encoding, ...asked }, body) =>
    importCatalogue(db, actor, { name, encoding, bytes: await wholeOf(name, body) }, asked),
  ),
  on(contract.publishVersion, ({ db, actor }, input) => publishVersion(db, actor, input)),
  on(contract.dropDraft, ({ db, actor }, input) => dropDraft(db, actor, input)),
  sends(contract.catalogueTemplate, async (_, { language }) => workbook(`${FILE[language]}.xlsx`, await catalogueTemplate(language))),
]
