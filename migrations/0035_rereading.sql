-- What ended without consequence is read again, blind: findings that were dismissed, cases that ended without discipline. A part of each quarter and level is
-- drawn by a seed whose hash was put on record before anything of it was known. Requests have nothing to do with these tables: who is told what of them, routes
-- say (src/cases/rereading).
create table cases.seed (
  quarter date primary key check (quarter = date_trunc('quarter', quarter::timestamp)::date),
  -- told when the quarter is drawn
  seed bytea not null check (length(seed) = 32),
  recorded_at timestamptz not null default clock_timestamp()
);
create table cases.draw (
  quarter date primary key references cases.seed,
  -- in ten-thousandths, as the practice of the first day of the quarter has it
  share int not null check (share between 1 and 10000),
  -- what was drawn from: [{ kind, level, id }]
  pool jsonb not null,
  drawn_by text not null,
  drawn_at timestamptz not null default clock_timestamp()
);
create table cases.rereading (
  id uuid primary key default uuidv7(),
  quarter date not null references cases.draw,
  kind text not null check (kind in ('finding', 'case')),
  -- a finding that is destroyed at the end of its period takes this with it
  finding uuid references findings.finding on delete cascade,
  case_id uuid references cases.case,
  -- of the unit that ended it; 0 where that is not known
  level smallint not null,
  -- how it had ended: { outcome, reason, by, on }; whoever reads it again sees it after his verdict
  first jsonb not null,
  reader text,
  taken_at timestamptz,
  -- nothing to answer for; something; it cannot be said from the file
  verdict text check (verdict in ('nothing', 'something', 'unclear')),
  words text,
  read_at timestamptz,
  -- what whoever decides made of another verdict
  reopened boolean,
  settled_by text,
  settled_at timestamptz,
  settled_why text,
  check ((kind = 'finding') = (finding is not null) and (kind = 'case') = (case_id is not null)),
  check ((reader is null) = (taken_at is null)),
  check ((verdict is null) = (read_at is null) and (verdict is null) = (words is null) and (verdict is null or reader is not null)),
  check ((settled_by is null) = (settled_at is null) and (settled_by is null) = (settled_why is null) and (settled_by is null) = (reopened is null)),
  check (settled_by is null or verdict in ('something', 'unclear'))
);
create unique index rereading_finding on cases.rereading (finding, quarter) where finding is not null;
create unique index rereading_case on cases.rereading (case_id, quarter) where case_id is not null;
create index rereading_quarter on cases.rereading (quarter);

-- A verdict stays, and so do seed and draw.
create function cases.guard_rereading() returns trigger language plpgsql as $$
begin
  if old.verdict is not null and to_jsonb(new) - array['reopened', 'settled_by', 'settled_at', 'settled_why']
      is distinct from to_jsonb(old) - array['reopened', 'settled_by', 'settled_at', 'settled_why'] or old.settled_by is not null then
    raise exception 'cases.rereading: a verdict stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update on cases.rereading for each row execute function cases.guard_rereading();
create trigger guarded before update or delete on cases.seed for each row execute function cases.refuse_change();
create trigger guarded before update or delete on cases.draw for each row execute function cases.refuse_change();

do $policies$
declare
  one text;
begin
  foreach one in array array['seed', 'draw', 'rereading'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
  end loop;
end $policies$;
