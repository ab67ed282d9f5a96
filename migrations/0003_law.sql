-- Rulebooks as they were loaded: every version is kept, one of each rulebook is in use.
create schema law;

create table law.rulebook (
  id text primary key check (id ~ '^[a-z0-9-]{1,60}$'),
  title_en text not null,
  title_vi text not null,
  -- version in use; null before the first is put to use
  version int
);

create table law.rulebook_version (
  rulebook text not null references law.rulebook,
  version int not null check (version >= 1),
  -- the YAML, as loaded
  source text not null,
  sha256 text not null,
  rules int not null,
  unconfirmed int not null,
  note text not null,
  state text not null check (state in ('draft', 'used', 'replaced', 'dropped')),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  used_by text,
  used_at timestamptz,
  primary key (rulebook, version),
  unique (rulebook, sha256)
);
alter table law.rulebook add foreign key (id, version) references law.rulebook_version (rulebook, version) deferrable initially deferred;

-- Each version of each rule that was ever in a version of a rulebook, numbered from 1 within the rule, so that a finding can name it.
create table law.rule_version (
  rulebook text not null,
  rule text not null,
  number int not null check (number >= 1),
  -- SHA-256 of what can change a verdict (rules.md)
  version text not null,
  title_en text not null,
  title_vi text not null,
  severity smallint not null check (severity between 1 and 3),
  area int,
  -- basis, exceptions, explanation in words, template, activities, days in force: for reading
  body jsonb not null,
  first_in int not null,
  at timestamptz not null default clock_timestamp(),
  primary key (rulebook, rule, number),
  unique (rulebook, rule, version)
);
create index rule_version_rule on law.rule_version (rule);
