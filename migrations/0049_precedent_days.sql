-- How long a decision took is counted in days of the administration: one that is signed before seven in the morning is not of the day before.
create or replace function cases.precedents_from(wanted cases.decision) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.precedent (decision, act, case_id, about, grade, class, leads, several, form, day, took, unit, handler, signer)
  select wanted.id, a.id, a.case_id, cases.about_of(a), cases.grade_of(a), service.class,
    exists (select from organisation.tenure t where t.officer = wanted.officer and t.role <> 'officer' and t.during @> wanted.day),
    count(*) over () > 1, wanted.form, wanted.day, (wanted.signed_at at time zone 'Asia/Ho_Chi_Minh')::date - c.opened_on, c.unit, c.handler,
    wanted.signed_by
  from cases.act a join cases.case c on c.id = a.case_id
    cross join lateral (select s.class from organisation.service s where s.officer = wanted.officer and lower(s.during) <= wanted.day
      order by s.during desc limit 1) as service
  where a.case_id = wanted.case_id and a.officer = wanted.officer and cases.about_of(a) is not null and cases.grade_of(a) is not null
$$;
update cases.precedent p set took = (d.signed_at at time zone 'Asia/Ho_Chi_Minh')::date - c.opened_on
  from cases.decision d join cases.case c on c.id = d.case_id where d.id = p.decision;
