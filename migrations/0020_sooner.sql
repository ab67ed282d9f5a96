-- What is kept from whoever asks is looked up in nearly every statement of a request: by one plan that is kept (one made anew for the officers at hand costs
-- more than all of it finds), and reading once who asks.
create or replace function findings.hidden_from(officers text[]) returns setof uuid
  language plpgsql stable rows 200 set plan_cache_mode = force_generic_plan as $$
begin
  return query select named.finding from findings.named where named.officer = any(officers)
    union all select part.finding from organisation.account_holder held, lateral (
        select named.finding, acted.from_at, acted.until_at from findings.named join findings.finding acted on acted.id = named.finding
          where named.account = held.account and named.unattributed is not null
        union all select mentioned.finding, mentioned.from_at, mentioned.until_at from findings.mentioned where mentioned.account = held.account) as part
      where held.officer = any(officers) and (part.until_at is null or part.from_at is null
        or part.until_at >= held.from_day - interval '1 day' and part.from_at < coalesce(held.until_day, 'infinity') + interval '2 days');
end $$;

create or replace function findings.kept_from(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns setof uuid
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker jsonb;
begin
  if access.is_request() then
    asker := access.asker();
    if officers = access.listed(asker -> 'hidden') and restricted is not distinct from access.listed(asker -> 'restricted')
      and secret is not distinct from access.listed(asker -> 'secret') and given = asker ->> 'given'
      and opened = access.listed(asker -> 'opened')::uuid[] then return; end if;
    perform findings.refuse_others(officers);
  end if;
  return query select findings.kept_from_any(officers, restricted, secret, given, opened);
end $$;

create or replace function findings.kept_from_asker() returns setof uuid
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker jsonb := access.asker();
  hidden text[] := access.listed(asker -> 'hidden');
  restricted text[] := access.listed(asker -> 'restricted');
  secret text[] := access.listed(asker -> 'secret');
begin
  if current_setting('role') = 'liem_wide' and asker ->> 'units' is distinct from 'all' then
    raise exception 'nobody asks who sees all units' using errcode = 'insufficient_privilege';
  end if;
  if asker is null then return; end if;
  if restricted is null and secret is null then return query select findings.hidden_from(hidden); return; end if;
  return query select findings.kept_from_any(hidden, restricted, secret, asker ->> 'given', access.listed(asker -> 'opened')::uuid[]);
end $$;

-- Rules (and so severities, areas, stages) and states within units: each of them is one place of the index, whatever else the units have.
create index finding_unit_rule on findings.finding (by_unit, rule, standing, by_due, id) where withheld_by is null;
