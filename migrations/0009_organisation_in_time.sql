-- The organisation as of any day: units, service, posts and tenures have days, and the register answers for each of them.
-- Days are half-open here: [first day, day after the last). Without a bound: since ever, until further notice.

-- Today by the clocks where the administration works; the zone of src/base/time-zone.ts.
create function organisation.today() returns date language sql stable parallel safe as $$
  select (now() at time zone 'Asia/Ho_Chi_Minh')::date
$$;

-- A unit is its code; what it is called and where it belongs holds over days.
create table organisation.unit_code (code text primary key);
insert into organisation.unit_code select code from organisation.unit;

create table organisation.unit_state (
  code text not null references organisation.unit_code,
  during daterange not null,
  name_en text not null,
  name_vi text not null,
  short_vi text,
  short_en text,
  level smallint not null check (level between 1 and 3),
  parent text,
  -- border gate, seaport, airport, industrial zone …: units are compared with like units only
  kind text,
  -- fields of work of which somebody is to be in charge
  fields text[] not null default '{}',
  primary key (code, during without overlaps),
  foreign key (parent, period during) references organisation.unit_state (code, period during) deferrable initially deferred
);
create index unit_state_parent on organisation.unit_state (parent);
insert into organisation.unit_state (code, during, name_en, name_vi, short_vi, short_en, level, parent, kind)
  select code, '(,)', name_en, name_vi, short_vi, short_en, level, parent, kind from organisation.unit;
set constraints all immediate;

create table organisation.succession (
  predecessor text not null references organisation.unit_code,
  successor text not null references organisation.unit_code,
  day date not null,
  document text,
  primary key (predecessor, successor, day),
  check (predecessor <> successor)
);
create index succession_successor on organisation.succession (successor);

create table organisation.post (
  code text primary key,
  name_en text not null,
  name_vi text not null,
  field text,
  level smallint check (level between 1 and 3),
  sensitive boolean,
  competence text
);
insert into organisation.post (code, name_en, name_vi) select distinct post, post, post from organisation.officer where post is not null;

-- In the administration's service as what; without a row nothing is known of it. Who leads is said by tenures.
create table organisation.service (
  officer text not null references organisation.officer,
  during daterange not null,
  class text not null check (class in ('cadre', 'civil-servant', 'public-employee', 'contract-worker')),
  ended text check (ended in ('left', 'retired')),
  primary key (officer, during without overlaps)
);

create table organisation.tenure (
  unit text not null,
  role text not null check (role in ('head', 'acting', 'deputy', 'officer')),
  officer text not null references organisation.officer,
  during daterange not null,
  post text references organisation.post,
  -- of what a deputy is in charge
  fields text[] not null default '{}',
  delegated_by text references organisation.officer,
  document text,
  -- when the register was told
  entered_on date not null,
  -- One text, and no primary key: of a key of columns the planner believes that it is a quick way from a unit to its tenures, and reads most of it.
  constraint tenure_once exclude using gist ((officer || E'\n' || unit || E'\n' || role) with =, during with &&),
  foreign key (unit, period during) references organisation.unit_state (code, period during) deferrable initially deferred,
  constraint one_head exclude using gist (unit with =, during with &&) where (role = 'head') deferrable initially deferred,
  constraint one_acting_head exclude using gist (unit with =, during with &&) where (role = 'acting') deferrable initially deferred
);
create index tenure_officer on organisation.tenure (officer);
-- Who was in a unit, and who was anywhere on a day: read without the rows.
create index tenure_unit on organisation.tenure (unit) include (officer, during);
create index tenure_day on organisation.tenure using gist (during) include (unit, officer);
create index tenure_entered on organisation.tenure (entered_on);
-- Queries for heads and deputies say `role <> 'officer'`, too, to be read along it.
create index tenure_leading on organisation.tenure (unit) where role <> 'officer';
insert into organisation.tenure (unit, role, officer, during, post, entered_on)
  select unit, 'officer', number, '(,)', post, organisation.today() from organisation.officer where unit is not null;
set constraints all immediate;

alter table organisation.officer drop column unit, drop column post;
drop table organisation.unit;

-- Every unit as of today; one that has ended as it was last, one to come as it will be.
create view organisation.unit as
  select distinct on (code) code, name_en, name_vi, short_vi, short_en, level, parent, kind, fields, during
  from organisation.unit_state, (select organisation.today() as today) as clock
  order by code, (during @> today) desc, coalesce(lower(during) > today, false),
    case when lower(during) > today then lower(during) - today else today - upper(during) end;

-- Days up to today on which a unit had no head and nobody acting (`field` null), or nobody in charge of a field that it declares.
create view organisation.gap as
  select unit, null::text as field, gap
    from (select code as unit, range_agg(during) as days from organisation.unit_state group by code) as there,
    lateral (select range_agg(during) as days from organisation.tenure
      where tenure.unit = there.unit and role <> 'officer' and role in ('head', 'acting')) as led,
    unnest(there.days * datemultirange(daterange(null, organisation.today(), '(]')) - coalesce(led.days, '{}')) as gap
  union all
  select unit, field, gap
    from (select code as unit, field, range_agg(during) as days from organisation.unit_state, unnest(fields) as field group by code, field) as there,
    lateral (select range_agg(during) as days from organisation.tenure
      where tenure.unit = there.unit and role <> 'officer' and there.field = any(fields)) as led,
    unnest(there.days * datemultirange(daterange(null, organisation.today(), '(]')) - coalesce(led.days, '{}')) as gap;

-- Accounts in traces that nobody can be named for are a work-list.
create index named_unattributed on findings.named (account) where unattributed is not null;
