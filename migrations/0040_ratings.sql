-- What decisions and reviews do to annual ratings; the ratings themselves, which people propose and conclude.
create schema accountability;

create table accountability.rating (
  id uuid primary key default uuidv7(),
  officer text not null references organisation.officer,
  year int not null check (year between 2000 and 2200),
  -- where he serves on the last day of the year
  unit text not null references organisation.unit_code,
  -- of the words of the law: what his results give, and what he is rated
  by_results text not null,
  level text not null,
  -- points of each part and what was taken off, where the law of the year has points
  scores jsonb,
  -- what the law of the year limited it to when it was proposed, and by which rules
  said jsonb not null,
  -- decisions, reviews and circumstances that counted, and the cases of their acts
  rests uuid[] not null default '{}',
  cases uuid[] not null default '{}',
  -- why it is another than results and limit give
  reason text check (reason <> ''),
  -- the concluded one that it takes the place of
  corrects uuid references accountability.rating,
  proposed_by text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  concluded_by text,
  concluded_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  -- Whoever proposes does not conclude, but for the one person of an installation without accounts; and nobody rates himself.
  check (concluded_by <> proposed_by or proposed_by = 'local'),
  check (officer <> proposed_by and officer is distinct from concluded_by),
  check ((concluded_by is null) = (concluded_at is null) and (withdrawn_by is null) = (withdrawn_at is null)),
  check (concluded_by is null or withdrawn_by is null)
);
create unique index one_proposal on accountability.rating (officer, year) where concluded_by is null and withdrawn_by is null;
create unique index one_rating on accountability.rating (officer, year) where concluded_by is not null and corrects is null;
create unique index one_correction on accountability.rating (corrects) where concluded_by is not null;
create index rating_year on accountability.rating (year, unit);

-- What was concluded or withdrawn stays; a proposal changes by being withdrawn.
create function accountability.guard_rating() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.concluded_by is not null or old.withdrawn_by is not null
      or to_jsonb(new) - array['concluded_by', 'concluded_at', 'withdrawn_by', 'withdrawn_at']
        <> to_jsonb(old) - array['concluded_by', 'concluded_at', 'withdrawn_by', 'withdrawn_at'] then
    raise exception 'accountability.rating: what was proposed or concluded stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on accountability.rating for each row execute function accountability.guard_rating();

-- Who rates whom ---------------------------------------------------------------------------------------------------------

-- Units whose people whoever asks may see the ratings of: null for all.
create function access.asker_ratings() returns text[] language sql stable parallel safe as $$ select access.listed(access.asker() -> 'ratings') $$;

-- Who serves in units today, or did on the last day of last year, which is rated in these weeks.
create function accountability.serving(units text[]) returns setof text language sql stable rows 500 as $$
  select t.officer from organisation.tenure t where (units is null or t.unit = any (units))
    and (t.during @> organisation.today() or t.during @> (date_trunc('year', organisation.today()) - interval '1 day')::date)
$$;

do $policies$
begin
  grant usage on schema accountability to liem_app, liem_wide, liem_system;
  alter table accountability.rating enable row level security;
  alter table accountability.rating force row level security;
  grant select, insert, update on accountability.rating to liem_app, liem_wide;
  grant select, insert, update, delete on accountability.rating to liem_system;
end $policies$;
create policy system on accountability.rating to liem_system using (true) with check (true);
-- Nobody sees how he, or somebody he is related to, is being rated; what was concluded of him he sees.
create policy raters on accountability.rating to liem_app, liem_wide using (officer <> all ((select access.asker_hidden())::text[])
  and ((select access.asker_ratings()) is null or unit = any ((select access.asker_ratings())::text[])
    or officer in (select accountability.serving((select access.asker_ratings())))));
create policy own on accountability.rating for select to liem_app, liem_wide using (officer = (select access.asker_officer()) and concluded_by is not null);

