-- Periods that act: what is held, what is proposed for destruction, by whom it was approved, and what remains of it.
create schema retention;

-- As long as a hold stands nothing that it is about is destroyed: a finding, what a person had a part in, what a unit and all below it did on some
-- days, or everything.
create table retention.hold (
  id uuid primary key default uuidv7(),
  what text not null check (what in ('finding', 'person', 'unit', 'everything')),
  finding uuid,
  officer text,
  unit text,
  -- of the acts; null: all days
  during daterange,
  -- who asks for it, and the document
  authority text not null,
  document text not null,
  reason text not null,
  by text not null,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_by text,
  ended_by_name text,
  ended_reason text,
  check ((what = 'finding') = (finding is not null)),
  check ((what = 'person') = (officer is not null)),
  check ((what = 'unit') = (unit is not null)),
  check (during is null or what = 'unit' and not isempty(during)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null))
);
create index hold_standing on retention.hold (what) where ended_at is null;
create index hold_finding on retention.hold (finding) where finding is not null;

-- A list of what is to be destroyed: drawn up and proposed by one, approved by another, then carried out. It stays when what it lists is gone.
create table retention.destruction (
  id uuid primary key default uuidv7(),
  -- TH-26-0001: without gaps, by year
  number text not null unique,
  kind text not null check (kind in ('cleared', 'confirmed', 'account', 'reads')),
  state text not null default 'draft' check (state in ('draft', 'proposed', 'approved', 'done', 'refused', 'withdrawn')),
  -- due on or before this day, by this period of the law as it was then: { name, years, cite, from, confirmed, note }
  day date not null,
  basis jsonb not null,
  reason text not null,
  drawn_by text not null,
  drawn_by_name text not null,
  drawn_account text not null,
  drawn_at timestamptz not null default clock_timestamp(),
  proposed_at timestamptz,
  -- Merkle root over what is proposed: who approves, approves this
  root text,
  n int,
  approved_by text,
  approved_by_name text,
  approved_account text,
  approved_at timestamptz,
  -- number and day of the decision
  document text,
  -- why it was refused or withdrawn, and by whom
  ended_by_name text,
  ended_reason text,
  job uuid references jobs.job,
  -- rows that were removed, by table
  removed jsonb not null default '{}',
  finished_at timestamptz,
  constraint two_persons check (approved_by <> drawn_by and approved_account <> drawn_account),
  constraint approved_whole check ((state in ('approved', 'done')) = (approved_by is not null)
    and (approved_by is null) = (approved_account is null) and (approved_by is null) = (approved_at is null)
    and (approved_by is null) = (document is null)),
  constraint proposed_whole check ((proposed_at is null) = (root is null) and (proposed_at is null) = (n is null)
    and (proposed_at is not null or state in ('draft', 'withdrawn'))),
  constraint approved_in_time check (approved_at <= proposed_at + interval '90 days'),
  check ((state = 'done') = (finished_at is not null))
);
create index destruction_state on retention.destruction (state, id);

create table retention.item (
  destruction uuid not null references retention.destruction,
  -- finding:…, account:…, reads:2026-01
  subject text not null,
  finding uuid,
  label text not null,
  unit text,
  -- from which day its period ran, and the first day on which it may be destroyed
  since date not null,
  due date not null,
  -- the last event that touched it when the list was drawn up
  stamp bigint not null,
  state text not null default 'listed' check (state in ('listed', 'out', 'left', 'destroyed')),
  -- why it was left
  why text check (why in ('changed', 'held', 'gone', 'refused', 'withdrawn')),
  at timestamptz,
  primary key (destruction, subject),
  check ((state = 'left') = (why is not null)),
  check ((state = 'destroyed') <= (at is not null))
);
-- On one list at a time, and destroyed once.
create unique index item_once on retention.item (subject) where state in ('listed', 'destroyed');
create index item_waiting on retention.item (destruction, due, subject) where state = 'listed';
create index item_finding on retention.item (finding) where finding is not null;

