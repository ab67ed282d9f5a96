-- Break-glass: one finding outside of what somebody may see, opened to him for a few hours, with a reason. Each try is a row, also one that opened
-- nothing. What is open is read with every request (access.context); who reviews it, src/access/break-glass/ says.
create table access.break_glass (
  id uuid primary key default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  account uuid not null references access.account,
  -- in whose name: the number in the register, else the account
  actor text not null check (actor <> ''),
  actor_name text not null,
  -- what he called the record, and why he needs it
  asked text not null,
  reason text not null,
  -- the record that was opened; null where nothing was, whatever the cause
  finding uuid,
  -- the first moment at which it is closed again, and by when somebody else has to have looked at it
  until_at timestamptz not null,
  review_by timestamptz not null,
  outcome text check (outcome in ('justified', 'not-justified')),
  words text,
  reviewer text,
  reviewer_name text,
  reviewed_at timestamptz,
  -- event of the ledger under which it was asked for
  event bigint not null,
  constraint reviewed_whole check (num_nulls(outcome, words, reviewer, reviewer_name, reviewed_at) in (0, 5)),
  constraint reviewed_what_was_opened check (finding is not null or outcome is null),
  constraint reviewed_by_another check (reviewer <> actor)
);
create index break_glass_account on access.break_glass (account, id desc);
create index break_glass_waiting on access.break_glass (id) where finding is not null and outcome is null;
create index break_glass_opened on access.break_glass (id) where finding is not null;

-- A read that was possible only because the record was opened so.
alter table access.read add column break_glass uuid;
create index read_break_glass on access.read (break_glass) where break_glass is not null;

-- As before, with `opened`: findings that are open to the account so at this moment.
drop function access.context(uuid, text);
create function access.context(account uuid, officer text, out grants jsonb, out related text[], out serving boolean, out opened uuid[])
  language plpgsql stable as $$
begin
  with recursive held as (select * from access.held_by(account, officer)),
    units as materialized (select code, parent, level, during @> organisation.today() as stands from organisation.unit),
    below (top, code) as (select unit, unit from held where unit is not null
      union select below.top, next.code from below, lateral (select child.code from units child where child.parent = below.code
        union all select before.code from organisation.succession s join units before on before.code = s.predecessor
          where s.successor = below.code and not before.stands) as next)
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'units',
      case when unit is null or unit in (select code from units where level = 1 and parent is null and stands) then null
        else (select jsonb_agg(code order by code) from below where top = unit) end) order by role, unit), '[]')
    into grants from held;
  related := access.related_to(officer);
  serving := exists (select from organisation.officer o where o.number = $2) and (not exists (select from organisation.service s where s.officer = $2)
    or exists (select from organisation.service s where s.officer = $2 and s.during @> organisation.today()));
  opened := array(select b.finding from access.break_glass b
    where b.account = $1 and b.finding is not null and b.until_at > clock_timestamp() order by b.id);
end $$;
