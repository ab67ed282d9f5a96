import { callSitting, formCouncil, holdSitting, putOffSitting, replaceMember, showCouncils } from '../../../src/cases/council/index.ts'
import * as council from '../../../src/cases/council/schema.ts'
import { endMeasure, orderMeasure, showMeasures, signMeasure, withdrawMeasure } from '../../../src/cases/measures/index.ts'
import * as measures from '../../../src/cases/measures/schema.ts'
import {
  addNews,
  announceParty,
  listOwnProceedings,
  proceed,
  refer,
  showProceedings,
  takeBack,
} from '../../../src/cases/proceedings/index.ts'
import * as beside from '../../../src/cases/proceedings/schema.ts'
import { lawOf } from './cases.ts'
import { anew, beyond, on, type Context, type Entry } from '../table.ts'

type Kept = { id: string }
const councils = async (context: Context, kept: Kept) => showCouncils(context.db, context.scope, await lawOf(context), kept)
const taken = async (context: Context, kept: Kept) => showMeasures(context.db, context.scope, await lawOf(context), kept)
const along = async (context: Context, kept: Kept) => showProceedings(context.db, context.scope, await lawOf(context), kept)

export const PROCEEDING_ROUTES: readonly Entry[] = [
  on(council.showCouncils, councils),
  anew(council.formCouncil, async (context, input) => formCouncil(context.db, context.scope, await lawOf(context), input), councils),
  anew(council.replaceMember, async (context, input) => replaceMember(context.db, context.scope, await lawOf(context), input), councils),
  anew(council.callSitting, async (context, input) => callSitting(context.db, context.scope, await lawOf(context), input), councils),
  anew(council.putOffSitting, async (context, input) => putOffSitting(context.db, context.scope, await lawOf(context), input), councils),
  anew(council.holdSitting, async (context, input) => holdSitting(context.db, context.scope, await lawOf(context), input), councils),
  on(measures.showMeasures, taken),
  anew(measures.orderMeasure, async (context, input) => orderMeasure(context.db, context.scope, await lawOf(context), input), taken),
  anew(measures.withdrawMeasure, async (context, input) => withdrawMeasure(context.db, context.scope, await lawOf(context), input), taken),
  anew(measures.signMeasure, async (context, input) => signMeasure(context.db, context.scope, await lawOf(context), input), taken),
  anew(measures.endMeasure, async (context, input) => endMeasure(context.db, context.scope, await lawOf(context), input), taken),
  on(beside.showProceedings, along),
  anew(beside.refer, async (context, input) => refer(context.db, context.scope, await lawOf(context), input), along),
  anew(beside.addNews, async (context, input) => addNews(context.db, context.scope, await lawOf(context), input), along),
  anew(beside.proceed, async (context, input) => proceed(context.db, context.scope, await lawOf(context), input), along),
  anew(beside.takeBack, async (context, input) => takeBack(context.db, context.scope, await lawOf(context), input), along),
  anew(beside.announceParty, async (context, input) => announceParty(context.db, context.scope, await lawOf(context), input), along),
  beyond(
    'whoever is concerned sees measures on him and his summons from notice on; the query asks for his own alone',
    on(beside.listOwnProceedings, async (context) => listOwnProceedings(context.db, context.scope, await lawOf(context))),
  ),
]
