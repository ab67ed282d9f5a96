-- One finding per hit: identity, explanation, triage.
create schema findings;

-- The case as it lay in the lake when findings were raised or updated on it: evidence, and what pages draw. A finding that was concluded or
-- withdrawn keeps the one that it was judged by.
create table findings.trace (
  id bigint generated always as identity primary key,
  case_id text not null,
  -- SHA-256 of events, facts and finished
  content bytea not null,
  -- [{ at, activity, account, unit, values }], in order
  events jsonb not null,
  -- attributes of the case, name → value
  facts jsonb not null,
  finished boolean not null,
  run uuid not null,
  unique (case_id, content)
);

create sequence findings.number;
create function findings.number_text(place bigint, raised_on date) returns text language sql immutable parallel safe as $$
  select 'PH-' || lpad((extract(year from raised_on)::int % 100)::text, 2, '0') || '-' || lpad(place::text, greatest(6, length(place::text)), '0')
$$;

create table findings.finding (
  id uuid primary key default uuidv7(),
  -- PH-26-004817
  number text not null unique,
  -- SHA-256 of rule, case and witness events by content
  identity bytea not null unique,
  -- SHA-256 of everything else that a run says of it, so that the next run sees at once whether it says the same
  content bytea not null,
  rulebook text not null,
  rule text not null,
  -- number of the rule's version (law.rule_version)
  rule_number int not null,
  case_id text not null,
  trace bigint not null references findings.trace,
  unit text,
  broker text,
  month date,
  stratum text,
  area int,
  stage text,
  severity smallint not null check (severity between 1 and 3),
  state text not null default 'new' check (state in ('new', 'review', 'confirmed', 'dismissed', 'duplicate', 'withdrawn')),
  -- place in the order of states, for sorting
  standing smallint not null generated always as (
    case state when 'new' then 1 when 'review' then 2 when 'confirmed' then 3 when 'dismissed' then 4 when 'duplicate' then 5 else 6 end) stored,
  -- state before the machine withdrew it
  state_before text check (state_before in ('new', 'review', 'confirmed')),
  -- when the last witness event happened; the day is the local one
  happened_at timestamptz,
  -- the time that it speaks of, from the first to the last event of the witnesses and of the span: circumstances of that time bear on it
  from_at timestamptz,
  until_at timestamptz,
  raised_at timestamptz not null default clock_timestamp(),
  raised_on date not null,
  due date,
  assignee text,
  -- positions of the witness events in the trace, from 0
  witnesses int[] not null,
  why_en text not null,
  why_vi text not null,
  -- what could overturn it: [{ en, vi, kind }]
  doubts jsonb not null default '[]',
  -- what a picture needs besides: missing activities, span
  picture jsonb not null default '{}',
  -- accounts that have one holder on the day, and those that cannot be attributed
  attributed smallint not null default 0,
  unattributed smallint not null default 0,
  -- a circumstance that holds it back; it is then in no list but that circumstance's
  withheld_by uuid,
  duplicate_of uuid references findings.finding,
  -- why it was dismissed or is a duplicate, in the person's words
  conclusion text,
  concluded_at timestamptz,
  concluded_by text,
  -- nobody, some or all of those named can be named: 0, 1, 2; nobody is named once it is dismissed, a duplicate or withdrawn
  attribution smallint not null generated always as (
    case when state in ('dismissed', 'duplicate', 'withdrawn') or attributed = 0 then 0 when unattributed > 0 then 1 else 2 end) stored,
  -- what lists are sorted by, never null
  by_due date not null generated always as (coalesce(due, 'infinity'::date)) stored,
  by_happened timestamptz not null generated always as (coalesce(happened_at, '-infinity'::timestamptz)) stored,
  by_severity smallint not null generated always as (-severity) stored,
  by_unit text not null generated always as (coalesce(unit, '')) stored,
  -- lower case, without diacritics: number and case. Rules and units are searched where their names are; accounts and people nowhere
  search text not null,
  run uuid not null,
  -- event of the ledger under which it was raised
  event bigint not null,
  updated_at timestamptz not null default clock_timestamp()
);
-- What a list is sorted by, and the id (src/findings/order.ts); with the state, which nearly every list asks for, so that it is counted by the index.
create index finding_due on findings.finding (by_due, id) include (standing) where withheld_by is null;
create index finding_open_due on findings.finding (by_due, id) include (standing) where withheld_by is null and standing in (1, 2);
create index finding_standing on findings.finding (standing, by_due, id) where withheld_by is null;
create index finding_severity on findings.finding (by_severity, by_due, id) include (standing) where withheld_by is null;
create index finding_rule on findings.finding (rule, by_due, id) include (standing) where withheld_by is null;
create index finding_unit on findings.finding (by_unit, by_due, id) include (standing, rule) where withheld_by is null;
create index finding_raised on findings.finding (raised_on, id) include (standing) where withheld_by is null;
create index finding_happened on findings.finding (by_happened, id) include (standing) where withheld_by is null;
create index finding_attribution on findings.finding (attribution, by_due, id) include (standing) where withheld_by is null;
create index finding_assignee on findings.finding (assignee, by_due, id) include (standing)
  where withheld_by is null and assignee is not null;
