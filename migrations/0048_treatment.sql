-- How like matters were treated by whoever handled and signed them. Beside each decision that stands: of which unit, who handled the case and who signed, and
-- with what it is held against (about, grade, class, leadership, several), as one number. The unit of a case and who signed do not change.
alter table cases.precedent add column unit text, add column handler text, add column signer text,
  add column alike bigint generated always as (hashtextextended(about || E'\n' || grade || E'\n' || class || E'\n' || leads::text || several::text, 0)) stored;

create or replace function cases.precedents_from(wanted cases.decision) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.precedent (decision, act, case_id, about, grade, class, leads, several, form, day, took, unit, handler, signer)
  select wanted.id, a.id, a.case_id, cases.about_of(a), cases.grade_of(a), service.class,
    exists (select from organisation.tenure t where t.officer = wanted.officer and t.role <> 'officer' and t.during @> wanted.day),
    count(*) over () > 1, wanted.form, wanted.day, wanted.signed_at::date - c.opened_on, c.unit, c.handler, wanted.signed_by
  from cases.act a join cases.case c on c.id = a.case_id
    cross join lateral (select s.class from organisation.service s where s.officer = wanted.officer and lower(s.during) <= wanted.day
      order by s.during desc limit 1) as service
  where a.case_id = wanted.case_id and a.officer = wanted.officer and cases.about_of(a) is not null and cases.grade_of(a) is not null
$$;
update cases.precedent p set unit = c.unit, handler = c.handler, signer = d.signed_by from cases.case c, cases.decision d
  where c.id = p.case_id and d.id = p.decision;
alter table cases.precedent alter column unit set not null, alter column signer set not null;
-- What is summed up, by the index alone.
create index precedent_treated on cases.precedent (day)
  include (decision, act, case_id, unit, handler, signer, alike, several, grade, form, took);
create index precedent_handler on cases.precedent (handler, day);
create index precedent_signer on cases.precedent (signer, day);
create index finding_concluded on findings.finding (concluded_at) include (concluded_by, rule, state, by_unit, id)
  where state in ('confirmed', 'dismissed') and withheld_by is null;

-- Decisions that stand and were signed on these days, each once, by the gravest act that it answers (`grades`: from the lightest): of these units (null: all),
-- but for cases that are kept from whoever asks. A request is given what he may see of cases, whatever is said here.
create function cases.treated(by_whom text, since date, before date, grades text[], units text[], hidden text[], restricted text[], secret text[], given text)
  returns table (decision uuid, case_id uuid, who text, alike bigint, form text, day date, took int)
  language plpgsql stable rows 10000 security definer set search_path = pg_catalog, pg_temp as $$
declare
  column_name text := case by_whom when 'signed' then 'p.signer' else 'p.handler' end;
  those text := ' from cases.precedent p where p.day between $1 and $2';
  own text[];
  kept uuid[];
begin
  if access.is_request() then
    if not access.may('treatment.read') then return; end if;
    own := access.asker_cases();
    kept := array(select cases.kept_from_asker());
  else
    kept := array(select cases.kept_from_any(hidden, restricted, secret, given));
  end if;
  if units is not null then those := those || ' and p.unit = any ($3)'; end if;
  if own is not null then those := those || ' and p.unit = any ($4)'; end if;
  if kept <> '{}' then those := those || ' and p.case_id <> all ($5)'; end if;
  those := those || ' and ' || column_name || ' is not null';
  return query execute 'select p.decision, p.case_id, ' || column_name || ', p.alike, p.form, p.day, p.took' || those || ' and not p.several
    union all (select distinct on (p.decision) p.decision, p.case_id, ' || column_name || ', p.alike, p.form, p.day, p.took' || those || ' and p.several
      order by p.decision, array_position($6, p.grade) desc, p.act)' using since, before, units, own, kept, grades;
end $$;
