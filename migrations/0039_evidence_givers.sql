-- The trace of a finding was given by nobody: the number of the finding is not hidden for it.
create or replace function cases.givers(wanted uuid, but text) returns text[] language sql stable as $$
  select array(select word from (select e.from_whom as word from cases.evidence e where e.case_id = wanted and e.kind <> 'extract'
      union select given.word from cases.custody h join cases.evidence e on e.id = h.evidence, lateral (values (h.from_whom), (h.to_whom)) as given (word)
        where h.case_id = wanted and (e.kind, h.kind, given.word) <> ('extract', 'received', h.from_whom)) as words
    where word <> '«…»' and not exists (select from organisation.officer self where self.number = but and word in (self.number, self.name)))
$$;
