-- Between the explanation and the review meeting: the self-review that whoever is concerned writes, or that he wrote none. It moves nothing.
alter table cases.step drop constraint step_kind_check;
alter table cases.step add constraint step_kind_check
  check (kind in ('verification', 'notice', 'explanation', 'self-review', 'meeting', 'council', 'opinion', 'note'));
alter table cases.step add check (kind <> 'self-review' or officer is not null and body ->> 'heard' is not null and body ->> 'heard' in ('given', 'declined', 'absent'));
