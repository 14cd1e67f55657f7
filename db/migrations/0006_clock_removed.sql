-- An import may learn that something happened earlier than was known, so that a clock never ran. What it counted for is
-- taken back, and its alarms go with it.
create function clock_removed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, started_day,
         -count(*) filter (where state = 'kept'), -count(*) filter (where state = 'broken'),
         -count(*) filter (where state = 'running'), -count(*) filter (where state = 'cancelled')
  from removed group by 1, 2, 3, 4;
  return null;
end $$;

create trigger clock_removed after delete on clock
  referencing old table as removed for each statement execute function clock_removed();

alter table alarm drop constraint alarm_org_id_case_id_clause_id_round_fkey;
alter table alarm add foreign key (org_id, case_id, clause_id, round)
  references clock (org_id, case_id, clause_id, round) on delete cascade;
