-- Every change of a degree stays: which it was, which it became, who changed it and why, and whether somebody had seen before what the law answers of that person.
create table cases.regrading (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  act uuid not null references cases.act,
  -- as cases.grade_of has it; null: not concluded
  before text,
  after text check (after is distinct from before),
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  -- since when the law's answer, with its prescription, had been seen; null: nobody had
  seen_at timestamptz check (seen_at <= at)
);
create index regrading_act on cases.regrading (act);
create index regrading_case on cases.regrading (case_id);
create trigger guarded before update or delete on cases.regrading for each row execute function cases.refuse_change();

do $policies$
declare
  act text;
begin
  alter table cases.regrading enable row level security;
  alter table cases.regrading force row level security;
  create policy system on cases.regrading to liem_system using (true) with check (true);
  create policy of_case on cases.regrading to liem_app, liem_wide using (exists (select from cases.case c where c.id = regrading.case_id));
  foreach act in array array['insert', 'update', 'delete'] loop
    execute format('create policy no_seat_%1$s on cases.regrading as restrictive for %1$s to liem_app, liem_wide %2$s (coalesce(case_id <> all ((select cases.seated_alone())::uuid[]), true))',
      act, case act when 'insert' then 'with check' else 'using' end);
  end loop;
  grant select, insert, update, delete on cases.regrading to liem_system;
  grant select, insert on cases.regrading to liem_app, liem_wide;
end $policies$;

-- Since when somebody has seen what the law answers of one person concerned: by the record of reads, kept from nobody by a mandate, or by a decision that was
-- drafted, which holds the answer. Where the register did not say of which class he is, there was none.
create function cases.law_seen(wanted uuid, who text) returns timestamptz
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return null; end if;
  return (select min(one.at) from (
    select r.at from access.read r join cases.case c on c.id = wanted
      where r.subject = 'case:' || wanted and r.route = 'GET /api/cases/:id/law' and r.asked ->> 'officer' = who
        and exists (select from organisation.service s where s.officer = who and lower(s.during) <= (r.asked ->> 'day')::date)
        and not access.read_sealed(r.actor, r.at, null, c.unit)
    union all select d.drafted_at from cases.decision d where d.case_id = wanted and d.officer = who) as one);
end $$;
