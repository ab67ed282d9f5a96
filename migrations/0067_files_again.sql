-- Files of a case that came after its files were destroyed are on a list again once they are due: a list names them by their case.
drop index retention.item_once;
create unique index item_once on retention.item (subject) where state = 'listed' or state = 'destroyed' and not starts_with(subject, 'evidence:');
