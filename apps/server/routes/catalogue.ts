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
import { currentLaw } from '../../../src/law/changed/index.ts'
import { wholeOf, workbook } from '../files.ts'
import { on, receives, sends, type Context, type Entry } from '../table.ts'

const lawOf = ({ db, home }: Pick<Context, 'db' | 'home'>) => currentLaw(db, home.path)
const FILE = { vi: 'danh-muc-vi-pham', en: 'catalogue' } as const

export const CATALOGUE_ROUTES: readonly Entry[] = [
  on(contract.listVersions, ({ db, actor }, input) => listVersions(db, actor, input)),
  on(contract.listInstruments, async (context) => listInstruments(await lawOf(context))),
  on(contract.listEntries, async (context, input) => listEntries(context.db, await lawOf(context), context.actor, input)),
  on(guideContract, async (context, input) => guideToEntries(context.db, await lawOf(context), context.actor, input)),
  on(contract.showEntry, async (context, input) => showEntry(context.db, await lawOf(context), context.actor, input)),
  on(contract.diffVersions, async (context, input) => diffVersions(context.db, await lawOf(context), context.actor, input)),
  receives(contract.checkCatalogue, async (context, { name, encoding, ...asked }, body) =>
    checkCatalogue(context.db, await lawOf(context), context.actor, { name, encoding, bytes: await wholeOf(name, body) }, asked),
  ),
  receives(contract.importCatalogue, async (context, { name, encoding, ...asked }, body) =>
    importCatalogue(context.db, await lawOf(context), context.actor, { name, encoding, bytes: await wholeOf(name, body) }, asked),
  ),
  on(contract.publishVersion, ({ db, actor }, input) => publishVersion(db, actor, input)),
  on(contract.dropDraft, ({ db, actor }, input) => dropDraft(db, actor, input)),
  sends(contract.catalogueTemplate, async (context, { language }) =>
    workbook(`${FILE[language]}.xlsx`, await catalogueTemplate(await lawOf(context), language)),
  ),
]
