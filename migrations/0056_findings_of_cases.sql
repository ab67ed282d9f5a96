-- A finding on which a case stands is kept as long as the case; a list of destruction says so.
alter table retention.item drop constraint item_why_check;
alter table retention.item add constraint item_why_check check (why in ('changed', 'held', 'case', 'gone', 'refused', 'withdrawn'));