-- By what content a destroyed finding would be raised again, and which hits statistics leave out since then: hashes and nothing else.
create table findings.destroyed (
  identity bytea primary key,
  -- SHA-256 of rule and case, where it was held against nobody
  cleared bytea
);
create index destroyed_cleared on findings.destroyed (cleared) where cleared is not null;

-- From which moment the period of a concluded finding runs.
create function findings.closed_at(state text, concluded_at timestamptz, updated_at timestamptz) returns timestamptz
  language sql immutable parallel safe as $$
  select case when state in ('new', 'review') then null when state = 'withdrawn' then updated_at else concluded_at end
$$;
create index finding_closed on findings.finding (state, findings.closed_at(state, concluded_at, updated_at)) where state not in ('new', 'review');
create index finding_duplicate on findings.finding (duplicate_of) where duplicate_of is not null;

-- An account of which nothing is left but whose it was.
alter table access.account add column emptied boolean not null default false,
  add constraint emptied_whole check (not emptied or disabled and officer is null and password is null and totp is null and provider_subject is null);

-- A unit, all below it and those that were there before them.
create function retention.units_of(top text) returns setof text language sql stable as $$
  with recursive units as materialized (select code, parent from organisation.unit),
    below (code) as (select top union select next.code from below, lateral (select child.code from units child where child.parent = below.code
      union all select s.predecessor from organisation.succession s where s.successor = below.code) as next)
  select code from below
$$;

-- Which of these findings are held, and by which holds. What has no date may have been on any day.
create function retention.holds_on(ids uuid[]) returns table (finding uuid, hold uuid) language plpgsql stable as $$
begin
  return query select one, h.id from retention.hold h, unnest(ids) as one
    where h.ended_at is null and (h.what = 'everything' or h.what = 'finding' and h.finding = one);
  return query select distinct part.finding, h.id from retention.hold h, lateral (
      select kept as finding from findings.hidden_from(array[h.officer]) as kept where kept = any(ids)
      union all select hearing.finding from findings.hearing where hearing.officer = h.officer and hearing.finding = any(ids)) as part
    where h.ended_at is null and h.what = 'person';
  return query select f.id, h.id from retention.hold h, lateral (select array(select retention.units_of(h.unit)) as units) as of_unit
    join findings.finding f on f.id = any(ids)
    where h.ended_at is null and h.what = 'unit' and f.unit = any(of_unit.units) and (h.during is null or f.from_at is null or f.until_at is null
      or h.during && daterange((f.from_at at time zone desk.zone())::date, (f.until_at at time zone desk.zone())::date, '[]'));
end $$;

-- Whether this was destroyed under a list that two persons stand for.
create function retention.is_destroyed(what text) returns boolean language sql stable as $$
  select exists (select from retention.item i join retention.destruction d on d.id = i.destruction
    where i.subject = what and i.state = 'destroyed' and d.approved_by is not null)
$$;

-- The record stays; of what was destroyed it keeps who did what and when, and no words.
create or replace function ledger.refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.reason = 'Đã tiêu hủy / Destroyed' and new.body = '{}' and retention.is_destroyed(old.subject)
      and to_jsonb(new) - 'reason' - 'body' = to_jsonb(old) - 'reason' - 'body' then return new; end if;
  end if;
  raise exception 'ledger.event is append-only' using errcode = 'insufficient_privilege';
end $$;
create or replace function access.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.asked = '{}' and new.people = '{}' and retention.is_destroyed(old.subject)
      and to_jsonb(new) - 'asked' - 'people' = to_jsonb(old) - 'asked' - 'people' then return new; end if;
  elsif tg_op = 'DELETE' then
    if retention.is_destroyed('reads:' || to_char(old.at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM')) then return old; end if;
  end if;
  raise exception 'access.read is append-only' using errcode = 'insufficient_privilege';
end $$;

alter table jobs.job drop constraint job_kind_check, add check (kind in ('check', 'import', 'detect', 'patterns', 'trial', 'demo', 'destroy'));
