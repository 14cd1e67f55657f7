-- One row is one version of the letter. A published version never changes; a draft does.
create table pledge (
  org_id integer not null references organisation,
  id integer generated always as identity,
  version integer,
  status text not null default 'draft' check (status in ('draft', 'published')),
  title text not null,
  document jsonb not null,
  -- Days of the letter's own calendar; null from = since ever, null to = without end.
  effective_from date,
  effective_to date,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  published_by integer,
  primary key (org_id, id),
  foreign key (org_id, published_by) references staff (org_id, id),
  constraint pledge_version_taken unique (org_id, version),
  constraint pledge_ends_before_it_begins check (effective_to >= effective_from),
  check ((status = 'published') = (published_at is not null) and (status = 'published') = (version is not null))
);

create function pledge_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a published pledge never changes' using errcode = 'restrict_violation';
end $$;

create trigger pledge_is_final before update or delete on pledge
  for each row when (old.status = 'published') execute function pledge_is_final();
