-- What an act taken from a finding says in English; null once somebody has written its words.
alter table cases.act add what_en text check (what_en <> '');
