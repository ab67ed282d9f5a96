-- What waits beside the way from a finding to a decision: interim measures, documents, what is released, the shipment, what is read again (src/desk/work).

-- What waits is a small part after some years.
create index measure_waiting on cases.measure (case_id) where signed_by is null and withdrawn_by is null;
create index measure_running on cases.measure (case_id) where signed_by is not null and extends is null;
create index measure_extends on cases.measure (extends) where extends is not null;
create index document_waiting on cases.document (case_id) where state in ('draft', 'checked');
create index release_waiting on cases.release (case_id) where released_by is null and withdrawn_by is null;
create index goods_waiting on cases.goods (case_id) where result is null;
create index complaint_waiting on cases.complaint (case_id) where admitted is distinct from false;
create index rereading_waiting on cases.rereading (quarter) where verdict is null;
create index rereading_differs on cases.rereading (id) where verdict in ('something', 'unclear') and settled_by is null;

-- What of one kind waits in cases, behind policies that would ask of each row again who sees its case: a request is given what is of cases that whoever asks
-- may see, elsewhere it is all. `own`: only in cases that he handles, or nobody. `due`: by what runs out first for whom it is about. `hands`: who had a part in
-- it, and may be the one who goes on with nothing of it.
create function cases.waiting(what text, who text, own boolean) returns table (item uuid, id uuid, number text, unit text, handler text, state text, officer text,
    due date, since timestamptz, hands text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  clock text := 'coalesce((select min(k.due) from cases.clocked k where k.case_id = c.id and (x.officer is null or k.officer = x.officer)), date ''9999-12-31'')';
  those text := case what
    when 'measure-sign' then 'x.officer, x.from_day, x.ordered_at, array[x.ordered_by] from cases.measure x join cases.case c on c.id = x.case_id
      where x.signed_by is null and x.withdrawn_by is null and not exists (select from cases.measure_end e where e.measure = x.extends)'
    when 'measure-end' then 'x.officer, greatest(x.until_day, (select max(m.until_day) from cases.measure m where m.extends = x.id and m.signed_by is not null)),
        x.signed_at, array[x.ordered_by] from cases.measure x join cases.case c on c.id = x.case_id
      where x.signed_by is not null and x.extends is null and x.from_day <= current_date and not exists (select from cases.measure_end e where e.measure = x.id)'
    when 'document-check' then 'x.officer, ' || clock || ', r.made_at, array[x.made_by] from cases.document x join cases.case c on c.id = x.case_id
        join cases.document_revision r on r.document = x.id and r.n = x.revision
      where x.state = ''draft'' and r.missing = ''[]'' and (x.review is null or x.officer <> all ($4))'
    when 'document-number' then 'x.officer, ' || clock || ', x.checked_at, array[x.made_by] from cases.document x join cases.case c on c.id = x.case_id
      where x.state = ''checked'' and (x.review is null or x.officer <> all ($4))
        and (x.decision is null or exists (select from cases.decision d where d.id = x.decision and d.signed_by is not null and d.reversed_on is null))
        and (x.replaces is null or exists (select from cases.document d where d.id = x.replaces and d.state = ''issued''))'
    when 'document-original' then 'x.officer, date ''9999-12-31'', x.issued_at, array[x.made_by] from cases.document x join cases.case c on c.id = x.case_id
      where x.state = ''issued'' and (x.review is null or x.officer <> all ($4))
        and not exists (select from cases.document_file f where f.document = x.id and f.kind = ''scan'')'
    when 'release-check' then 'x.officer, ' || clock || ', x.drafted_at, x.writers from cases.release x join cases.case c on c.id = x.case_id
      where x.released_by is null and x.withdrawn_by is null and x.checked_by is null'
    when 'release' then 'x.officer, ' || clock || ', x.checked_at, x.writers from cases.release x join cases.case c on c.id = x.case_id
      where x.released_by is null and x.withdrawn_by is null and x.checked_by is not null
        and (x.officer is null or exists (select from cases.party p where p.case_id = x.case_id and p.officer = x.officer and p.role = ''concerned''
          and p.notified_on is not null))
        and not exists (select from jsonb_array_elements(x.parts) part join cases.evidence e on e.id::text = part -> ''file'' ->> ''evidence''
          where e.withdrawn_at is not null or e.emptied)'
    when 'goods' then 'null, x.due, x.at, array[coalesce(x.owner, c.handler, '''')] from cases.goods x join cases.case c on c.id = x.case_id where x.result is null'
  end;
  units text[];
  handles text := '';
  kept uuid[] := '{}';
  hidden text[] := '{}';
begin
  if access.is_request() then
    who := access.asker_actor();
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
    hidden := access.asker_hidden();
  end if;
  those := 'select x.id, c.id, c.number, c.unit, c.handler, c.state, ' || those;
  -- A plan for what is asked now: one for whatever might be asked would read every case.
  if own then those := those || ' and (c.handler = $5 or c.handler is null)'; end if;
  if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
  return query execute those using units, handles, kept, hidden, who;
end $$;

-- What whoever asks is to answer himself: submissions to replace or transfer him, of which he was told.
create function cases.own_submissions_waiting(who text) returns table (id uuid, number text, due date, since date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() then who := access.asker_officer(); end if;
  return query select s.id, s.number, coalesce(s.due, date '9999-12-31'), s.told_on from cases.submission s
    where s.officer = who and s.told_on is not null and s.heard is null and s.answer is null and s.withdrawn_at is null;
end $$;

-- Whether somebody had to do with that which is read again, or has opened it: he is not blind.
create function cases.knows_reread(wanted uuid, who text) returns boolean language sql stable as $$
  with subjects as (select array(select 'finding:' || r.finding where r.finding is not null union all select 'case:' || r.case_id where r.case_id is not null
      union all select 'finding:' || s.finding from cases.source s where s.case_id = r.case_id) as named, r.finding, r.case_id
    from cases.rereading r where r.id = wanted)
  select exists (select from subjects join ledger.event e on e.subject = any (named) where e.actor = who)
    or exists (select from subjects join access.read a on a.subject = any (named) where a.actor = who)
    or exists (select from subjects join findings.change n on n.finding = subjects.finding
      or n.finding in (select s.finding from cases.source s where s.case_id = subjects.case_id) join ledger.event e on e.id = n.event where e.actor = who)
$$;

-- What of that which ended without consequence waits to be read again by whoever asks, who must not know it: a quarter in which there is something to take,
-- what he has taken, and another verdict on something that he sees, did not end and did not read again. Which record it is, is not said. Outside of requests
-- the one person of an installation without accounts asks, who is held to none of it.
create function cases.rereadings_waiting(who text) returns table (what text, id text, quarter date, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  free boolean := not access.is_request();
  units text[] := access.asker_cases();
  own_level int := 1;
begin
  if not free then who := access.asker_actor(); end if;
  if units is not null then
    select coalesce(min(s.level), 0) into own_level from organisation.unit_state s where s.code = any (units) and s.during @> current_date;
  end if;
  return query select 'reread-take', d.quarter::text, d.quarter, d.drawn_at from cases.draw d where exists (select from cases.rereading r
      where r.quarter = d.quarter and r.verdict is null and (free or r.level <> own_level)
        and (r.reader is null or r.reader <> 'local' and cases.knows_reread(r.id, r.reader))
        and (free or coalesce(r.case_id not in (select cases.kept_from_asker()), true) and coalesce(r.finding not in (select findings.kept_from_asker()), true)
          and not cases.knows_reread(r.id, who)))
    union all select 'reread', r.id::text, r.quarter, r.taken_at from cases.rereading r
      where r.verdict is null and r.reader = who and (free or not cases.knows_reread(r.id, who))
    union all select 'reread-settle', r.id::text, r.quarter, r.read_at from cases.rereading r
      where r.verdict in ('something', 'unclear') and r.settled_by is null and (free or r.reader <> who and access.may('case.decide')
        and (cases.sees(r.case_id) or r.finding not in (select findings.kept_from_asker()) and exists (select from findings.finding f
          where f.id = r.finding and (access.asker_units() is null or f.unit = any (access.asker_units()) or f.assignee = who)))
        and not exists (select from cases.decision d where d.case_id = r.case_id and who in (d.drafted_by, d.checked_by, d.signed_by))
        and not exists (select from ledger.event e where e.subject = 'finding:' || r.finding and e.actor = who and e.kind = 'finding.moved'
          and e.body ->> 'to' = 'dismissed'));
end $$;
