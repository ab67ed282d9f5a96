-- What waits of several kinds at once: who asks, and what is kept from him, is worked out once and not for each kind again.
drop function cases.waiting(text, text, boolean);

-- What of some kinds waits in cases, behind policies that would ask of each row again who sees its case: a request is given what is of cases that whoever asks
-- may see, elsewhere it is all. Of originals and releases only in cases that he handles, or nobody. `due`: by what runs out first for whom it is about. `hands`:
-- who had a part in it, and may be the one who goes on with nothing of it. Kinds of other work are passed over.
create function cases.waiting(kinds text[], who text) returns table (what text, item uuid, id uuid, number text, unit text, handler text, state text, officer text,
    due date, since timestamptz, hands text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  clock text := 'coalesce((select min(k.due) from cases.clocked k where k.case_id = c.id and (x.officer is null or k.officer = x.officer)), date ''9999-12-31'')';
  those text;
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
  foreach what in array kinds loop
      those := case what
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
    continue when those is null;
    those := 'select $6, x.id, c.id, c.number, c.unit, c.handler, c.state, ' || those;
    -- A plan for what is asked now: one for whatever might be asked would read every case.
    if what in ('document-original', 'release') then those := those || ' and (c.handler = $5 or c.handler is null)'; end if;
    if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
    if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
    return query execute those using units, handles, kept, hidden, who, what;
  end loop;
end $$;
