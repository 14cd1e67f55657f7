-- Why a rating is left out of the ratios: two people of other units found it malicious. It is counted as cancelled, in the
-- open, and the rating itself stays.
alter table mark add column excluded text;
create index mark_excluded on mark (org_id, pledge_id, day) include (clause_id, excluded) where excluded is not null;

create or replace function mark_added() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, count(*) filter (where counted and excluded is null),
         count(*) filter (where not counted and excluded is null), 0, count(excluded)
  from added where lasted_ms is null group by 1, 2, 3, 4;
  return null;
end $$;

create or replace function mark_removed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, -count(*) filter (where counted and excluded is null),
         -count(*) filter (where not counted and excluded is null), 0, -count(excluded)
  from removed where lasted_ms is null group by 1, 2, 3, 4;
  return null;
end $$;

create or replace function mark_changed() returns trigger language plpgsql as $$
begin
  insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
  select org_id, pledge_id, clause_id, day, sum(sign * (counted and excluded is null)::int),
         sum(sign * (not counted and excluded is null)::int), 0, sum(sign * (excluded is not null)::int)
  from (
    select org_id, pledge_id, clause_id, day, counted, excluded, 1 as sign from added where lasted_ms is null
    union all
    select org_id, pledge_id, clause_id, day, counted, excluded, -1 from removed where lasted_ms is null
  ) change
  group by 1, 2, 3, 4
  having sum(sign * (counted and excluded is null)::int) <> 0 or sum(sign * (not counted and excluded is null)::int) <> 0
    or sum(sign * (excluded is not null)::int) <> 0;
  return null;
end $$;

-- What was answered and rated when: reminders, the board and the lists of whom to call read it by time.
create index case_event_answers on case_event (org_id, at, case_id)
  where type in ('replied', 'rated', 'archived');

-- A unit says that a rating is malicious.
create table rating_contest (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  rated_seq integer not null,
  unit_id integer not null,
  cause text not null,
  -- Words among staff; erased with the case.
  reason text not null,
  asked_by integer not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'rejected', 'lapsed')),
  settled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, asked_by) references staff (org_id, id),
  constraint rating_contested_once unique (org_id, case_id, rated_seq),
  check ((state = 'open') = (settled_at is null))
);
create index rating_contest_open on rating_contest (due_at) where state = 'open';
create index rating_contest_by_time on rating_contest (org_id, asked_at desc, id desc);

create table rating_vote (
  org_id integer not null,
  contest_id bigint not null,
  staff_id integer not null,
  uphold boolean not null,
  reason text not null,
  at timestamptz not null,
  constraint rating_voted_once primary key (org_id, contest_id, staff_id),
  foreign key (org_id, contest_id) references rating_contest (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

-- Whom to call: drawn from the cases archived in a period. The seed and the frame it was drawn from are kept, so that
-- anyone can draw the same list again.
create table call_list (
  org_id integer not null references organisation,
  id integer generated always as identity,
  seed text not null check (seed <> ''),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  wanted integer not null check (wanted > 0),
  drawn_at timestamptz not null,
  drawn_by integer,
  primary key (org_id, id),
  foreign key (org_id, drawn_by) references staff (org_id, id)
);

create table call_frame (
  org_id integer not null,
  list_id integer not null,
  case_id bigint not null,
  -- Unit, channel and whether it was rated, at the time of the draw.
  stratum text not null,
  primary key (org_id, list_id, case_id),
  foreign key (org_id, list_id) references call_list (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id)
);

create table call (
  org_id integer not null,
  list_id integer not null,
  place integer not null,
  case_id bigint not null,
  staff_id integer,
  state text not null default 'open' check (state in ('open', 'reached', 'refused', 'unreachable', 'overtaken')),
  attempts integer not null default 0,
  tried_at timestamptz,
  -- When the user asked to be called again.
  again_at timestamptz,
  primary key (org_id, list_id, place),
  unique (org_id, list_id, case_id),
  foreign key (org_id, list_id, case_id) references call_frame (org_id, list_id, case_id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);
create index call_by_person on call (org_id, staff_id) where state = 'open';
create index call_by_case on call (org_id, case_id);

-- What users would do better. The words are erased with the case.
create table suggestion (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  unit_id integer,
  source text not null check (source in ('call', 'case')),
  body text not null,
  state text not null default 'new' check (state in ('new', 'considered', 'adopted', 'declined', 'done')),
  answer text,
  at timestamptz not null,
  staff_id integer,
  changed_at timestamptz not null,
  changed_by integer,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  foreign key (org_id, changed_by) references staff (org_id, id)
);
create index suggestion_by_time on suggestion (org_id, at desc, id desc);
create index suggestion_by_case on suggestion (org_id, case_id);

-- Who erases a case need not know what others wrote down about it.
create function satisfaction_erased() returns trigger language plpgsql as $$
begin
  update suggestion set body = '' where (org_id, case_id) = (new.org_id, new.id);
  update rating_vote vote set reason = '' from rating_contest contest
    where (contest.org_id, contest.case_id) = (new.org_id, new.id)
      and (vote.org_id, vote.contest_id) = (contest.org_id, contest.id);
  update rating_contest set reason = '' where (org_id, case_id) = (new.org_id, new.id);
  return null;
end $$;
create trigger satisfaction_erased after update of erased_at on cases for each row
  when (new.erased_at is not null and old.erased_at is null) execute function satisfaction_erased();
