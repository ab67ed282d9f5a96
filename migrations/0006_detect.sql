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
  -- the data of the log explorer and of the rulebook page (ReportData)
  report jsonb not null,
  at timestamptz not null default clock_timestamp()
);
create index run_at on detect.run (at desc);

create table detect.rule_result (
  run uuid not null references detect.run on delete cascade,
  rulebook text not null,
  rule text not null,
  version text not null,
  activated bigint not null,
  violated bigint not null,
  satisfied bigint not null,
  vacuous bigint not null,
  unknown bigint not null,
  primary key (run, rulebook, rule)
);

-- Exposure and violations by rule, subject, month and stratum: the cells of the statistics, of trends and of comparisons.
create table detect.tally (
  run uuid not null references detect.run on delete cascade,
  rule text not null,
  subject_kind text not null check (subject_kind in ('unit', 'broker')),
  subject text not null,
  month date not null,
  stratum text not null,
  exposed bigint not null,
  violated bigint not null,
  unknown bigint not null,
  primary key (run, rule, subject_kind, subject, month, stratum)
);
create index tally_subject on detect.tally (run, subject_kind, subject);

-- Cases of each unit by month, whatever rule: the denominator of rates.
create table detect.unit_month (
  run uuid not null references detect.run on delete cascade,
  unit text not null,
  month date not null,
  cases bigint not null,
  violating bigint not null,
  unknown bigint not null,
  primary key (run, unit, month)
);

create table detect.pattern (
  id uuid primary key default uuidv7(),
  run uuid not null references detect.run on delete cascade,
  rule text not null,
  subject_kind text not null check (subject_kind in ('unit', 'broker')),
  subject text not null,
  against text not null check (against in ('peers', 'past')),
  status text not null check (status in ('insufficient', 'ordinary', 'amber', 'red')),
  period_from date not null,
  period_until date not null,
  q double precision,
  excess double precision,
  -- the whole of the output contract (analytics, section 9)
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
