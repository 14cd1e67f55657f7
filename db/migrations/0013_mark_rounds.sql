-- Ratios are not all that marks cases: gates and comparisons do too.
alter table ratio_mark rename to mark;
alter index ratio_mark_pkey rename to mark_pkey;
alter function ratio_mark_added rename to mark_added;
alter function ratio_mark_removed rename to mark_removed;
alter function ratio_mark_changed rename to mark_changed;
alter trigger ratio_mark_added on mark rename to mark_added;
alter trigger ratio_mark_removed on mark rename to mark_removed;
alter trigger ratio_mark_changed on mark rename to mark_changed;
alter table mark rename constraint ratio_mark_org_id_case_id_fkey to mark_org_id_case_id_fkey;

-- Gates are passed, and lengths compared, more than once in a case; so a mark has a round. Marks with a length are not
-- counted by the day but compared whole: counted says on which of two sides they are.
alter table mark
  add column round integer not null default 1,
  add column at timestamptz,
  add column lasted_ms bigint,
  drop constraint mark_pkey,
  add primary key (org_id, case_id, clause_id, round);
-- What is there was marked without its moment; `jiannuo compliance rebuild` puts it in.
update mark set at = day::timestamptz;
alter table mark alter column at set not null;
drop index ratio_mark_evidence;
create index mark_evidence on mark (org_id, pledge_id, clause_id, day desc, case_id desc, round desc);

-- Medians are exact, so every length of the days in question is read: from here alone.
create index mark_lengths on mark (org_id, pledge_id, day) include (clause_id, counted, lasted_ms)
  where lasted_ms is not null;
create index clock_lengths on clock (org_id, pledge_id, started_day) include (clause_id, started_at, stopped_at)
  where stopped_at is not null;

create or replace function mark_added() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, count(*) filter (where counted), count(*) filter (where not counted), 0, 0
  from added where lasted_ms is null group by 1, 2, 3, 4;
  return null;
end $$;

create or replace function mark_removed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, -count(*) filter (where counted), -count(*) filter (where not counted), 0, 0
  from removed where lasted_ms is null group by 1, 2, 3, 4;
  return null;
end $$;

create or replace function mark_changed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, sum(sign * counted::int), sum(sign * (not counted)::int), 0, 0
  from (
    select org_id, pledge_id, clause_id, day, counted, 1 as sign from added where lasted_ms is null
    union all
    select org_id, pledge_id, clause_id, day, counted, -1 from removed where lasted_ms is null
  ) change
  group by 1, 2, 3, 4
  having sum(sign * counted::int) <> 0 or sum(sign * (not counted)::int) <> 0;
  return null;
end $$;
