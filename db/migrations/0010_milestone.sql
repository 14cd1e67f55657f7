-- What a milestone delivers is proved like a duty: by evidence that carries when it was recorded. Null of a duty.
alter table duty_evidence add column deliverable text check (deliverable <> '');

-- Reminders that half, or four fifths, of the time for a deliverable is over; at 100 it is late.
create table milestone_alarm (
  org_id integer not null references organisation,
  pledge_id integer not null,
  clause_id text not null,
  deliverable text not null,
  percent smallint not null check (percent in (50, 80, 100)),
  fired_at timestamptz not null,
  primary key (org_id, pledge_id, clause_id, deliverable, percent),
  foreign key (org_id, pledge_id) references pledge (org_id, id)
);
