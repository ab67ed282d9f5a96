-- My work (src/desk/work).

-- Whether a person, or somebody he is related to, has a part in what stands on a list of destruction. It says nothing else, and of lists that whoever asks sees.
create function retention.has_part(list uuid, person text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  people text[] := array[person] || access.related_to(person);
begin
  if access.is_request() and not access.may('retention.decide') then return true; end if;
  return exists (select from retention.item i left join access.account a on 'account:' || a.id = i.subject
    where i.destruction = list and i.state = 'listed' and (i.finding in (select findings.hidden_from(people)) or a.officer = any (people)
      or exists (select from findings.hearing h where h.finding = i.finding and h.officer = any (people))));
end $$;

-- What somebody set up for himself around his work: when he looked last.
create table desk.reader (
  account uuid primary key references access.account on delete cascade,
  looked_at timestamptz
);
alter table desk.reader enable row level security;
alter table desk.reader force row level security;
create policy system on desk.reader to liem_system using (true) with check (true);
grant select, insert, update, delete on desk.reader to liem_system;
create policy own on desk.reader to liem_app, liem_wide using (account = (select access.asker_account()));
grant select, insert, update on desk.reader to liem_app, liem_wide;

-- What of cases waits for a second person, behind policies that would ask of each row again who sees its case: a request is given what is of cases that whoever
-- asks may see, elsewhere it is all; to what he may do it, whoever asks these says.
create function cases.drafts_waiting() returns table (decision uuid, id uuid, number text, unit text, handler text, state text, officer text, due date,
    drafted_by text, drafted_at timestamptz, checked_by text, checked_at timestamptz, opinion_by text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text;
  units text[];
  handles text := '';
  kept uuid[] := '{}';
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
  end if;
  those := 'select d.id, c.id, c.number, c.unit, c.handler, c.state, d.officer, k.due, d.drafted_by, d.drafted_at, d.checked_by, d.checked_at,
      (select s.by from cases.step s where s.id = d.opinion)
    from cases.decision d join cases.case c on c.id = d.case_id join cases.clocked k on k.case_id = d.case_id and k.officer = d.officer
    where d.signed_by is null and d.withdrawn_by is null';
  -- A plan for what is asked now: one for whatever might be asked would read every case.
  if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
  return query execute those using units, handles, kept;
end $$;

-- Cases in which somebody else's responsibility waits to be concluded, the oldest first; of the reviews of whoever asks, and of those he is related to, nothing.
create function cases.reviews_waiting(most int) returns table (id uuid, number text, unit text, handler text, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text;
  units text[];
  handles text := '';
  kept uuid[] := '{}';
  hidden text[] := '{}';
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
    hidden := access.asker_hidden();
  end if;
  those := 'select c.id, c.number, c.unit, c.handler, open.since from cases.case c
    cross join lateral (select max(uuid_extract_timestamp(r.id)) as since from cases.review r
      where r.case_id = c.id and r.outcome is null and r.officer <> all ($4)) as open where open.since is not null';
  if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
  return query execute those || ' order by c.id limit $5' using units, handles, kept, hidden, most;
end $$;
