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