create index finding_trace on findings.finding (trace);
create index finding_case on findings.finding (case_id);
create index finding_withheld on findings.finding (withheld_by, id) where withheld_by is not null;
create index finding_search on findings.finding using gin (search gin_trgm_ops);

-- Which rules and units findings have, and what the findings of a rule are like: a few hundred rows, by which filters know where to look.
create table findings.rule_seen (
  rule text not null,
  severity smallint not null,
  area int,
  stage text,
  unique nulls not distinct (rule, severity, area, stage)
);
create table findings.unit_seen (
  unit text primary key
);

-- What one event of the ledger that stands for many findings (a run, a bulk act, a circumstance) did to each.
create table findings.change (
  finding uuid not null references findings.finding,
  event bigint not null,
  -- one of HISTORY_KINDS; that it was raised is not here: it is the finding's own event
  kind text not null,
  body jsonb not null default '{}'
);
create index change_finding on findings.change (finding);

-- Named in the trace: an account at a witness event; the officer where exactly one held it that day.
create table findings.named (
  finding uuid not null references findings.finding,
  account text not null,
  officer text,
  -- none, several, shared; null where it can be attributed
  unattributed text check (unattributed in ('none', 'several', 'shared')),
  events int[] not null,
  primary key (finding, account)
);
create index named_officer on findings.named (officer) where officer is not null;

-- What a person named in the trace said when asked; a finding with attributable names is confirmed only after each was heard.
create table findings.hearing (
  id uuid primary key default uuidv7(),
  finding uuid not null references findings.finding,
  officer text not null,
  -- heard, objected, declined, unreachable
  outcome text not null check (outcome in ('heard', 'objected', 'declined', 'unreachable')),
  said text not null,
  held_on date not null,
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index hearing_finding on findings.hearing (finding);

create table findings.note (
  id uuid primary key default uuidv7(),
  finding uuid not null references findings.finding,
  text text not null,
  by text not null,
  by_name text not null,
  at timestamptz not null default clock_timestamp()
);
create index note_finding on findings.note (finding, at);

-- Dated circumstances: outage, storm, temporary instruction, declared specialisation. Never for one person.
create table findings.circumstance (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('outage', 'weather', 'instruction', 'specialisation', 'other')),
  title text not null,
  -- units it holds for, with all below them; null: everywhere
  units text[],
  -- rules it bears on; null: all
  rules text[],
  from_at timestamptz not null,
  until_at timestamptz not null,
  effect text not null check (effect in ('annotate', 'withhold')),
  -- number and date of the document, and who approved
  document text not null,
  approver text not null,
  state text not null default 'in-force' check (state in ('in-force', 'revoked')),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check (until_at > from_at),
  check (units is null or cardinality(units) > 0),
  check (rules is null or cardinality(rules) > 0)
);
alter table findings.finding add foreign key (withheld_by) references findings.circumstance;

create table findings.finding_circumstance (
  finding uuid not null references findings.finding,
  circumstance uuid not null references findings.circumstance,
  primary key (finding, circumstance)
);
create index finding_circumstance_other on findings.finding_circumstance (circumstance);

create table findings.saved_view (
  id uuid primary key default uuidv7(),
  owner text not null,
  name text not null,
  -- the filter, sort and columns, as the list's input has them
  query jsonb not null,
  at timestamptz not null default clock_timestamp(),
  unique (owner, name)
);
