-- A follow-up call or a spot check is a step of a case, and at the same time what a duty promises: its event is the
-- evidence, once for each duty.
alter table duty_evidence
  add column case_number text,
  add column case_event integer,
  add check ((case_number is null) = (case_event is null));
create unique index duty_evidence_by_event on duty_evidence (org_id, clause_id, case_number, case_event)
  where case_number is not null;

-- Reminders and the list of duties read times and counts of the periods at hand: the index holds them all.
drop index duty_evidence_by_clause;
create index duty_evidence_by_clause on duty_evidence (org_id, clause_id, happened_at)
  include (id, recorded_at, count, deliverable);
