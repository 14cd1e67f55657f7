-- Who has learned and passed what, and how long it holds. Core matters are handled by those who hold one.
create table certificate (
  org_id integer not null,
  id integer generated always as identity,
  staff_id integer not null,
  name text not null check (name <> ''),
  training_hours integer not null check (training_hours between 0 and 10000),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);
create index certificate_by_person on certificate (org_id, staff_id) where revoked_at is null;
create trigger certificate_changed after insert or update or delete on certificate
  for each statement execute function tell_change('staff');
