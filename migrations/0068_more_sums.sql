alter table accountability.case_sum drop constraint case_sum_kind_check;
alter table accountability.case_sum add constraint case_sum_kind_check check (kind in ('opened', 'origin', 'open', 'decision', 'kept', 'violation', 'area', 'reversed',
  'complaint', 'ruling', 'review', 'collective', 'minor', 'time'));

-- As in 0051, with where cases come from (what a unit found itself stands apart), whether the periods for deciding that the law had were kept, and what units
-- answer for as a whole. A period is not known of a decision from before they were kept with it.
create or replace view accountability.case_fact with (security_invoker = true) as
  with first as not materialized (
    select id as case_id, unit, opened_on, state,
      (select min(s.day) from cases.step s where s.case_id = c.id and s.kind = 'verification') as verified from cases.case c),
  concerned as not materialized (
    select p.case_id, p.officer, p.notified_on,
      (select min(s.day) from cases.step s where s.case_id = p.case_id and s.kind = 'explanation' and s.officer = p.officer) as heard
    from cases.party p where p.role = 'concerned'),
  stands as not materialized (select * from cases.decision where signed_by is not null and reversed_on is null),
  stage as not materialized (
    select case_id, 'verification' as word, opened_on as since, verified as until from first
    union all select p.case_id, 'notice', f.verified, p.notified_on from concerned p join first f using (case_id)
    union all select case_id, 'hearing', notified_on, heard from concerned
    union all select d.case_id, 'decision', (select min(s.day) from cases.step s where s.case_id = d.case_id and s.kind = 'explanation' and s.officer = d.officer), d.day
      from stands d
    union all select d.case_id, 'whole', c.opened_on, d.day from stands d join cases.case c on c.id = d.case_id),
  happened as not materialized (
    select id as case_id, unit, opened_on as day, 'opened' as kind, '' as word, 0 as days from cases.case
    union all select id, unit, opened_on, 'open', '', 0 from cases.case where state <> 'decided'
    union all select c.id, c.unit, c.opened_on, 'origin', case when o.case_id is null then 'finding' when (o.said ->> 'own')::boolean then 'own' else 'outside' end, 0
      from cases.case c left join cases.origin o on o.case_id = c.id
    union all select d.case_id, null, d.day, 'decision', d.form, 0 from stands d
    union all select d.case_id, null, d.day, 'kept', (select case when count(*) = 0 or bool_or(p.ends is null) then 'unknown' when d.day <= min(p.ends) then 'in-time'
        when d.day <= max(p.ends) then 'extended' else 'late' end from jsonb_to_recordset(coalesce(d.law -> 'periods', '[]')) as p (ends date)), 0 from stands d
    union all select d.case_id, null, d.reversed_on, 'reversed', d.form, 0 from cases.decision d where d.signed_by is not null and d.reversed_on is not null
    union all select d.case_id, null, d.day, k.kind, case k.kind when 'violation' then coalesce(a.severity, '') else coalesce(e.area::text, '') end, 0
      from stands d join cases.act a on a.case_id = d.case_id and a.officer = d.officer cross join (values ('violation'), ('area')) as k (kind)
      left join law.catalogue_entry e on e.version = a.version and e.code = a.entry where d.form <> 'none'
    union all select p.case_id, null, p.received, 'complaint', p.round::text, 0 from cases.complaint p
    union all select g.case_id, null, g.day, 'ruling', g.kind, 0 from cases.ruling g where g.signed_by is not null
    union all select r.case_id, r.unit, coalesce(r.reversed_on, r.concluded_on, c.opened_on), 'review',
        case when r.outcome is null then 'waiting' when r.reversed_on is not null then 'reversed' else r.outcome end, 0
      from cases.review r join cases.case c on c.id = r.case_id
    union all select l.case_id, l.unit, l.concluded_on, 'collective', '', 0 from cases.collective l
    union all select a.case_id, null, a.detected, 'minor', '', 0 from cases.act a join cases.case c on c.id = a.case_id
      where a.minor is not null and c.state <> 'duplicate'
        and not exists (select from cases.referral r where r.case_id = a.case_id and r.officer = a.officer)
        and not exists (select from cases.ruling g join cases.decision d on d.id = g.decision
          where g.case_id = a.case_id and g.kind = 'exonerated' and g.signed_by is not null and d.officer = a.officer)
    union all select case_id, null, until, 'time', word, until - since from stage where until >= since)
  select h.case_id, coalesce(h.unit, c.unit) as unit, extract(year from h.day)::int as year, h.kind, h.word, h.days, count(*)::int as n
  from happened h join cases.case c on c.id = h.case_id group by 1, 2, 3, 4, 5, 6;
create constraint trigger counted after insert or update or delete on cases.collective deferrable initially deferred for each row
  execute function accountability.case_changed();

select accountability.recount();
