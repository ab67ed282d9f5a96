-- Decisions that stand, by what each was on: what like acts are held against. Kept up by a trigger, so that what is reversed is gone at once.
create table cases.precedent (
  decision uuid not null references cases.decision,
  act uuid not null references cases.act,
  case_id uuid not null references cases.case,
  -- entry of the catalogue, else kinds
  about text not null collate "C",
  -- degree, or 'below' discipline
  grade text not null,
  -- on the day of the decision, as the register had it when it was signed
  class text not null,
  leads boolean not null,
  -- whether it answered several acts
  several boolean not null,
  form text not null,
  day date not null,
  -- days from opening to signature
  took int not null,
  primary key (decision, act)
);
create index precedent_like on cases.precedent (about, grade, class, leads, several, day, decision) include (form, took, case_id);
create index precedent_case on cases.precedent (case_id);

-- What an act is about; null where neither an entry nor a kind is known.
create function cases.about_of(a cases.act) returns text language sql immutable parallel safe as $$
  select case when a.entry is not null then 'entry ' || a.version || ' ' || a.entry
    when a.kinds <> '{}' then 'kinds ' || array_to_string(array(select distinct kind from unnest(a.kinds) as kind order by kind), ',') end
$$;
create function cases.grade_of(a cases.act) returns text language sql immutable parallel safe as $$
  select case when a.disciplinable then a.severity else 'below' end
$$;

create function cases.precedents_from(wanted cases.decision) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.precedent (decision, act, case_id, about, grade, class, leads, several, form, day, took)
  select wanted.id, a.id, a.case_id, cases.about_of(a), cases.grade_of(a), service.class,
    exists (select from organisation.tenure t where t.officer = wanted.officer and t.role <> 'officer' and t.during @> wanted.day),
    count(*) over () > 1, wanted.form, wanted.day, wanted.signed_at::date - c.opened_on
  from cases.act a join cases.case c on c.id = a.case_id
    cross join lateral (select s.class from organisation.service s where s.officer = wanted.officer and lower(s.during) <= wanted.day
      order by s.during desc limit 1) as service
  where a.case_id = wanted.case_id and a.officer = wanted.officer and cases.about_of(a) is not null and cases.grade_of(a) is not null
$$;
create function cases.keep_precedents() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.reversed_on is not null then delete from cases.precedent where decision = new.id;
  elsif new.signed_by is not null and (tg_op = 'INSERT' or old.signed_by is null) then perform cases.precedents_from(new);
  end if;
  return null;
end $$;
create trigger precedents after insert or update of signed_by, reversed_on on cases.decision for each row execute function cases.keep_precedents();
select cases.precedents_from(d) from cases.decision d where d.signed_by is not null and d.reversed_on is null;

-- Why a form was drafted that no like decision has given, in either direction; kept with the decision.
create table cases.departure (
  decision uuid primary key references cases.decision,
  case_id uuid not null references cases.case,
  direction text not null check (direction in ('lighter', 'heavier', 'between')),
  -- how many like decisions there were
  n int not null check (n > 0),
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create function cases.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.%: what was written stays', tg_table_schema, tg_table_name using errcode = 'check_violation';
end $$;
create trigger guarded before update or delete on cases.departure for each row execute function cases.refuse_change();

do $policies$
declare
  one text;
begin
  foreach one in array array['precedent', 'departure'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select on cases.%I to liem_app, liem_wide', one);
  end loop;
  grant insert on cases.departure to liem_app, liem_wide;
end $policies$;

-- Of all decisions that stand on like acts, wherever: how many gave each form, and how long they took. Nobody is named, no case; whoever shows it leaves out
-- small counts. `without`: of the case that is looked at, whose decisions there are left out (a person).
create function cases.count_precedents(of_about text, of_grade text, of_class text, of_leads boolean, of_several boolean, since date, before date,
    without uuid, whose text) returns table (form text, n int, took int[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() and not access.may('case.read') then return; end if;
  return query select p.form, count(distinct p.decision)::int, percentile_disc(array[0.25, 0.5, 0.75]) within group (order by p.took)
    from cases.precedent p
    where p.about = of_about and p.grade = of_grade and p.class = of_class and p.leads = of_leads and p.several = of_several
      and p.day >= since and (before is null or p.day <= before)
      and (p.case_id <> without or not exists (select from cases.decision d where d.id = p.decision and d.officer = whose))
    group by grouping sets ((p.form), ());
end $$;
