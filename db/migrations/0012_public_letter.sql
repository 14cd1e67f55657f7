-- A case is found by its number however that is typed. Numbers of our own are in capitals without spaces already, so
-- that only imported ones that are not take room here.
create index cases_by_loose_number on cases (org_id, upper(regexp_replace(normalize(number, NFKC), '\s', '', 'g')))
  where number <> upper(regexp_replace(normalize(number, NFKC), '\s', '', 'g'));

-- What the public letter tells of each clause: why how many are not counted, and what was broken last.
create index clock_not_counted on clock (org_id, pledge_id, clause_id, started_day)
  where state = 'cancelled' or paused;
create index clock_last_broken on clock (org_id, pledge_id, clause_id, due_at) where state = 'broken';
