-- A NOTIFY makes commits wait for each other: taking in feedback fell to a third. Those who send look by themselves.
drop trigger notice_wakes on notice;
drop function notice_wakes;
