-- Which body issues a document: whoever signs has authority in a unit, which may stand above that of the case. Null of what was prepared before: the unit of the case.
alter table cases.document add column issuer text references organisation.unit_code;
