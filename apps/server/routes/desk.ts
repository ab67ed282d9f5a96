import { listCases, listUnitRows, searchAll, showCase, showLog, showOverview, showState, showUnit } from '../../../src/desk/index.ts'
import * as log from '../../../src/desk/log/schema.ts'
import * as overview from '../../../src/desk/overview/schema.ts'
import * as units from '../../../src/desk/units/schema.ts'
import { on, type Entry } from '../table.ts'
import { askerOf } from './work.ts'
import { VERSION } from '../version.ts'

export const DESK_ROUTES: readonly Entry[] = [
  on(overview.showState, (context) => {
    const { db, home, actor, scopeFor, may, actions, own } = context
    const reviews = may('break-glass.decide') ? scopeFor('break-glass.decide') : null
    const known = {
      version: VERSION,
      lakeDir: home.lake,
      localOnly: own.identity.by === 'local',
      may: actions(),
      reviews,
      heads: may('case.decide') ? scopeFor('case.decide') : null,
      asks: own.identity,
      work: askerOf(context),
    }
    return showState(db, { ...scopeFor('finding.read'), actor }, known, !may('job.operate'))
  }),
  on(overview.showOverview, ({ db, scope }, input) => showOverview(db, scope, input)),
  on(overview.search, ({ db, scope, may, scopeFor }, input) =>
    searchAll(db, { scope, handled: may('case.read') ? scopeFor('case.read') : null }, input),
  ),
  on(units.listUnitRows, ({ db, scope }, input) => listUnitRows(db, scope, input)),
  on(units.showUnit, ({ db, scope }, input) => showUnit(db, scope, input)),
  on(log.showLog, ({ db, scope }) => showLog(db, scope)),
  on(log.listCases, ({ db, scope }, input) => listCases(db, scope, input)),
  on(log.showCase, ({ db, home, scope }, input) => showCase(db, scope, home.lake, input)),
]
