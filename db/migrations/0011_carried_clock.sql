-- What the promise to a merged case comes to by the answer of the case that goes on. The clock itself is cancelled and
-- counted nowhere; these columns keep it from being forgotten. Null for a case that is not merged.
alter table clock
  add column carried_state text check (carried_state in ('running', 'kept', 'broken')),
  add column carried_due_at timestamptz;
create index clock_carried on clock (org_id, pledge_id, clause_id, started_day) where carried_state is not null;
