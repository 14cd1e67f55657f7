-- What each clause comes to, by the day on which the clock started (or the mark was set).
create table compliance_daily (
  org_id integer not null,
  pledge_id integer not null,
  clause_id text not null,
  day date not null,
  kept bigint not null,
  broken bigint not null,
  running bigint not null,
  cancelled bigint not null,
  primary key (org_id, pledge_id, clause_id, day)
);

-- Changes not yet folded into compliance_daily. A fold deletes and adds in one transaction, so each counts exactly once.
create table compliance_delta (
  org_id integer not null,
  id bigint generated always as identity,
  pledge_id integer not null,
  clause_id text not null,
  day date not null,
  kept integer not null,
  broken integer not null,
  running integer not null,
  cancelled integer not null,
  primary key (org_id, id)
);

-- Counting is done by the database, where no writer can forget it. A hot counter row would serialise all writers; a
-- delta row costs one insert and is folded later.
create function clock_added() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, started_day,
         count(*) filter (where state = 'kept'), count(*) filter (where state = 'broken'),
         count(*) filter (where state = 'running'), count(*) filter (where state = 'cancelled')
  from added group by 1, 2, 3, 4;
  return null;
end $$;

create function clock_changed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, started_day, kept, broken, running, cancelled
  from (
    select org_id, pledge_id, clause_id, started_day,
           sum(sign * (state = 'kept')::int) as kept, sum(sign * (state = 'broken')::int) as broken,
           sum(sign * (state = 'running')::int) as running, sum(sign * (state = 'cancelled')::int) as cancelled
    from (
      select org_id, pledge_id, clause_id, started_day, state, 1 as sign from added
      union all
      select org_id, pledge_id, clause_id, started_day, state, -1 from removed
    ) change
    group by 1, 2, 3, 4
  ) net
  where (kept, broken, running, cancelled) <> (0, 0, 0, 0);
  return null;
end $$;

create trigger clock_added after insert on clock
  referencing new table as added for each statement execute function clock_added();
create trigger clock_changed after update on clock
  referencing old table as removed new table as added for each statement execute function clock_changed();

create function ratio_mark_added() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, count(*) filter (where counted), count(*) filter (where not counted), 0, 0
  from added group by 1, 2, 3, 4;
  return null;
end $$;

create function ratio_mark_removed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, -count(*) filter (where counted), -count(*) filter (where not counted), 0, 0
  from removed group by 1, 2, 3, 4;
  return null;
end $$;

create function ratio_mark_changed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, sum(sign * counted::int), sum(sign * (not counted)::int), 0, 0
  from (
    select org_id, pledge_id, clause_id, day, counted, 1 as sign from added
    union all
    select org_id, pledge_id, clause_id, day, counted, -1 from removed
  ) change
  group by 1, 2, 3, 4
  having sum(sign * counted::int) <> 0 or sum(sign * (not counted)::int) <> 0;
  return null;
end $$;

create trigger ratio_mark_added after insert on ratio_mark
  referencing new table as added for each statement execute function ratio_mark_added();
create trigger ratio_mark_removed after delete on ratio_mark
  referencing old table as removed for each statement execute function ratio_mark_removed();
create trigger ratio_mark_changed after update on ratio_mark
  referencing old table as removed new table as added for each statement execute function ratio_mark_changed();
