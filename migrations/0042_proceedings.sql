-- What goes along with a case: its disciplinary council, interim measures, criminal proceedings. What was entered of them stays; what comes later is a new row.

-- A council is set up for one person concerned.
create table cases.council (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  officer text not null,
  role text not null default 'concerned' check (role = 'concerned'),
  -- by which document it was set up
  document text not null check (document <> ''),
  formed_on date not null,
  -- what the law of that day asked of its seats, point by point
  law jsonb not null,
  formed_by text not null,
  formed_at timestamptz not null default clock_timestamp(),
  foreign key (case_id, officer, role) references cases.party (case_id, officer, role)
);
create index council_case on cases.council (case_id);

-- Who sits in it; whoever takes the place of another says why. Of a seat the last counts.
create table cases.council_member (
  id uuid primary key default uuidv7(),
  council uuid not null references cases.council,
  case_id uuid not null references cases.case,
  officer text not null references organisation.officer,
  -- of the words of the law
  seat text not null,
  replaces uuid unique references cases.council_member,
  reason text,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check ((replaces is null) = (reason is null))
);
create index council_member_council on cases.council_member (council);
create index council_member_case on cases.council_member (case_id);

-- A sitting to which people were summoned.
create table cases.sitting (
  id uuid primary key default uuidv7(),
  council uuid not null references cases.council,
  case_id uuid not null references cases.case,
  day date not null,
  place text not null check (place <> ''),
  summoned_on date not null check (summoned_on <= day),
  document text not null default '',
  -- who is invited and does not vote, by name
  invited text[] not null default '{}',
  law jsonb not null,
  called_by text not null,
  called_at timestamptz not null default clock_timestamp()
);
create index sitting_council on cases.sitting (council);
create index sitting_case on cases.sitting (case_id);

-- How it went: it was held, with the members present and their votes as counts, or put off.
create table cases.sitting_end (
  sitting uuid primary key references cases.sitting,
  case_id uuid not null references cases.case,
  held boolean not null,
  -- whether whoever it is about came
  attended boolean not null,
  -- why it was put off
  reason text,
  -- rows of cases.council_member
  present uuid[] not null default '{}',
  -- secret: how many for which form, never whose
  votes jsonb not null default '[]',
  blank int not null default 0 check (blank >= 0),
  -- the step with its minutes and proposal
  step uuid references cases.step,
  law jsonb not null default '[]',
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check (held = (step is not null) and held = (reason is null))
);
create index sitting_end_case on cases.sitting_end (case_id);

-- An interim measure is ordered by one and signed by a second. One that lengthens another names it.
create table cases.measure (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  officer text not null,
  role text not null default 'concerned' check (role = 'concerned'),
  -- of the words of the law
  kind text not null,
  ground text not null check (ground <> ''),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  -- share of the pay that is paid meanwhile, in per cent
  pay int not null check (pay between 0 and 100),
  extends uuid references cases.measure,
  law jsonb not null,
  ordered_by text not null,
  ordered_at timestamptz not null default clock_timestamp(),
  number text,
  signed_by text,
  signed_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  foreign key (case_id, officer, role) references cases.party (case_id, officer, role),
  check (signed_by <> ordered_by or signed_by = 'local'),
  check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (number is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null or signed_by is null))
);
create index measure_case on cases.measure (case_id);
create index measure_officer on cases.measure (officer) where signed_by is not null;

create table cases.measure_end (
  measure uuid primary key references cases.measure,
  case_id uuid not null references cases.case,
  day date not null,
  cause text not null check (cause in ('over', 'no-need', 'no-discipline', 'disciplined')),
  -- what is paid back, or that nothing is
  owed text not null check (owed <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index measure_end_case on cases.measure_end (case_id);

create function cases.guard_measure() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.signed_by is not null or old.withdrawn_by is not null
      or to_jsonb(new) - '{number,signed_by,signed_at,withdrawn_by,withdrawn_at}'::text[] is distinct from
        to_jsonb(old) - '{number,signed_by,signed_at,withdrawn_by,withdrawn_at}'::text[] then
    raise exception 'cases.measure: what was ordered stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.measure for each row execute function cases.guard_measure();

-- What lies with an investigating body: sent there, or taken up by it. Its days are those of a circumstance, by which the law stops the clocks.
create table cases.referral (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  officer text not null,
  role text not null default 'concerned' check (role = 'concerned'),
  origin text not null check (origin in ('sent', 'taken')),
  body text not null check (body <> ''),
  day date not null,
  document text not null check (document <> ''),
  circumstance uuid not null,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  foreign key (case_id, officer, role) references cases.party (case_id, officer, role)
);
create index referral_case on cases.referral (case_id);

-- What came of it; with what ends it the file is back.
create table cases.referral_news (
  id uuid primary key default uuidv7(),
  referral uuid not null references cases.referral,
  case_id uuid not null references cases.case,
  kind text not null check (kind in ('charged', 'detained', 'released', 'proceed', 'judged', 'not-prosecuted', 'returned')),
  ends boolean not null default false,
  day date not null,
  document text not null check (document <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check (not ends or kind in ('judged', 'not-prosecuted', 'returned'))
);
create index referral_news_case on cases.referral_news (case_id);
create unique index referral_back on cases.referral_news (referral) where ends;

do $policies$
declare
  one text;
begin
  foreach one in array array['council', 'council_member', 'sitting', 'sitting_end', 'measure', 'measure_end', 'referral', 'referral_news'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
  grant update on cases.measure to liem_app, liem_wide;
end $policies$;

-- Which of these people cannot sit in a council of a case, and why as far as it may be said: concerned, a witness, or having handled it. Whoever is related to
-- one of them, has a part in the trace, or is himself judged, is `tied`: which of it, is not said.
create function cases.unfit(wanted uuid, people text[]) returns table (officer text, why text)
  language plpgsql stable rows 5 security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.change') then return; end if;
  return query select distinct on (one) one, found.why from unnest(people) as one cross join lateral (
    select 1 as n, p.role as why from cases.party p where p.case_id = wanted and p.officer = one and p.role in ('concerned', 'witness')
    union all select 2, 'handled' from cases.party p where p.case_id = wanted and p.officer = one and p.role = 'verifier'
    union all select 2, 'handled' from cases.case c where c.id = wanted and c.handler = one
    union all select 2, 'handled' from cases.source s join findings.finding f on f.id = s.finding where s.case_id = wanted and one in (f.assignee, f.concluded_by)
    union all select 3, 'tied' from cases.party p where p.case_id = wanted and p.role in ('concerned', 'witness') and p.officer = any (access.related_to(one))
    union all select 3, 'tied' from cases.source s join findings.named n on n.finding = s.finding where s.case_id = wanted and n.officer = one
    union all select 3, 'tied' from cases.review r where r.case_id = wanted and r.officer = one) as found
    order by one, found.n;
end $$;
