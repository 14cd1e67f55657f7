-- When what the user wrote was erased; the events and figures of the case stay.
alter table cases add column erased_at timestamptz;

create index cases_to_erase on cases (org_id, changed_at)
  where erased_at is null and stage in ('archived', 'withdrawn', 'merged');