-- What the rating of somebody may rest on, also where the case is not for whoever asks: signed decisions, reviews that were concluded against him, and these
-- kinds of circumstances once he has notice. What was reversed has the day of it. A request is told of whom it may rate, and of whoever asks himself.
create function accountability.stands(officers text[], circumstances text[]) returns table (officer text, id uuid, by text, word text, case_id uuid, number text,
    day date, document text, kinds text[], reversed_on date, role text, unit text, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked text[] := officers;
begin
  if access.is_request() then
    asked := array(select o from unnest(officers) o where o = access.asker_officer() or access.may('rating.read') and o <> all (access.asker_hidden())
      and (access.asker_ratings() is null or o in (select accountability.serving(access.asker_ratings()))
        or exists (select from accountability.rating r where r.officer = o and r.unit = any (access.asker_ratings()))));
  end if;
  return query
    select d.officer, d.id, 'decision', d.form, d.case_id, case when cases.sees(d.case_id) then c.number end, d.day, d.number,
      array(select distinct k from cases.act a, unnest(a.kinds) k where a.case_id = d.case_id and a.officer = d.officer), d.reversed_on, null::text, null::text,
      coalesce(d.reversed_on::timestamptz, d.signed_at)
      from cases.decision d join cases.case c on c.id = d.case_id where d.officer = any (asked) and d.signed_by is not null and d.form <> 'none'
    union all
    select r.officer, r.id, 'review', r.form, r.case_id, case when cases.sees(r.case_id) then c.number end, r.concluded_on, null,
      array(select distinct k from cases.act a, unnest(a.kinds) k where a.case_id = r.case_id), r.reversed_on, r.role, r.unit,
      coalesce(r.reversed_on, r.concluded_on)::timestamptz
      from cases.review r join cases.case c on c.id = r.case_id where r.officer = any (asked) and r.outcome = 'liable'
    union all
    select s.officer, s.id, 'circumstance', s.kind, s.case_id, case when cases.sees(s.case_id) then c.number end,
      coalesce((s.facts ->> 'announced')::date, s.from_day), s.document,
      array(select distinct k from cases.act a, unnest(a.kinds) k where a.case_id = s.case_id and a.officer = s.officer), null::date, null::text, null::text, null::timestamptz
      from cases.circumstance s join cases.case c on c.id = s.case_id
      join cases.party p on p.case_id = s.case_id and p.officer = s.officer and p.role = 'concerned' and p.notified_on is not null
      where s.officer = any (asked) and s.kind = any (circumstances);
end $$;

-- Concluded ratings of a year whose ground has changed since: something on which they rested was reversed or is there no more, or something came after them.
create function accountability.unsettled(of_year int) returns table (rating uuid, why text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select r.id, case when bool_or(s.gone) then 'reversed' else 'new' end from accountability.rating r
    cross join lateral (
      select true as gone from unnest(r.rests) rest where not exists (select from cases.decision d where d.id = rest and d.reversed_on is null)
        and not exists (select from cases.review v where v.id = rest and v.reversed_on is null) and not exists (select from cases.circumstance x where x.id = rest)
      union all
      select false from cases.decision d where d.officer = r.officer and d.signed_by is not null and d.reversed_on is null and d.form <> 'none'
        and extract(year from d.day) = r.year and d.signed_at > r.concluded_at
      union all
      select false from cases.review v where v.officer = r.officer and v.outcome = 'liable' and v.reversed_on is null
        and extract(year from v.concluded_on) = r.year and v.concluded_on > r.concluded_at::date) s
    where r.year = of_year and r.concluded_by is not null and not exists (select from accountability.rating n where n.corrects = r.id and n.concluded_by is not null)
      and (not access.is_request() or access.may('rating.read') and r.officer <> all (access.asker_hidden())
        and (access.asker_ratings() is null or r.unit = any (access.asker_ratings()) or r.officer in (select accountability.serving(access.asker_ratings()))))
    group by r.id;
end $$;
