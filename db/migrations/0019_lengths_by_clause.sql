-- The lengths of one clause lie together, so that a median needs no sorting of clauses first.
drop index mark_lengths;
drop index clock_lengths;
create index mark_lengths on mark (org_id, pledge_id, clause_id, counted, day) include (lasted_ms)
  where lasted_ms is not null;
create index clock_lengths on clock (org_id, pledge_id, clause_id, started_day) include (started_at, stopped_at)
  where stopped_at is not null;
