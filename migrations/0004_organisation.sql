-- Units, people and accounts as far as findings need them: names for codes, and who held an account on a day.
create schema organisation;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Search without diacritics: lower case, no marks, đ as d.
create function organisation.plain(value text) returns text language sql immutable parallel safe strict as $$
  select translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')), 'đ', 'd')
$$;

create table organisation.unit (
  code text primary key,
  name_en text not null,
  name_vi text not null,
  short_vi text,
  short_en text,
  level smallint not null check (level between 1 and 3),
  parent text references organisation.unit,
  -- border gate, seaport, airport, industrial zone …: units are compared with like units only
  kind text
);
create index unit_parent on organisation.unit (parent);

create table organisation.officer (
  number text primary key,
  name text not null,
  unit text references organisation.unit,
  post text
);
create index officer_plain on organisation.officer using gin (organisation.plain(name || ' ' || number) gin_trgm_ops);

-- An account with several holders on a day, or with none, cannot be attributed.
create table organisation.account_holder (
  account text not null,
  officer text references organisation.officer,
  shared boolean not null default false,
  from_day date not null,
  until_day date,
  unique nulls not distinct (account, from_day, officer),
  check (until_day is null or until_day >= from_day)
);
create index account_holder_officer on organisation.account_holder (officer);
