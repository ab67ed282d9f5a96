-- What the engine said, run by run; the newest finished run is what pages show.
create schema detect;

create table detect.run (
  id uuid primary key references jobs.job,
  -- sha-256 over the imports of the lake that were read, in order
  lake text not null,
  -- id and version of each rulebook that was used
  rulebooks jsonb not null,
  engine text not null,
  cases bigint not null,
  events bigint not null,
  violating bigint not null,
  unfinished bigint not null,
  data_from timestamptz,
  data_until timestamptz,
  timezone text not null,
  -- variants, process map, activities that rules name and the data lack (RunReport)
  report jsonb not null,
  at timestamptz not null default clock_timestamp()
);
create index run_at on detect.run (at desc);

create table detect.rule_result (
  run uuid not null references detect.run on delete cascade,
  rulebook text not null,
  rule text not null,
  -- number of the rule's version (law.rule_version), and its hash as the engine had it
  number int not null,
  version text not null,
  activated bigint not null,
  violated bigint not null,
  satisfied bigint not null,
  vacuous bigint not null,
  unknown bigint not null,
  primary key (run, rulebook, rule)
);

-- Exposure and violations by rule, unit and month, of the newest run: trends and comparisons read these.
create table detect.tally (
  run uuid not null references detect.run on delete cascade,
  rule text not null,
  unit text not null,
  month date not null,
  -- violated and satisfied; what cannot be checked is not in it
  exposed int not null,
  violated int not null,
  unknown int not null,
  primary key (run, rule, unit, month)
);
create index tally_unit on detect.tally (run, unit);

-- Cases of each unit by month, whatever rule: the denominator of rates. The unit is '' where a case names none.
create table detect.unit_month (
  run uuid not null references detect.run on delete cascade,
  unit text not null,
  month date not null,
  cases int not null,
  violating int not null,
  -- not against any rule, but some rule cannot be checked
  unknown int not null,
  primary key (run, unit, month)
);

-- Every case of the newest run, for lists and look-ups; its events are in the lake.
create table detect.case (
  case_id text collate "C" primary key,
  -- its sequence of activities, by the number that the report gives it
  variant int not null,
  unit text,
  first_at timestamptz,
  last_at timestamptz,
  events int not null,
  -- rules that it is against, and rules that cannot be checked
  violated smallint not null,
  unknown smallint not null,
  finished boolean not null
);
create index case_variant on detect.case (variant, case_id);

-- Patterns of the newest run: every unit's, and of brokers those that are flagged. The id is made from rule, subject and reference, so that it stays.
create table detect.pattern (
  id uuid primary key,
  run uuid not null references detect.run on delete cascade,
  rule text not null,
  subject_kind text not null check (subject_kind in ('unit', 'broker')),
  subject text not null,
  against text not null check (against in ('peers', 'past')),
  status text not null check (status in ('insufficient', 'ordinary', 'amber', 'red')),
  period_from date not null,
  period_until date not null,
  q double precision,
  -- observed less expected
  excess double precision not null,
  -- the whole of what was found (Pattern of detect/behaviour)
  body jsonb not null,
  unique (run, rule, subject_kind, subject, against)
);
create index pattern_status on detect.pattern (run, status, q);

-- A changed rulebook tried on the data before it counts.
create table detect.trial (
  id uuid primary key references jobs.job,
  rulebook text not null references law.rulebook,
  -- the text that was tried, and the version it was compared with
  source text not null,
  against int not null,
  result jsonb,
  by text not null,
  at timestamptz not null default clock_timestamp()
);
