/** Ways that are gone in each test, beside those of chance. */
import type { Turn } from './run.ts'

const of = (does: string, by: number, more: Partial<Turn> = {}): Turn => ({
  does,
  by,
  who: 0,
  second: false,
  day: 4,
  form: 3,
  at: 1,
  ...more,
})
const many = (turns: number, one: Turn): Turn[] => Array.from({ length: turns }, () => one)
/** What a head answers for, from notice where he is to be liable, to the signature. */
const concluded = (at: number): Turn[] => [...(at % 4 > 1 ? [0, 0] : []), 3, 0, 1, 2].map((by) => of('works on a review', by, { at }))
/** What ends where chance seldom comes, so that each route is gone at least once. */
export const WAYS: Turn[][] = [
  [
    ...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), ...concluded(4)],
    ...[of('serves', 0, { at: 2 }), of('complains', 0), of('takes up a complaint', 3), of('drafts a ruling', 3, { at: 2 })],
    ...[of('signs a ruling', 4), of('drafts within the law', 0), of('checks', 1), of('signs', 2), ...concluded(4)],
  ],
  // By the person himself, before anything is drafted; and another case beside it.
  [
    of('explains himself', 8),
    of('opens a case from outside', 0, { at: 0 }),
    of('drafts within the law', 0),
    of('checks', 1),
    of('signs', 2),
  ],
  [...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('drafts a ruling', 3, { at: 3 }), of('signs a ruling', 4)]],
  [
    ...[of('works on a council', 1, { at: 6 }), of('works on a council', 1, { at: 6 }), of('works on a council', 1, { at: 6 })],
    ...[of('orders a measure', 0, { at: 1 }), of('signs a measure', 1), ...concluded(1)],
  ],
  // Documents: a notice, made again, issued, scanned, replaced; one that is withdrawn; of a decision, and of a conclusion on a head.
  [
    ...[of('prepares a document', 0, { at: 2 }), of('works on a document', 0, { at: 13 }), of('works on a document', 1)],
    ...[of('works on a document', 2), of('attaches a scan', 2), of('prepares a document', 0, { at: 5 }), of('works on a document', 1)],
    ...[of('works on a document', 2), of('prepares a document', 0, { at: 2 }), of('works on a document', 0, { at: 8 })],
    ...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('prepares a document', 0, { at: 3 })],
    ...[of('works on a document', 1), of('works on a document', 2), ...concluded(1)],
    ...[of('prepares a document', 0, { at: 1 }), of('works on a document', 1), of('works on a document', 2)],
  ],
  // Evidence, and its end.
  [
    ...[of('adds evidence', 0, { at: 3 }), of('adds evidence', 0, { at: 2 }), of('adds evidence', 0, { at: 4 })],
    ...[of('works on evidence', 1, { at: 3 }), of('works on evidence', 1, { at: 1 }), of('works on evidence', 1, { at: 2 })],
    ...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('adds evidence', 0, { at: 1 }), of('destroys files', 3)],
  ],
  // What registers and the law bring meanwhile.
  [
    ...[of('takes an old case over', 0, { at: 1 }), of('takes ratings over', 0), of('drafts within the law', 0), of('changes the law', 0)],
    ...[of('changes the law', 1), of('has clocks worked out', 0), of('checks', 1), of('signs', 2), of('drafts within the law', 0)],
    ...[of('checks', 1), of('signs', 2)],
  ],
  [
    ...[of('opens a second case', 0), of('links both cases', 0, { second: true, at: 3 })],
    ...[
      of('drafts a redacted file', 0),
      of('works on a redacted file', 1),
      of('works on a redacted file', 1),
      ...many(3, of('works on a reply', 0, { at: 0 })),
    ],
    ...[of('works on a reply', 1), of('works on a reply', 1), of('drafts a submission', 0), of('moves a submission', 6, { at: 1 })],
    ...[of('moves a submission', 7), of('moves a submission', 7), of('proposes a rating', 0), of('settles a rating', 1)],
  ],
  // What is taken back, and who is told.
  [
    ...[of('drafts within the law', 0), of('withdraws a draft', 0), of('drafts within the law', 0), of('checks', 1), of('signs', 2)],
    ...[of('serves', 0, { at: 2 }), of('complains', 8), of('takes up a complaint', 3), of('drafts a ruling', 3, { at: 2 })],
    ...[of('signs a ruling', 4), of('tells, or knows', 8, { at: 2 }), of('tells, or knows', 0), of('minutes a remark', 0)],
  ],
  [
    ...[of('enters facts of a head', 2, { at: 2 }), ...concluded(2), of('opens a second case', 0)],
    ...[of('links both cases', 0, { at: 4 }), of('undoes a link', 0), of('drafts a redacted file', 0)],
    ...[of('works on a redacted file', 1, { at: 3 }), of('works on a redacted file', 1, { at: 6 }), of('works on a reply', 0)],
    ...[of('works on a reply', 0, { at: 6 }), of('proposes a rating', 0), of('settles a rating', 1, { at: 4 })],
    ...[
      of('plans', 0),
      of('works on the plan', 0, { at: 3 }),
      of('works on the plan', 0, { at: 1 }),
      of('plans', 0),
      of('works on the plan', 0, { at: 2 }),
    ],
    ...[of('sees to the shipment', 0, { at: 0 }), of('sees to the shipment', 0), of('sees to money', 0, { at: 0 }), of('sees to money', 0)],
  ],
  // A transfer of which somebody is told and heard; another that he answers himself, and that is withdrawn.
  [
    ...[of('drafts a submission', 0, { at: 2 }), of('moves a submission', 0, { at: 2 }), of('moves a submission', 0)],
    of('moves a submission', 0, { at: 2 }),
  ],
  [
    ...[of('drafts a submission', 0, { at: 2 }), of('moves a submission', 0, { at: 2 }), of('moves a submission', 0)],
    ...[of('answers what is about himself', 8), of('moves a submission', 0, { at: 8 })],
  ],
  // A council of which a member is replaced and a sitting put off; measures; a file that goes away, and comes back.
  [
    ...[of('works on a council', 1, { at: 6 }), of('works on a council', 1, { at: 4 }), of('works on a council', 1, { at: 6 })],
    ...[of('works on a council', 1, { at: 3 }), of('orders a measure', 0), of('withdraws a measure', 0), of('orders a measure', 0)],
    ...[of('signs a measure', 1), of('ends a measure', 1), of('refers, or takes back', 0, { at: 2 })],
    ...[of('enters news of a file that is away', 0, { at: 2 }), of('refers, or takes back', 0, { at: 3 }), of('refers, or takes back', 0)],
  ],
  [
    ...[
      of('drafts within the law', 0),
      of('checks', 1),
      of('signs', 2),
      of('reads a case again', 5),
      of('reads a case again', 7, { at: 2 }),
    ],
    ...[of('reads a case again', 7, { at: 2 }), of('reads a case again', 5, { at: 2 })],
  ],
  [
    ...[of('adds a person', 0, { at: 3 }), of('adds a circumstance', 0, { at: 2 }), of('adds an earlier decision', 0, { day: 0 })],
    ...[of('announces discipline by the Party', 0), of('enters a report', 0), of('concludes what the unit answers for', 2)],
  ],
  [
    ...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('strikes off', 0), of('drafts a ruling', 3, { at: 2 })],
    of('withdraws a ruling', 3),
  ],
  // Somebody is put in by mistake, with acts; what is wrong is taken out, and the case is decided without him. It goes to another handler.
  [
    ...[of('adds a person', 0, { who: 1 }), of('sets an act', 0, { who: 1, at: 0 }), of('gives notice', 0, { who: 1 })],
    ...[of('takes a person out', 8, { who: 1 }), of('adds a circumstance', 0), of('takes a fact out', 0, { at: 2 })],
    ...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('takes a person out', 1, { who: 1 })],
  ],
  [...[of('hands the case over', 0, { at: 0 }), of('hands the case over', 9), of('hands the case over', 0, { at: 0 })]],
  // A head is told, answers for himself; a draft of what he answers for is taken back.
  [
    ...[
      of('tells a head of his review', 0),
      of('tells a head of his review', 0, { at: 2 }),
      of('answers for himself', 11),
      of('works on a review', 3),
      of('works on a review', 0),
    ],
    of('works on a review', 0, { at: 21 }),
  ],
  // A provisional review goes of which a document was prepared.
  [
    ...[
      of('prepares a document', 0),
      of('works on a document', 1),
      of('sets an act', 0, { at: 19, day: 0 }),
      of('sets an act', 0, { at: 9 }),
    ],
    ...[of('sets an act', 0, { at: 7 }), of('works on a document', 2), of('works on a document', 2, { at: 8 })],
  ],
]
