-- How far a finding is kept from others: 0 ordinary, 1 restricted, 2 secret. A tier of the administration's own, with no effect under the law on the
-- protection of state secrets. Nearly all findings are ordinary: those that are not stand in an index of their own.
alter table findings.finding add column tier smallint not null default 0 check (tier between 0 and 2);
create index finding_tier on findings.finding (tier, id) where tier > 0;

-- Findings that are kept from somebody: by a conflict (findings.hidden_from), and those above his clearance. `restricted` and `secret`: units of which he
-- sees findings of that tier, null for all. What was given or opened to him he sees wherever it is from, where he is cleared for the tier in any unit.
create function findings.kept_from(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns setof uuid
  language plpgsql stable rows 200 as $$
begin
  return query select findings.hidden_from(officers);
  return query select f.id from findings.finding f, lateral (select case f.tier when 1 then restricted else secret end as units) as cleared
    where f.tier > 0 and cleared.units is not null and not f.by_unit = any(cleared.units)
      and (cardinality(cleared.units) = 0 or f.assignee is distinct from given and f.id <> all(opened));
end $$;
