-- Annual ratings from before Liêm, or of somebody who was rated elsewhere: as a file has them, with their source. They are no ratings of Liêm: what is concluded
-- here for the same year takes their place.
create table accountability.imported_rating (
  id uuid primary key default uuidv7(),
  officer text not null references organisation.officer,
  year int not null check (year between 2000 and 2200),
  -- a word of the law, or as the source calls it
  level text not null check (level <> ''),
  known boolean not null,
  -- which decision or list it stands in
  source text not null check (source <> ''),
  -- who rated; null: the source does not say
  rated_by text,
  number text,
  day date,
  points numeric(6, 2) check (points >= 0),
  -- cases on acts for which he was rated at the worst level: they count in no other year
  cases uuid[] not null default '{}',
  file text not null,
  row int not null,
  imported_by text not null,
  imported_on date not null,
  check (officer <> imported_by)
);
create unique index one_imported on accountability.imported_rating (officer, year);

create function accountability.guard_imported() returns trigger language plpgsql as $$
begin
  raise exception 'accountability.imported_rating: what was taken over stays' using errcode = 'check_violation';
end $$;
create trigger stays before update or delete on accountability.imported_rating for each row execute function accountability.guard_imported();

alter table accountability.imported_rating enable row level security;
alter table accountability.imported_rating force row level security;
grant select, insert on accountability.imported_rating to liem_app, liem_wide;
grant select, insert, update, delete on accountability.imported_rating to liem_system;
create policy system on accountability.imported_rating to liem_system using (true) with check (true);
create policy raters on accountability.imported_rating to liem_app, liem_wide using (officer <> all ((select access.asker_hidden())::text[])
  and ((select access.asker_ratings()) is null or officer in (select accountability.serving((select access.asker_ratings())))));
create policy own on accountability.imported_rating for select to liem_app, liem_wide using (officer = (select access.asker_officer()));
