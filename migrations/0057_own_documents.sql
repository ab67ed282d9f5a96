-- Whoever is concerned sees the documents that were issued and addressed to him: of notice from the day of notice, of a decision from the day on which it was handed
-- over. Whether a document is addressed to whom it is about, its template says when it is prepared.
alter table cases.document add column addressed boolean not null default false,
  add check (not addressed or officer is not null and about in ('person', 'decision'));
alter table cases.document disable trigger guarded;
update cases.document set addressed = true where template = 'notice' and about = 'person' or template = 'discipline-decision' and about = 'decision';
alter table cases.document enable trigger guarded;
create index document_own on cases.document (officer) where addressed and state = 'issued';

create or replace function cases.guard_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'issued' and new.state = 'replaced' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then return new; end if;
  if tg_op = 'DELETE' or old.state not in ('draft', 'checked') or (new.case_id, new.template, new.symbol, new.about, new.officer, new.step, new.decision, new.review,
      new.code, new.replaces, new.addressed) is distinct from (old.case_id, old.template, old.symbol, old.about, old.officer, old.step, old.decision, old.review,
      old.code, old.replaces, old.addressed) then
    raise exception 'cases.document: what was issued stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- As in 0037, with documents that whoever is concerned opened.
drop function cases.openings(uuid);
create function cases.openings(wanted uuid) returns table (id uuid, at timestamptz, actor text, actor_name text, roles text[], evidence uuid, release uuid, document uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return; end if;
  return query select r.id, r.at, r.actor, r.actor_name, r.roles, (r.asked ->> 'evidence')::uuid, (r.asked ->> 'release')::uuid, (r.asked ->> 'document')::uuid
    from access.read r join cases.case c on c.id = wanted where r.subject = 'case:' || wanted
      and (r.route = 'GET /api/cases/:id/evidence/:evidence/file' or r.route like 'GET /api/me/cases/:id/releases/%' or r.route = 'GET /api/cases/:id/releases/:release/text'
        or r.route like 'GET /api/me/cases/:id/documents/%')
      and not access.read_sealed(r.actor, r.at, null, c.unit);
end $$;
