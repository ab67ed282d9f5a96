-- Once acts are taken out of a case as a mistake, what was concluded of heads for them stands no more, where no other act keeps it: as after a quash. Only whoever
-- may conclude does so, and not of himself or his kin. Gives how many; null where whoever asks may not.
create function cases.reverse_bare_reviews(wanted uuid, rested jsonb, kept jsonb) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  those uuid[];
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.change') then
    raise exception 'cases.review: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  those := array(select r.id from cases.review r where r.case_id = wanted and r.outcome is not null and r.reversed_on is null
    and exists (select from jsonb_to_recordset(rested) as one (officer text, unit text, role text)
      where (one.officer, one.unit, one.role) = (r.officer, r.unit, r.role))
    and not exists (select from jsonb_to_recordset(kept) as one (officer text, unit text, role text)
      where (one.officer, one.unit, one.role) = (r.officer, r.unit, r.role)));
  if those <> '{}' and access.is_request() and (not access.may('case.decide')
    or exists (select from cases.review r where r.id = any (those) and r.officer = any (access.asker_hidden()))) then return null; end if;
  update cases.review set reversed_on = organisation.today() where id = any (those);
  return cardinality(those);
end $$;
